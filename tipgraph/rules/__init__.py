"""List the sentence shapes that count as evidence, each with words that fire it and words that must not."""
