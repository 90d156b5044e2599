"""Views of the volunteers."""
