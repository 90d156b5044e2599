"""What stands in the way of a plan: two at once at one place or with one person, a day off, a morning at school.

Times are half-open: what ends at eleven leaves room for what begins then.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

NOON = time(12)
# More days of a month than this are most of them.
MOST_DAYS = 15


@dataclass(frozen=True, slots=True)
class Slot:
    """One dated session; without an end it is over after an hour, as far as others are concerned."""

    day: date
    start: time | None = None
    end: time | None = None
    cancelled: bool = False

    def overlaps(self, other: Slot) -> bool:
        """Whether both are at once; what is cancelled, or has no hour, stands in nobody's way."""
        if self.day != other.day or self.cancelled or other.cancelled or not (self.start and other.start):
            return False
        return self.start < other.until and other.start < self.until

    @property
    def until(self) -> time:
        """When others may begin."""
        if self.end is not None:
            return self.end
        start = self.start or time(0)
        return start.replace(hour=start.hour + 1) if start.hour < 23 else time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Taken(Generic[K]):
    """A slot that `by` takes of something that can be had once: a place, a colleague."""

    by: K
    of: Hashable
    slot: Slot


def at_once(taken: Iterable[Taken[K]]) -> Iterator[tuple[Taken[K], Taken[K]]]:
    """Every two that take the same thing at the same time, in order of time.

    One pass over the slots in order, O(n log n) and the pairs that are found.
    """
    open_: dict[tuple[Hashable, date], list[Taken[K]]] = {}
    timed = [each for each in taken if each.slot.start is not None and not each.slot.cancelled]
    for each in sorted(timed, key=lambda each: (each.slot.day, each.slot.start or time.min, each.slot.until)):
        key = (each.of, each.slot.day)
        running = [other for other in open_.get(key, ()) if each.slot.overlaps(other.slot)]
        for other in running:
            if other.by != each.by:
                yield other, each
        open_[key] = [*running, each]


def shut_out(one: str, other: str) -> bool:
    """Whether two rooms of a site are known to be two."""
    return bool(one and other) and one != other


def open_house(slots: Iterable[Slot]) -> bool:
    """Whether it is there on most days: a service of the house, beside which others take place."""
    return len({slot.day for slot in slots}) > MOST_DAYS


def on_days_off(slots: Iterable[Slot], off: Mapping[date, str], title: str) -> list[date]:
    """The days off on which it stands; one that bears the name of the day is made for it."""
    free = [slot.day for slot in slots if slot.day in off and not slot.cancelled]
    return [day for day in free if off[day].removesuffix("节") not in title]


def on_school_mornings(slots: Iterable[Slot], made_up: Collection[date]) -> list[date]:
    """The make-up working days on whose mornings it stands, or at no hour said, while children are at school."""
    return [
        slot.day
        for slot in slots
        if slot.day in made_up and not slot.cancelled and (slot.start is None or slot.start < NOON)
    ]
