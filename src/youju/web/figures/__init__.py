"""Figures on the screen: a month of all offices side by side, and one figure opened down to its records."""
