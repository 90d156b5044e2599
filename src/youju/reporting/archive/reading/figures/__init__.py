"""Figures in running text: a number, the unit it is counted in, what is counted, and of which time it speaks."""
