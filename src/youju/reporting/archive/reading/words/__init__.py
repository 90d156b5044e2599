"""Words of the field: measure words, counted nouns, and what looks like a count and is none."""
