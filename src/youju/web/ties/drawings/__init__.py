"""Drawings of ties: frozen dataclasses in, places out, and from places the text of an SVG. No row is read."""
