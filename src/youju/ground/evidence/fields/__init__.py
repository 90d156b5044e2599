"""What can be entered: each field reads a typed text or a spreadsheet cell, and writes it as people read it."""

from youju.ground.evidence.fields.amounts import Bytes, Minutes, Money, Whole
from youju.ground.evidence.fields.base import Cell, Field, Unreadable
from youju.ground.evidence.fields.choices import Choice, Reference, References, YesNo
from youju.ground.evidence.fields.words import Clock, Day, Prose, Topics, Words

__all__ = [
    "Bytes", "Cell", "Choice", "Clock", "Day", "Field", "Minutes", "Money", "Prose", "Reference", "References",
    "Topics", "Unreadable", "Whole", "Words", "YesNo",
]  # fmt: skip
