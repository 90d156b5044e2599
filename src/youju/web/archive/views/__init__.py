"""Views of the archive."""
