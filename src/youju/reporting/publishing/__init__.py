"""A released issue goes in, bytes come out: no database, no clock, no network."""
