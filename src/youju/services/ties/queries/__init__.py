"""Nets of ties as they stood on a day, and what is held of a person."""
