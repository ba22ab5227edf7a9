"""Turn sentences and their mentions into claims."""
