"""The kinds of recurrence: some name their days, some only a stretch of the calendar, and none guesses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum, IntEnum
from typing import NamedTuple

LAST = -1
# A year of days; a longer list is no announcement, and ranges could otherwise be made to explode.
MOST_DATES = 366


class ImpossibleRule(ValueError):
    """A recurrence that no calendar can hold, such as 31 April or the sixth Monday."""


class Weekday(IntEnum):
    """A day of the week, numbered as date.weekday() numbers it."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


MONDAY_TO_FRIDAY = frozenset(Weekday) - {Weekday.SATURDAY, Weekday.SUNDAY}


class Third(IntEnum):
    """A third of a month: 上旬 (1–10), 中旬 (11–20), 下旬 (21 to the end)."""

    EARLY = 0
    MIDDLE = 1
    LATE = 2


class Break(Enum):
    """The holidays of the schools, whose dates each city sets anew."""

    WINTER = "winter"
    SUMMER = "summer"
    BOTH = "both"


class MonthDay(NamedTuple):
    """A date of any year."""

    month: int
    day: int


class MonthThird(NamedTuple):
    """A third of a month of any year."""

    month: int
    third: Third


@dataclass(frozen=True, slots=True)
class Months:
    """Some months, of one year or of every year."""

    months: tuple[int, ...]
    year: int | None = None

    def __post_init__(self) -> None:
        if not self.months or not all(1 <= month <= 12 for month in self.months):
            raise ImpossibleRule(f"{self.months} are not months")
        _check_year(self.year)
        object.__setattr__(self, "months", tuple(sorted(set(self.months))))

    def contains(self, day: date) -> bool:
        """Whether `day` lies in one of the months."""
        return day.month in self.months and self.year in (None, day.year)


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days of the week, every week or every `every` weeks counted from the Monday-based week of `anchor`.

    Nothing happens before the anchor. No days at all means that the day is not said (隔周).
    """

    days: frozenset[Weekday]
    every: int = 1
    anchor: date | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.every <= 52:
            raise ImpossibleRule(f"Every {self.every} weeks is no rhythm of a year")
        object.__setattr__(self, "days", frozenset(Weekday(day) for day in self.days))


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Every working day as the State Council sets it: make-up weekends count, days off do not."""


@dataclass(frozen=True, slots=True)
class MonthlyNth:
    """The first to fifth (1–5) or the last (LAST) of one weekday in every month."""

    nths: tuple[int, ...]
    weekday: Weekday

    def __post_init__(self) -> None:
        if not self.nths or not all(nth == LAST or 1 <= nth <= 5 for nth in self.nths):
            raise ImpossibleRule(f"A month has no weekday numbered {self.nths}")
        # The last comes last, so that what is written reads in the order of the month.
        object.__setattr__(self, "nths", tuple(sorted(set(self.nths), key=lambda nth: (nth == LAST, nth))))
        object.__setattr__(self, "weekday", Weekday(self.weekday))


@dataclass(frozen=True, slots=True)
class Dates:
    """Named dates: all of them of any year (MonthDay), or all of them full dates."""

    dates: tuple[MonthDay, ...] | tuple[date, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.dates) <= MOST_DATES:
            raise ImpossibleRule(f"{len(self.dates)} dates are no list that anybody announces")
        if len({isinstance(entry, date) for entry in self.dates}) > 1:
            raise ImpossibleRule("Either all dates carry a year or none does")
        named = {entry if isinstance(entry, date) else MonthDay(*entry) for entry in self.dates}
        for entry in named:
            if isinstance(entry, MonthDay):
                leap_day(entry)
        object.__setattr__(self, "dates", tuple(sorted(named)))

    @property
    def have_years(self) -> bool:
        """Whether the dates are full dates, which happen once."""
        return isinstance(self.dates[0], date)

    def names(self, day: date) -> bool:
        """Whether `day` is one of the dates."""
        return (day if self.have_years else MonthDay(day.month, day.day)) in self.dates


@dataclass(frozen=True, slots=True)
class Window:
    """Thirds of months inside which something will happen on a day not yet said (4月中下旬)."""

    thirds: tuple[MonthThird, ...]
    year: int | None = None

    def __post_init__(self) -> None:
        if not self.thirds or not all(1 <= month <= 12 for month, _ in self.thirds):
            raise ImpossibleRule(f"{self.thirds} are no thirds of months")
        _check_year(self.year)
        named = {MonthThird(month, Third(third)) for month, third in self.thirds}
        object.__setattr__(self, "thirds", tuple(sorted(named)))


@dataclass(frozen=True, slots=True)
class Undated:
    """Some day of the months named (4月), or of a time not said at all."""

    months: Months | None = None


@dataclass(frozen=True, slots=True)
class TermBreak:
    """Some day of the school holidays (寒暑假)."""

    which: Break


Rule = Weekdays | WorkingDays | MonthlyNth | Dates | Window | Undated | TermBreak


def leap_day(entry: MonthDay) -> date:
    """The date in a leap year, where every date of any year exists. Raises ImpossibleRule for 31 April."""
    try:
        return date(2000, entry.month, entry.day)
    except ValueError as impossible:
        raise ImpossibleRule(f"There is no day {entry.day} in month {entry.month}") from impossible


def _check_year(year: int | None) -> None:
    if year is not None and not MINYEAR <= year <= MAXYEAR:
        raise ImpossibleRule(f"The calendar has no year {year}")
