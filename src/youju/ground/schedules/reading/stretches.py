"""Reads stretches of the calendar that name no day: 4月中下旬, 3月底至4月初, 4月, 3月至6月, 寒暑假."""

from __future__ import annotations

import re

from youju.ground.schedules import numerals
from youju.ground.schedules.reading.refusal import Reason
from youju.ground.schedules.reading.scanner import Scanner
from youju.ground.schedules.rules import Break, Months, MonthThird, TermBreak, Third, Window

_YEAR = r"(?:(?P<year>[0-9]{4})年)?"
_MONTH = rf"(?P<month>{numerals.TOKEN})月"
_AND, _TO = r"(?:、|和|与|及|以及)\s*", r"(?:至|到|-{1,2})\s*"

_TENS = r"(?:上中下|上中|上下|中下|上|中|下)旬"
_THIRDS = rf"(?P<thirds>{_TENS}|[初底末])"
_FIRST_WINDOW = re.compile(rf"{_YEAR}{_MONTH}份?的?{_THIRDS}")
_WINDOW_ALONE = re.compile(rf"(?P<thirds>{_TENS})")
_NEXT_WINDOW = re.compile(rf"{_AND}(?:{_MONTH})?{_THIRDS}")
_LAST_WINDOW = re.compile(rf"{_TO}(?:{_MONTH})?{_THIRDS}")
_NAMED = {"上": Third.EARLY, "中": Third.MIDDLE, "下": Third.LATE}
_NAMED |= {"初": Third.EARLY, "底": Third.LATE, "末": Third.LATE}

# 3至6月: the word 月 may wait for the last month of a range.
_FIRST_MONTH = re.compile(rf"{_YEAR}(?P<month>{numerals.TOKEN})(?:月份?|(?=(?:至|到|-{{1,2}}){numerals.TOKEN}月))")
# 4月、5月6日 goes on with a date, which is none of the months.
_NEXT_MONTH = re.compile(rf"{_AND}{_MONTH}份?(?!\s*{numerals.TOKEN}[日号])")
_LAST_MONTH = re.compile(rf"{_TO}{_MONTH}份?")

_BREAK = re.compile(r"(?P<which>寒暑假|寒假(?:和|、)暑假|寒假|暑假)(?:期间)?")


def window(scan: Scanner, context: Months | None) -> Window | None:
    """The thirds of months that start here, or None; a bare 中下旬 belongs to `context`, a single month."""
    if found := scan.take(_FIRST_WINDOW):
        year = int(found["year"]) if found["year"] else scan.year
        month = _month(scan, found)
    elif context is not None and len(context.months) == 1 and (found := scan.take(_WINDOW_ALONE)):
        year, month = context.year, context.months[0]
    else:
        return None
    thirds = _thirds(month, found)
    while True:
        if further := scan.take(_NEXT_WINDOW):
            month = _month(scan, further) if further["month"] else month
            thirds |= _thirds(month, further)
        elif last := scan.take(_LAST_WINDOW):
            month = _month(scan, last) if last["month"] else month
            thirds |= _thirds_until(scan, last, max(thirds), max(_thirds(month, last)))
        else:
            return Window(tuple(thirds), year)


def months(scan: Scanner) -> Months | None:
    """The months that start here, or None; 11月至2月 runs over the new year unless a year is said."""
    found = scan.take(_FIRST_MONTH)
    if found is None:
        return None
    year = int(found["year"]) if found["year"] else scan.year
    last = _month(scan, found)
    named = {last}
    while True:
        if until := scan.take(_LAST_MONTH):
            first, last = last, _month(scan, until)
            if last < first and year is not None:
                scan.fail(Reason.ENDS_BEFORE_IT_STARTS, until.start())
            named |= {(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)}
        elif further := scan.take(_NEXT_MONTH):
            last = _month(scan, further)
            named.add(last)
        else:
            return Months(tuple(named), year)


def term_break(scan: Scanner) -> TermBreak | None:
    """The school holidays named here, or None."""
    found = scan.take(_BREAK)
    if found is None:
        return None
    return TermBreak({"寒假": Break.WINTER, "暑假": Break.SUMMER}.get(found["which"], Break.BOTH))


def _month(scan: Scanner, found: re.Match[str]) -> int:
    month = scan.number(found, "month") or 0
    if not 1 <= month <= 12:
        scan.fail(Reason.NO_SUCH_DATE, found.start())
    return month


def _thirds(month: int, found: re.Match[str]) -> set[MonthThird]:
    return {MonthThird(month, _NAMED[letter]) for letter in found["thirds"].removesuffix("旬")}


def _thirds_until(scan: Scanner, found: re.Match[str], first: MonthThird, last: MonthThird) -> set[MonthThird]:
    if last <= first:
        scan.fail(Reason.ENDS_BEFORE_IT_STARTS, found.start())
    everything = (MonthThird(month, third) for month in range(first.month, last.month + 1) for third in Third)
    return {entry for entry in everything if first < entry <= last}
