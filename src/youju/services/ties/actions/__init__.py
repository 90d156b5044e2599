"""Ties are written down, corrected and ended."""

from youju.services.ties.actions.ending import end_tie
from youju.services.ties.actions.tying import Other, change_tie, correct_tie, tie

__all__ = ["Other", "change_tie", "correct_tie", "end_tie", "tie"]
