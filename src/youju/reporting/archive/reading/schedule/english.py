"""Reads when an English line says something happens: every other Tuesday, first Thursday of the month, 9 June."""

from __future__ import annotations

import re
from datetime import date

from youju.reporting.archive.reading.dates.period import EN_MONTH, ENGLISH_MONTHS, Period, day_or_none, last_day
from youju.reporting.archive.reading.schedule.clock import english_hours
from youju.reporting.archive.reading.schedule.when import When, days_between

_NAMES = (
    "mon(?:day)?",
    "tue(?:s(?:day)?)?",
    "wed(?:nesday)?",
    "thu(?:rs?(?:day)?)?",
    "fri(?:day)?",
    "sat(?:urday)?",
    "sun(?:day)?",
)
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = rf"(?:{'|'.join(_NAMES)})(?:s|'s|s')?\b\.?"
_SEP = r"(?:\s?(?:,|/|&|and|or|to|-{1,2}|until|through|\+)\s?)"
_LIST = rf"{_DAY}(?:{_SEP}(?:and\s)?(?:every\s)?{_DAY})*"
_NTH = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th|5th|fifth)"
_NTHS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "last": -1,
}
_MONTHLY = re.compile(
    rf"(?:every\s|each\s|the\s)?\b(?P<nths>{_NTH}(?:{_SEP}(?:and\s)?{_NTH})*)\s(?P<day>{_DAY})(?:\s(?:of|in"
    rf"|each|every)\s(?:the|each|every|a)?\s?(?:calendar\s)?month|\seach month|\smonthly"
    rf"|\sof\s(?P<month>{EN_MONTH})\b|(?=[\s,]))",
    re.I,
)
_EVERY = re.compile(
    rf"(?P<two>(?:every|each)\s(?:other|second|2nd|two weeks on)\s|alternate\s|fortnightly,?\s(?:on\s)?"
    rf"|every fortnight,?\s(?:on\s)?)(?P<twodays>{_LIST})"
    rf"|(?P<after>{_LIST})\s?(?:\(?fortnightly\)?|every other week|every two weeks|alternate weeks)"
    rf"|(?:every|each)\s(?P<days>{_LIST})|(?P<daily>\b(?:daily|every day|seven days a week)\b)"
    rf"|(?P<working>\b(?:weekdays|every weekday|working days)\b)"
    rf"|(?P<weekend>\b(?:weekends|every weekend)\b)|\b(?P<plain>{_LIST})", re.I,
)  # fmt: skip
_D = r"\d{1,2}(?:st|nd|rd|th)?"
_ITEM = rf"(?:{_DAY}\s)?{_D}"
_DATES = re.compile(
    rf"\b(?P<list>{_ITEM}(?:\s?(?:,|&|and|-{{1,2}}|to"
    rf"|until)\s?(?:and\s)?{_ITEM})*)\s(?:of\s)?(?P<month>{EN_MONTH})\b\.?(?:,?\s(?P<year>(?:19|20)\d\d))?"
    rf"|\b(?:(?P<wday>{_DAY}),?\s)?(?P<month2>{EN_MONTH})\b\.?\s(?P<list2>{_D}(?:\s?(?:,|&|and|-{{1,2}}"
    rf"|to)\s?{_D}(?!\s?(?:[:.]\d|[ap]\.?m"
    rf"|-{{1,2}}\s?\d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m)))*)(?:,?\s(?P<year2>(?:19"
    rf"|20)\d\d))?(?!\d)(?:\s?\((?P<bracket>{_DAY})\))?", re.I,
)  # fmt: skip
_RUN_OVER = re.compile(
    rf"\b(?:{_DAY}\s)?(?P<d1>{_D})\s(?P<m1>{EN_MONTH})\s?(?:-{{1,2}}|to"
    rf"|until)\s?(?:{_DAY}\s)?(?P<d2>{_D})\s(?P<m2>{EN_MONTH})\b(?:,?\s(?P<year>(?:19|20)\d\d))?",
    re.I,
)
_NUMERIC = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>(?:20)?\d\d))?(?![\d/])")
_PART_OF_MONTH = re.compile(rf"\b(?P<part>early|mid|late|end of)[\s-](?P<month>{EN_MONTH})\b", re.I)
_WHOLE = re.compile(rf"\b(?:in|during|throughout)\s(?P<month>{EN_MONTH})\b", re.I)
_FROM = re.compile(r"(?:from|starting|beginning|until|closes?|closed|begins?)\s(?:on\s)?$", re.I)


def when(plain: str, issue: Period | None) -> When:
    """What a folded line says of time."""
    found = When()
    rest = plain
    match = _MONTHLY.search(rest)
    # “every second Tuesday” is every other one, unless a month is named.
    if match and not (
        re.match("every|each", match[0], re.I) and "month" not in match[0].lower() and not match["month"]
    ):
        nths = [_NTHS[word.lower()] for word in re.findall(_NTH, match["nths"], re.I)]
        month = ENGLISH_MONTHS[match["month"].lower()] if match["month"] and issue else None
        days = [issue.nth_day(month, nth, _code(match["day"])) for nth in nths] if issue and month else []
        # The third Saturday of November is one day.
        found.dates = [day for day in days if day is not None]
        if not found.dates:
            found.rule = "FREQ=MONTHLY;BYDAY=" + ",".join(f"{nth}{_code(match['day'])}" for nth in nths)
        found.spans.append(match.span())
        rest = _hide(rest, match)
    rest = _dates(found, rest, issue)
    for match in _EVERY.finditer(rest):
        if found.rule is None and _every(found, match):
            found.spans.append(match.span())
            rest = _hide(rest, match)
            break
    if found.rule and len(found.dates) > 3:
        found.window, found.dates = (found.dates[0], found.dates[-1]), []
    if not found.dated and issue and (match := _PART_OF_MONTH.search(rest)):
        month = ENGLISH_MONTHS[match["month"].lower()]
        year, end = issue.month_year(month), last_day(issue.month_year(month), month)
        part = match["part"].lower()
        first, last = {"early": (1, 10), "mid": (11, 20)}.get(part, (21, end))
        found.window = date(year, month, first), date(year, month, last)
        found.spans.append(match.span())
    for hours, span in english_hours(rest):
        if hours not in found.hours and len(found.hours) < 6:
            found.hours.append(hours)
            found.spans.append(span)
    return found


def _hide(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + "\x00" * len(match[0]) + text[match.end() :]


def weekday(word: str) -> int:
    """0 for any way to write Monday."""
    low = word.lower()
    return next(number for number, name in enumerate(_NAMES) if re.match(name, low))


def _code(word: str) -> str:
    return _CODES[weekday(word)]


def _days(said: str) -> list[int]:
    """The weekdays of a list; a dash or “to” runs from one to the next."""
    made: list[int] = []
    last = 0
    for match in re.finditer(_DAY, said, re.I):
        day = weekday(match[0])
        between = said[last : match.start()].strip().lower()
        if made and between in ("-", "--", "to", "until", "through"):
            step = made[-1]
            while step != day:
                step = (step + 1) % 7
                made.append(step)
        else:
            made.append(day)
        last = match.end()
    return sorted(set(made))


def _every(found: When, match: re.Match[str]) -> bool:
    if match["daily"]:
        if not found.dates and not found.rule:
            found.rule = "FREQ=DAILY"
        return True
    if match["working"] or match["weekend"]:
        found.rule = "FREQ=WEEKLY;BYDAY=" + ("MO,TU,WE,TH,FR" if match["working"] else "SA,SU")
        return True
    said = match["days"] or match["twodays"] or match["after"] or match["plain"]
    if match["plain"] and found.dates:
        return False
    # A short name alone, such as “sun” or “sat”, is a weekday only beside another or beside a time.
    if match["plain"] and len(said) <= 3 and not re.search(r"\d", match.string[match.end() : match.end() + 8]):
        return False
    interval = "INTERVAL=2;" if match["two"] or match["after"] else ""
    found.rule = f"FREQ=WEEKLY;{interval}BYDAY={','.join(_CODES[day] for day in _days(said))}"
    if len(found.dates) > 3:
        found.window, found.dates = (found.dates[0], found.dates[-1]), []
    return True


def _dates(found: When, rest: str, issue: Period | None) -> str:
    if match := _RUN_OVER.search(rest):
        months = ENGLISH_MONTHS[match["m1"].lower()], ENGLISH_MONTHS[match["m2"].lower()]
        first = _day(match["d1"], months[0], match["year"], issue)
        last = _day(match["d2"], months[1], match["year"], issue)
        if first and last:
            found.dates += days_between(first, last)
            found.window = None if found.dates else (first, last) if first < last else None
            found.spans.append(match.span())
            rest = _hide(rest, match)
    for match in _DATES.finditer(rest):
        month = ENGLISH_MONTHS[(match["month"] or match["month2"]).lower()]
        said, year = match["list"] or match["list2"], match["year"] or match["year2"]
        # “every other Saturday from 4 February” says from when, and no date.
        if _FROM.search(rest[: match.start()]) and (found.rule or _EVERY.search(rest[: match.start()])):
            found.spans.append(match.span())
            rest = _hide(rest, match)
            continue
        named: list[date] = []
        read = 0
        for item in re.finditer(rf"(?P<wday>{_DAY}\s)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?", said, re.I):
            day = _day(item["day"], month, year, issue)
            if day is None:
                continue
            between = said[read : item.start()].strip().lower()
            run = named and between in ("-", "--", "to", "until")
            named += days_between(named[-1], day)[1:] if run else [day]
            if word := (item["wday"] or (match["wday"] if not named[1:] else None)):
                found.said.append((day, weekday(word)))
            read = item.end()
        if named and match["bracket"]:
            found.said.append((named[0], weekday(match["bracket"])))
        if named:
            found.dates += [day for day in named if day not in found.dates]
            found.spans.append(match.span())
            rest = _hide(rest, match)
    return rest


def _day(said: str, month: int, year: str | None, issue: Period | None) -> date | None:
    number = int(re.match(r"\d+", said)[0])  # type: ignore[index]
    if year:
        return day_or_none(int(year), month, number)
    return day_or_none(issue.month_year(month), month, number) if issue else None
