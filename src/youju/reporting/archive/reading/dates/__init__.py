"""Which stretch of time a text speaks of: its own month, quarter or year, and the months named in it."""
