"""Reads of the companions' room: who waits and who is free, pairs, their silence, the companion's own page."""
