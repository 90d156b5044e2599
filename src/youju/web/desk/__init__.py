"""The desk: list, record, correct and withdraw records of every kind, from its declaration alone."""
