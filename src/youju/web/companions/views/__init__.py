"""Pages of the companions' room."""
