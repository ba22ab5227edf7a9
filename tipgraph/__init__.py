"""Read trafficking narratives into a graph of cited claims."""
