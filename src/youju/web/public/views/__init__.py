"""The public pages, by noun."""
