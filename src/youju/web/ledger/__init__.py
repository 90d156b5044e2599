"""Screens of the ledger beyond the desk: a whole month as a grid, and the definitions of what is counted."""
