"""Reads announced recurrences, Chinese phrase by phrase, in time linear in the text."""

from youju.ground.schedules.reading.phrase import read
from youju.ground.schedules.reading.refusal import Reason, UnreadableSchedule

__all__ = ["Reason", "UnreadableSchedule", "read"]
