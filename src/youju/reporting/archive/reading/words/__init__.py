"""The words of the field that a reader knows: measure words, counted nouns, and what looks like a count and is none."""
