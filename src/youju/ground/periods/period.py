"""A period is a half-open stretch of days: its end is the first day that no longer belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from youju.ground.periods import labels


class EmptyPeriod(ValueError):
    """A period that would end on or before its first day."""

    def __init__(self, start: date, end: date) -> None:
        super().__init__(f"A period from {start} must end after it starts, not at {end}")
        self.start, self.end = start, end


class PeriodsDoNotTouch(ValueError):
    """Two periods with days between them, or with days in common, do not make one."""

    def __init__(self, one: Period, other: Period) -> None:
        super().__init__(f"{one.key} and {other.key} do not touch")
        self.one, self.other = one, other


class BeyondTheCalendar(ValueError):
    """The calendar of this program reaches from year 1 to November 9999."""

    def __init__(self, year: int, month: int) -> None:
        super().__init__(f"The calendar does not reach year {year}, month {month}")
        self.year, self.month = year, month


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The days from `start` up to, and without, `end`. Ordered by start, then by end.

    Raises EmptyPeriod when `end` is not after `start`, TypeError for anything that is not a plain date.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        for bound in (self.start, self.end):
            # A datetime is a date to Python, but it would compare with none of the days inside.
            if isinstance(bound, datetime) or not isinstance(bound, date):
                raise TypeError(f"A period is bounded by dates, not by {bound!r}")
        if self.end <= self.start:
            raise EmptyPeriod(self.start, self.end)

    def __str__(self) -> str:
        return self.key

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def __iter__(self) -> Iterator[date]:
        """Every day, in order."""
        return (self.start + timedelta(days=count) for count in range(self.days))

    def contains(self, day: date) -> bool:
        """Whether `day` belongs to the period."""
        return day in self

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.end - self.start).days

    @property
    def last(self) -> date:
        """The last day that belongs to the period."""
        return self.end - timedelta(days=1)

    @property
    def is_whole_months(self) -> bool:
        """Whether the period starts on a first and ends with the last day of a month."""
        return self.start.day == 1 and self.end.day == 1

    @property
    def is_month(self) -> bool:
        """Whether the period is exactly one calendar month."""
        return self.is_whole_months and _months_between(self.start, self.end) == 1

    @property
    def is_quarter(self) -> bool:
        """Whether the period is exactly one calendar quarter."""
        return self.is_whole_months and self.start.month % 3 == 1 and _months_between(self.start, self.end) == 3

    @property
    def is_year(self) -> bool:
        """Whether the period is exactly one calendar year."""
        return self.is_whole_months and self.start.month == 1 and _months_between(self.start, self.end) == 12

    @property
    def key(self) -> str:
        """The name a machine reads: 2018-03, 2018-Q1, 2018, else 2018-03-01..2018-03-15 (inclusive)."""
        year = f"{self.start.year:04}"
        if self.is_month:
            return f"{year}-{self.start.month:02}"
        if self.is_quarter:
            return f"{year}-Q{self.start.month // 3 + 1}"
        if self.is_year:
            return year
        return f"{self.start.isoformat()}..{self.last.isoformat()}"

    @property
    def label_zh(self) -> str:
        """The name in Chinese prose: 2018年3月, 2018年1月–3月, 2018年, 2018年3月1日–15日."""
        return labels.chinese(self.start, self.last, whole_months=self.is_whole_months)

    @property
    def label_en(self) -> str:
        """The name in English prose: March 2018, January–March 2018, 2018, 1–15 March 2018."""
        return labels.english(self.start, self.last, whole_months=self.is_whole_months)

    def months(self) -> tuple[Period, ...]:
        """Every whole calendar month that has at least one day in the period, in order."""
        first = self.start.replace(day=1)
        count = _months_between(first, self.last) + 1
        edges = [_months_later(first, step) for step in range(count + 1)]
        return tuple(Period(*pair) for pair in pairwise(edges))

    def weeks(self) -> tuple[Period, ...]:
        """The period cut on every Monday; the first and the last slice may be short."""
        edges = [self.start]
        while (to_monday := timedelta(days=7 - edges[-1].weekday())) < self.end - edges[-1]:
            edges.append(edges[-1] + to_monday)
        edges.append(self.end)
        return tuple(Period(*pair) for pair in pairwise(edges))

    def previous(self) -> Period:
        """The period of the same length right before: as many months for whole months, else as many days."""
        if self.is_whole_months:
            return Period(_months_later(self.start, -_months_between(self.start, self.end)), self.start)
        if self.days > (self.start - date.min).days:
            raise BeyondTheCalendar(0, self.start.month)
        return Period(self.start - timedelta(days=self.days), self.start)

    def last_year(self) -> Period:
        """The same months, or the same dates, one year before; 29 February answers with 28 February."""
        if self.is_whole_months:
            return Period(_months_later(self.start, -12), _months_later(self.end, -12))
        return Period(_one_year_before(self.start), _one_year_before(self.last) + timedelta(days=1))

    def year_to_date(self) -> Period:
        """From 1 January of the year of the last day to the end of the period."""
        return Period(date(self.last.year, 1, 1), self.end)

    def join(self, other: Period) -> Period:
        """Both as one. Raises PeriodsDoNotTouch over a gap, and over an overlap, which would count twice."""
        if self.end == other.start:
            return Period(self.start, other.end)
        if other.end == self.start:
            return Period(other.start, self.end)
        raise PeriodsDoNotTouch(self, other)


def day(which: date) -> Period:
    """The period of a single day."""
    if which == date.max:
        raise BeyondTheCalendar(10000, 1)
    return Period(which, which + timedelta(days=1))


def month(year: int, month: int) -> Period:
    """One calendar month, counted from 1. Raises BeyondTheCalendar for a month that does not exist."""
    first = _first_of(year, month)
    return Period(first, _months_later(first, 1))


def quarter(year: int, which: int) -> Period:
    """One calendar quarter, counted from 1. Raises BeyondTheCalendar for a quarter that does not exist."""
    first = _first_of(year, which * 3 - 2)
    return Period(first, _months_later(first, 3))


def year(which: int) -> Period:
    """One calendar year."""
    first = _first_of(which, 1)
    return Period(first, _months_later(first, 12))


def _first_of(year: int, month: int) -> date:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        raise BeyondTheCalendar(year, month)
    return date(year, month, 1)


def _months_later(first: date, count: int) -> date:
    years, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    return _first_of(years, month + 1)


def _months_between(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _one_year_before(day: date) -> date:
    if day.year == 1:
        raise BeyondTheCalendar(0, day.month)
    # Only 29 February has no namesake in the year before.
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
