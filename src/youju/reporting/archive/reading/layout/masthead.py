"""The head of a bulletin: its title, who publishes it, and which month, quarter or year it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from youju.reporting.archive.reading.dates.period import (
    EN_MONTH,
    ENGLISH_MONTHS,
    ENGLISH_SEASONS,
    YEAR,
    Period,
    small,
    year_of,
)
from youju.reporting.archive.reading.layout.headings import counted
from youju.reporting.archive.reading.layout.publisher import names_publisher, publisher_of
from youju.reporting.archive.reading.layout.sections import kind_of
from youju.reporting.archive.reading.layout.tables import column_table
from youju.reporting.archive.reading.page import Line

_N = r"(?:\d{1,2}|[一二三四五六七八九十正腊]{1,2})"
_CHINESE = re.compile(
    rf"(?P<year>{YEAR}|(?<!\d)1[01]\d(?=年))\s?(?:年度?|[-./])?\s?(?:(?P<from>{_N})\s?月?\s?[-至到]\s?)?"
    rf"(?:(?P<month>{_N})\s?(?:月|(?![\d季期年]))|第?(?P<quarter>[1-4一二三四])\s?季度?|(?P<half>[上下])半年)?"
)
_PARTS = re.compile(rf"(?<![\d第]){_N}月(?:号|刊|报|份)?|第?(?P<quarter>[1-4一二三四])季度?")
_ENGLISH = re.compile(
    rf"\b(?:(?P<month>{EN_MONTH})|(?P<season>spring|summer|autumn|fall|winter)|q(?P<quarter>[1-4])"
    rf"|(?P<nth>first|second|third|fourth) quarter)"
    rf"\b\.?(?:\s?(?:-|to|and|/)\s?(?P<until>{EN_MONTH}))?,?\s(?:of\s)?(?:\d{{1,2}},?\s)?(?P<year>(?:19"
    rf"|20)\d\d)", re.I,
)  # fmt: skip
# A quarter that is named by its last day: quarter to 31 March 2019.
_QUARTER_TO = re.compile(
    rf"\b(?:quarter|three months)\s(?:to|ending|ended)\s(?:\d{{1,2}}\s)?(?P<month>{EN_MONTH})"
    rf"(?:\s\d{{1,2}})?,?\s(?P<year>(?:19|20)\d\d)", re.I,
)  # fmt: skip
_ENGLISH_YEAR = re.compile(
    r"(?:annual|year|impact|review|report)\D{0,30}(?P<year>(?:19|20)\d\d)|^(?P<only>(?:19|20)\d\d)\b", re.I
)
_YEARLY = re.compile(r"年度|年报|全年|年终|annual|year", re.I)
_POSTED = re.compile(rf"(?P<year>{YEAR})年(?P<month>{_N})月{_N}{{1,2}}[日号]")
_BARE_MONTH = re.compile(rf"(?<![\d年第])(?P<month>{_N})月(?!\s?{_N}{{1,2}}[日号])")


@dataclass(frozen=True)
class Masthead:
    """Title and publisher as printed; `rows` are the lines that it takes; no period where none is said."""

    title: str
    publisher: str
    period: Period | None
    rows: int


def masthead(rows: Sequence[Line], publisher: str | None) -> Masthead:
    """The head of the text: its first lines, as far as they are short and say what this is."""
    first = next((n for n, row in enumerate(rows) if row.text), len(rows))
    taken: list[Line] = []
    end = first
    for number in range(first, min(len(rows), first + 10)):
        row = rows[number]
        if not row.text:
            continue
        spelled = _spelled(row).text
        dated = bool(_CHINESE.search(spelled) or _ENGLISH.search(spelled))
        apart = bool(taken) and not rows[number - 1].text
        if apart and dated and kind_of(row.text) in ("results", "preview") and _period(taken) is not None:
            break
        if counted(spelled) or (apart and not dated) or (taken and not dated and column_table(rows, number)):
            break
        if taken and not dated and (_greets(row) or (kind_of(row.text) and not names_publisher(row.text))):
            break
        if len(row.text) > 70 or len(taken) == 4 or (taken and re.search(r"[。！？!?]$|^[【〖#]|^一、", row.text)):
            break
        taken.append(row)
        end = number + 1
    title = re.sub(r"\s+", " ", taken[0].printed.strip("\ufeff \u3000\t#*=")) if taken else ""
    return Masthead(title, publisher or publisher_of(taken, rows), _period(taken) or _anywhere(rows), end)


def _greets(row: Line) -> bool:
    return bool(re.search(r"^(?:亲爱|各位|尊敬|敬爱|dear|hello|welcome)|[:]$", row.text, re.I))


def _period(rows: Sequence[Line]) -> Period | None:
    """The most exact period that the head says: a month before a quarter, a quarter before a year."""
    rows = [_spelled(row) for row in rows]
    said = [period for row in rows if (period := _said(row)) is not None]
    if said and _YEARLY.search(rows[0].text) and (first := _said(rows[0])) is not None:
        return first
    posted = next((match for row in rows if (match := _POSTED.search(row.text))), None)
    if posted is not None:
        # A title that names a month without its year, over the date of posting: 七月号 … 2025年8月1日.
        month = _bare_month(rows)
        if month and (year := year_of(posted["year"])):
            return Period(year if month <= (small(posted["month"]) or 12) else year - 1, month)
    best = next(
        (period for period in said if period.month or period.quarter or period.half), said[0] if said else None
    )
    if best is not None and len(best.months) == 12 and (named := _bare_month(rows)):
        return Period(best.year, named)
    return best


def _bare_month(rows: Sequence[Line]) -> int | None:
    """The first month that a line names without a year and a day."""
    month = next((small(found["month"]) for row in rows if (found := _BARE_MONTH.search(row.text))), None)
    return month if month and 1 <= month <= 12 else None


# Ways to print a date or a month in digits alone.
_DIGITS = (
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-./](1[0-2]|0?[1-9])[-./](3[01]|[12]\d|0?[1-9])(?!\d)"), r"\1年\2月\3日"),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(?=期|号|刊|\s|$)"), r"\1年\2月"),
    (re.compile(r"(?<![\d/])(1[0-2]|0?[1-9])/((?:19|20)\d\d)(?!\d)"), r"\2年\1月"),
    (re.compile(rf"\b({EN_MONTH})\.?\s'(\d\d)\b", re.I), r"\1 20\2"),
)


def _spelled(row: Line) -> Line:
    """The line with dates in one notation."""
    text = row.text[:200]
    for pattern, notation in _DIGITS:
        text = pattern.sub(notation, text)
    return Line(row.number, text, text)


def _said(row: Line) -> Period | None:
    """The period that one line says."""
    if (quarter := _QUARTER_TO.search(row.text)) is not None:
        last = ENGLISH_MONTHS[quarter["month"].lower()]
        return _span(int(quarter["year"]), last - 2, last)
    if (english := _ENGLISH.search(row.text)) is not None:
        return _of_english(english)
    for match in _CHINESE.finditer(row.text):
        year = year_of(match["year"]) if len(match["year"]) != 3 else int(match["year"]) + 1911
        if year is not None and 1900 <= year <= 2100:
            return _of(year, match, row.text)
    yearly = _ENGLISH_YEAR.search(row.text)
    return Period(int(yearly["year"] or yearly["only"])) if yearly else None


def _of_english(match: re.Match[str]) -> Period:
    year = int(match["year"])
    if match["until"] and match["month"]:
        return _span(year, ENGLISH_MONTHS[match["month"].lower()], ENGLISH_MONTHS[match["until"].lower()])
    if match["month"]:
        return Period(year, ENGLISH_MONTHS[match["month"].lower()])
    if match["season"]:
        return Period(year, quarter=ENGLISH_SEASONS[match["season"].lower()])
    nth = ("first", "second", "third", "fourth").index((match["nth"] or "first").lower()) + 1
    return Period(year, quarter=int(match["quarter"]) if match["quarter"] else nth)


def _of(year: int, match: re.Match[str], text: str) -> Period:
    month = small(match["month"]) if match["month"] else None
    if match["from"] and month:
        return _span(year, small(match["from"]) or month, month)
    if month and 1 <= month <= 12:
        return Period(year, month)
    if match["quarter"]:
        return Period(year, quarter=small(match["quarter"]))
    if match["half"]:
        return Period(year, half=1 if match["half"] == "上" else 2)
    # 十月月报（2012年）: the month stands elsewhere on the line.
    rest = text[: match.start()] + " " + text[match.end() :]
    if found := _PARTS.search(rest):
        if found["quarter"]:
            return Period(year, quarter=small(found["quarter"]))
        named = small(re.match(_N, found[0])[0]) if re.match(_N, found[0]) else None  # type: ignore[index]
        if named and named <= 12:
            return Period(year, named)
    return Period(year)


def _span(year: int, first: int, last: int) -> Period:
    if last - first == 2 and last % 3 == 0:
        return Period(year, quarter=last // 3)
    if last - first == 5 and last in (6, 12):
        return Period(year, half=last // 6)
    return Period(year) if (first, last) == (1, 12) else Period(year, last)


def _anywhere(rows: Sequence[Line]) -> Period | None:
    """The first month with its year in the text, where the head says none."""
    for row in rows[:400]:
        for match in _CHINESE.finditer(row.text[:400]):
            if match["month"] and (year := year_of(match["year"])) and 1900 <= year <= 2100:
                return _of(year, match, row.text)
        english = _ENGLISH.search(row.text[:400])
        if english and english["month"]:
            return Period(int(english["year"]), ENGLISH_MONTHS[english["month"].lower()])
    return None
