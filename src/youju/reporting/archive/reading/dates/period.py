"""Periods as text and as arithmetic: 2018-03, 2018-Q2, 2018, 2018-03-31, and what lies before them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """A year, one of its months, quarters or halves, or the day by which something was counted."""

    year: int
    month: int | None = None
    quarter: int | None = None
    half: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        if self.day and self.month:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        if self.month:
            return f"{self.year:04}-{self.month:02}"
        if self.quarter:
            return f"{self.year:04}-Q{self.quarter}"
        return f"{self.year:04}-H{self.half}" if self.half else f"{self.year:04}"

    @property
    def months(self) -> range:
        """The months it covers."""
        if self.month:
            return range(self.month, self.month + 1)
        if self.quarter:
            return range(3 * self.quarter - 2, 3 * self.quarter + 1)
        if self.half:
            return range(6 * self.half - 5, 6 * self.half + 1)
        return range(1, 13)

    @property
    def last_month(self) -> int:
        return self.months[-1]

    def before(self) -> Period:
        """The period of the same kind just before."""
        if self.month:
            return Period(self.year - (self.month == 1), (self.month - 2) % 12 + 1)
        if self.quarter:
            return Period(self.year - (self.quarter == 1), quarter=(self.quarter - 2) % 4 + 1)
        if self.half:
            return Period(self.year - (self.half == 1), half=3 - self.half)
        return Period(self.year - 1)

    def month_year(self, month: int) -> int:
        """The year of a month that a preview names without one: the first such month not before this period."""
        if len(self.months) == 12:
            return self.year + 1
        return self.year if month >= self.months[0] else self.year + 1

    def nth_day(self, month: int, nth: int, weekday: str) -> date | None:
        """The second TU, or the last one (-1), of a month that a preview names; None where the month has none."""
        if not 1 <= month <= 12:
            return None
        year = self.month_year(month)
        days = [date(year, month, day) for day in range(1, last_day(year, month) + 1)]
        found = [day for day in days if day.weekday() == WEEKDAYS.index(weekday)]
        return found[nth - 1 if nth > 0 else nth] if abs(nth) <= len(found) else None


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def day_or_none(year: int, month: int, day: int) -> date | None:
    """A date, or None for 31 April."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_day(year: int, month: int) -> int:
    return monthrange(year, month)[1]


_CN = {letter: value for value, letter in enumerate("零一二三四五六七八九")}


def small(token: str) -> int | None:
    """A small number in digits or Chinese numerals: 12, 十二, 廿三; None for anything else."""
    token = token.strip()
    if token.isdigit() and token.isascii():
        return int(token)
    token = token.replace("两", "二").replace("廿", "二十").replace("卅", "三十")
    if re.fullmatch("[零一二三四五六七八九]{2,4}", token):
        return int("".join(str(_CN[letter]) for letter in token))
    found = re.fullmatch("(?P<tens>[一二三四五六七八九])?(?P<ten>十)?(?P<ones>[零一二三四五六七八九])?", token)
    if not found or not token:
        return None
    if not found["ten"]:
        return _CN[found["tens"] or found["ones"]]
    return 10 * (_CN[found["tens"]] if found["tens"] else 1) + (_CN[found["ones"]] if found["ones"] else 0)


ENGLISH_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
ENGLISH_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
EN_MONTH = "|".join(sorted(ENGLISH_MONTHS, key=len, reverse=True))
YEAR = (
    r"(?:(?:19|20)\d\d|二零[零一二三四五六七八九]{2}|一九[零一二三四五六七八九]{2}"
    r"|民国\s?(?:\d{2,3}|[零一二三四五六七八九十百]{1,5}))"
)
_ZH_ERA = re.compile(r"民国\s?(?P<era>\d{2,3}|[零一二三四五六七八九十百]{1,5})")


def year_of(token: str) -> int | None:
    """The year of 2018, 二零一八 or 民国107."""
    if era := _ZH_ERA.fullmatch(token):
        hundred, _letter, rest = era["era"].rpartition("百")
        count = (100 * (small(hundred) or 1) if hundred else 0) + (small(rest.lstrip("零")) or 0)
        return count + 1911 if count else None
    return small(token)
