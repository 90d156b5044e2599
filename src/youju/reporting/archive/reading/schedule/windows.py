"""Windows of a Chinese announcement: thirds of months (四月中下旬) and whole months; no day is invented."""

from __future__ import annotations

import re
from datetime import date

from youju.reporting.archive.reading.dates.period import YEAR, Period, day_or_none, last_day, small, year_of
from youju.reporting.archive.reading.schedule.when import When

_N = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
WINDOW = re.compile(
    rf"(?:(?P<year>{YEAR})年)?(?P<month>{_N})月(?:份)?(?P<thirds>[上中下]{{1,3}}旬|初|底|末|中)(?:\s?(?:至|到"
    rf"|-)\s?(?:(?P<month2>{_N})月)?(?P<thirds2>[上中下]{{1,3}}旬|初|底|末))?"
)
MONTH = re.compile(
    rf"(?<![\d第])(?:(?P<year>{YEAR})年)?(?P<month>{_N})月(?:份)?(?!\s?{_N}\s?[日号]|\d|[上中下初底末旬刊报])"
)


def year_said(said: str | None, month: int | None, issue: Period | None) -> int | None:
    """The year of a month: the one in print, else the first that holds such a month not before the issue."""
    if said:
        return year_of(said)
    if issue is None or month is None or not 1 <= month <= 12:
        return None
    return issue.month_year(month)


_THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 31), "初": (1, 10), "底": (21, 31), "末": (21, 31)}


def take_window(found: When, match: re.Match[str], issue: Period | None) -> None:
    """Puts a third of a month, or several (中下旬), into `found`."""
    month = small(match["month"])
    year = year_said(match["year"], month, issue)
    if year is None or month is None:
        return
    thirds = [_THIRDS[letter] for letter in match["thirds"] if letter in _THIRDS]
    last_month = small(match["month2"]) if match["month2"] else month
    until = [_THIRDS[letter] for letter in (match["thirds2"] or "") if letter in _THIRDS] or thirds
    if last_month is None or not 1 <= last_month <= 12:
        return
    first = day_or_none(year, month, thirds[0][0])
    last = day_or_none(year, last_month, min(until[-1][1], last_day(year, last_month)))
    if first and last and first <= last:
        found.window = first, last
        found.spans.append(match.span())


def take_month(found: When, match: re.Match[str], issue: Period) -> None:
    """Puts a whole month into `found`."""
    month = small(match["month"])
    year = year_said(match["year"], month, issue)
    if year is not None and month is not None:
        found.window = date(year, month, 1), date(year, month, last_day(year, month))
        found.month_only = True
        found.spans.append(match.span())
