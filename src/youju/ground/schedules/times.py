"""Times of day as they are announced: a clock time, open or closed, or only a part of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from itertools import pairwise


class ImpossibleTimes(ValueError):
    """Times that end before they start, overlap, or carry what no announcement says (seconds, zones)."""


class PartOfDay(StrEnum):
    """A part of the day that stays fuzzy: 周六下午 names no hour, and none is invented."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, order=True, slots=True)
class Times:
    """From `start` to `end` on one day, local time to the minute; `end` is None where it is left open.

    Raises ImpossibleTimes when it would end at or before its start.
    """

    start: time
    end: time | None = None

    def __post_init__(self) -> None:
        for moment in (self.start, self.end):
            if moment is not None and (moment.second or moment.microsecond or moment.tzinfo):
                raise ImpossibleTimes(f"{moment} is more exact than an announced time")
        if self.end is not None and self.end <= self.start:
            raise ImpossibleTimes(f"{self.start:%H:%M} to {self.end:%H:%M} ends before it starts")


def in_order(times: tuple[Times | PartOfDay, ...]) -> tuple[Times | PartOfDay, ...]:
    """The times of one day from early to late.

    Raises ImpossibleTimes when two overlap, or when clock times and parts of the day are mixed.
    """
    parts = [entry for entry in times if isinstance(entry, PartOfDay)]
    clocks = sorted(
        (entry for entry in times if isinstance(entry, Times)),
        key=lambda entry: (entry.start, entry.end or entry.start),
    )
    if parts and clocks:
        raise ImpossibleTimes("Either say clock times or parts of the day, not both")
    if len(set(parts)) < len(parts):
        raise ImpossibleTimes("The same part of the day is named twice")
    for earlier, later in pairwise(clocks):
        if (earlier.end or earlier.start) > later.start or earlier.start == later.start:
            raise ImpossibleTimes(f"{earlier.start:%H:%M} and {later.start:%H:%M} overlap")
    return tuple(clocks) or tuple(part for part in PartOfDay if part in parts)
