"""What a bulletin announces: when, where, and whom to call."""

from youju.reporting.archive.reading.schedule.entries import entries_of

__all__ = ["entries_of"]
