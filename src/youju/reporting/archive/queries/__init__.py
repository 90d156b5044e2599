"""Reads of the archive: issues with their counts, one issue as a person goes through it, series with a seam."""
