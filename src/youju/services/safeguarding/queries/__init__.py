"""Reads of reports and of whom an office calls."""
