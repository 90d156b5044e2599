"""The days of a calendar that are not like others: public holidays, make-up working days, festivals, themes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class ContradictoryCalendar(ValueError):
    """A day that the rows call both a day off and a working day."""

    def __init__(self, day: date) -> None:
        super().__init__(f"{day} cannot be a day off and a working day")
        self.day = day


class Kind(StrEnum):
    """What a row says of its day. A working day is written down only where it makes up for a day off."""

    OFF = "off"
    WORKDAY = "workday"
    FESTIVAL = "festival"
    THEME = "theme"


class CalendarDay(NamedTuple):
    """One row of the calendar's table; a day may have several. `confirmed` is the State Council's word on it."""

    date: date
    kind: Kind
    name: str
    confirmed: bool = True


class WorkCalendar(Mapping[date, tuple[CalendarDay, ...]]):
    """An immutable mapping from special days to their rows, which answers for every ordinary day too.

    A year is confirmed when it has days off or working days, and every one of them is confirmed; nobody
    can say of any day in another year that it is not going to be moved.
    Raises ContradictoryCalendar for a day that is both off and a working day.
    """

    def __init__(self, rows: Iterable[CalendarDay | tuple[date, str, str, bool]] = ()) -> None:
        days: dict[date, list[CalendarDay]] = {}
        years: dict[int, bool] = {}
        for row in sorted({CalendarDay(row[0], Kind(row[1]), *row[2:]) for row in rows}, key=_order):
            days.setdefault(row.date, []).append(row)
            if row.kind in (Kind.OFF, Kind.WORKDAY):
                years[row.date.year] = years.get(row.date.year, True) and row.confirmed
        self._days = MappingProxyType({day: tuple(entries) for day, entries in days.items()})
        self._confirmed_years = frozenset(year for year, confirmed in years.items() if confirmed)
        for day in self._days:
            if self.off(day) and self._is(day, Kind.WORKDAY):
                raise ContradictoryCalendar(day)

    def __getitem__(self, day: date) -> tuple[CalendarDay, ...]:
        return self._days[day]

    def __iter__(self) -> Iterator[date]:
        return iter(self._days)

    def __len__(self) -> int:
        return len(self._days)

    def __hash__(self) -> int:
        return hash(frozenset(self._days.items()))

    def off(self, day: date) -> bool:
        """Whether `day` is a public holiday; an ordinary Sunday is none."""
        return self._is(day, Kind.OFF)

    def make_up(self, day: date) -> bool:
        """Whether `day` is a weekend day on which people work and children are at school."""
        return day.weekday() >= 5 and self._is(day, Kind.WORKDAY)

    def workday(self, day: date) -> bool:
        """Whether people work and children are at school: Monday to Friday unless off, and make-up days."""
        return self.make_up(day) or (day.weekday() < 5 and not self.off(day))

    def name(self, day: date) -> str:
        """What the day is called, holiday first (国庆节、中秋节); empty for an ordinary day."""
        return "、".join(dict.fromkeys(row.name for row in self.get(day, ())))

    def confirmed(self, day: date) -> bool:
        """Whether the days off of the year of `day` are the State Council's word and no estimate."""
        return day.year in self._confirmed_years

    def _is(self, day: date, kind: Kind) -> bool:
        return any(row.kind is kind for row in self.get(day, ()))


def _order(row: CalendarDay) -> tuple[date, int, str]:
    return row.date, list(Kind).index(row.kind), row.name
