"""Reads named dates: 4月14日, 4月16日、29日, 4月5-7日, 2018年12月30日至2019年1月2日, 4月14日(周六)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from youju.ground.schedules import numerals
from youju.ground.schedules.reading.refusal import Reason
from youju.ground.schedules.reading.scanner import Scanner
from youju.ground.schedules.reading.weeks import weekday
from youju.ground.schedules.rules import MOST_DATES, Dates, MonthDay, Months

_MONTH = rf"(?:(?P<year>[0-9]{{4}})年)?(?P<month>{numerals.TOKEN})月"
# The word 日 may wait for the last of several days: 4月16、29日.
_DAY = (
    rf"(?P<day>{numerals.TOKEN})"
    r"(?:[日号]|(?=(?:、|和|至|到|-{1,2})[0-9]{1,2}(?:[日号]|(?:、|和|至|到|-{1,2})[0-9])))"
)
_FIRST = re.compile(_MONTH + _DAY)
_DAY_ALONE = re.compile(_DAY)
_NEXT = re.compile(rf"(?:、|和|与|及|以及)\s*(?:{_MONTH})?{_DAY}")
_LAST = re.compile(rf"(?:至|到|-{{1,2}})\s*(?:{_MONTH})?{_DAY}")
_WEEKDAY = re.compile(r"\((?:周|星期|礼拜)(?P<name>[一二三四五六日天])\)")

# Every date of any year exists in a leap year, so dates without a year are counted there.
_ANY_YEAR = 2000


def dates(scan: Scanner, context: Months | None) -> Dates | None:
    """The dates that start here, or None; a bare 14日 belongs to `context` when that is a single month."""
    year, month = scan.year, 0
    found = scan.take(_FIRST)
    if found is None and context is not None and len(context.months) == 1:
        year, month = context.year, context.months[0]
        found = scan.take(_DAY_ALONE)
    if found is None:
        return None
    named: list[date] = []
    in_range = False
    while found is not None:
        said = found.groupdict()
        if said.get("year"):
            if named and year is None:
                scan.fail(Reason.DOES_NOT_GO_TOGETHER, found.start("year"))
            year = int(said["year"])
        if said.get("month"):
            month = scan.number(found, "month") or 0
        day = _day(scan, found, year, month)
        if in_range:
            named += _days_between(scan, found, named[-1], day)
        named.append(day)
        if len(named) > MOST_DATES:
            scan.fail(Reason.TOO_MANY)
        _check_weekday(scan, day, year)
        found, in_range = scan.take(_NEXT), False
        if found is None:
            found, in_range = scan.take(_LAST), True
    if year is None:
        return Dates(tuple(MonthDay(day.month, day.day) for day in named))
    return Dates(tuple(named))


def full_date(scan: Scanner, found: re.Match[str]) -> date:
    """The full date in a match with the groups year, month and day.

    Raises UnreadableSchedule where neither the text nor the caller knows the year.
    """
    year = int(found["year"]) if found["year"] else scan.year
    if year is None:
        scan.fail(Reason.YEAR_NEEDED, found.start())
    return _day(scan, found, year, scan.number(found, "month") or 0)


def _day(scan: Scanner, found: re.Match[str], year: int | None, month: int) -> date:
    day = scan.number(found, "day") or 0
    try:
        return date(_ANY_YEAR if year is None else year, month, day)
    except ValueError:
        scan.fail(Reason.NO_SUCH_DATE, found.start())


def _days_between(scan: Scanner, found: re.Match[str], first: date, last: date) -> list[date]:
    if last <= first:
        scan.fail(Reason.ENDS_BEFORE_IT_STARTS, found.start())
    if (last - first).days >= MOST_DATES:
        scan.fail(Reason.TOO_MANY, found.start())
    return [first + timedelta(days=step) for step in range(1, (last - first).days)]


def _check_weekday(scan: Scanner, day: date, year: int | None) -> None:
    """Takes the weekday in brackets beside a date: it must be true, and only a year can tell."""
    position = scan.position
    found = scan.take(_WEEKDAY)
    if found is None:
        return
    if year is None:
        scan.fail(Reason.YEAR_NEEDED, position)
    if weekday(found["name"]) != day.weekday():
        scan.fail(Reason.WRONG_WEEKDAY, position)
