"""Doors of ties, behind the question of a person's card."""
