"""Spreadsheets in: read at arm's length, shown before anything is written, reversible as a whole."""
