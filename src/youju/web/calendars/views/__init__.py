"""Rooms of the calendars, one file per matter."""
