"""Reads of rounds and visits."""
