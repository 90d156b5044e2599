"""Pages of the shared devices."""
