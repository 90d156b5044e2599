"""Screens of ties: a list in words, genogram and ecomap, then and now; they open with a person's card."""
