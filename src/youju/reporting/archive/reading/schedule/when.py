"""When something happens, as far as a line says it: a rule, dates, a window, and clock times."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

MOST_DAYS = 62


@dataclass
class When:
    """What a line says of time; `start` and `end` are the columns of its words, `said` the weekdays of its dates.

    `hours` are pairs of HH:MM; the end is None where it is open. An overnight end lies before its start.
    """

    rule: str | None = None
    dates: list[date] = field(default_factory=list)
    window: tuple[date, date] | None = None
    hours: list[tuple[str, str | None]] = field(default_factory=list)
    said: list[tuple[date, int]] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    part: str = ""
    month_only: bool = False
    lunar: bool = False

    @property
    def dated(self) -> bool:
        """Whether a day, a recurrence or a window is said."""
        return bool(self.rule or self.dates or self.window or self.lunar)

    @property
    def says_anything(self) -> bool:
        return self.dated or bool(self.hours)

    @property
    def start(self) -> int:
        return min((span[0] for span in self.spans), default=0)

    @property
    def end(self) -> int:
        return max((span[1] for span in self.spans), default=0)


def days_between(first: date, last: date) -> list[date]:
    """The days of a run, both ends included; none for a run that is no programme of anybody's."""
    length = (last - first).days
    return [first + timedelta(days=step) for step in range(length + 1)] if 0 <= length <= MOST_DAYS else []
