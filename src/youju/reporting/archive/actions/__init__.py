"""Writes of the archive: an issue is read in once, each figure is judged, words are struck."""

from youju.reporting.archive.actions.batches import bring, read_waiting
from youju.reporting.archive.actions.judging import Said, confirm, correct, reject, take_back
from youju.reporting.archive.actions.publishing import conceal, publish
from youju.reporting.archive.actions.reading_in import read_in
from youju.reporting.archive.actions.words import strike_word

__all__ = [
    "Said",
    "bring",
    "conceal",
    "confirm",
    "correct",
    "publish",
    "read_in",
    "read_waiting",
    "reject",
    "strike_word",
    "take_back",
]
