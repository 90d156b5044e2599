"""What is announced: weekdays against dates, days off, two at once, years that are over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from youju.ground.schedules import Kind, Slot, official, on_days_off
from youju.reporting.archive.reading.checks.paper import Paper, short
from youju.reporting.archive.reading.printed import Entry, Finding
from youju.reporting.archive.reading.schedule.entries import when_of

_ZH = "一二三四五六日"
_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# What else a day off is called in the name of what is made for it.
_MADE_FOR = {
    "劳动节": "五一|劳动",
    "国庆节": "十一|国庆",
    "元旦": "新年|元旦|跨年",
    "春节": "新年|春节|过年|团年|年夜|拜年|庙会",
    "清明节": "清明|踏青|祭|寒食",
    "端午节": "端午|粽|龙舟",
    "中秋节": "中秋|月饼|赏月",
}
_TIMETABLE = 10
_WORLDWIDE = {
    (12, 25): ("圣诞节", "Christmas Day"),
    (1, 1): ("元旦", "New Year's Day"),
    (12, 26): ("", "Boxing Day"),
}


def weekdays(paper: Paper) -> Iterator[Finding]:
    """A weekday in print that is not the date's own."""
    said = {(entry.spot.line, day, weekday) for entry in paper.entries for day, weekday in entry.weekdays}
    lines = {entry.spot.line for entry in paper.entries}
    for row in paper.rows:
        if (
            row.number not in lines
            and len(row.plain) < 400
            and re.search(r"[日号]\s?\((?:周|星期|礼拜)?[一二三四五六日天]\)|day,?\s\d", row.plain)
        ):
            said |= {
                (row.number, day.isoformat(), weekday) for day, weekday in when_of(row.plain, paper.issue).said
            }
    for line, day, weekday in sorted(said):
        real = date.fromisoformat(day)
        if real.weekday() != weekday:
            yield paper.say(
                "weekday", "wrong", line,
                f"{real.year}年{real.month}月{real.day}日是星期{_ZH[real.weekday()]}，印的是星期{_ZH[weekday]}。",
                f"{real.day} {real:%B} {real.year} is a {_EN[real.weekday()]}, not a {_EN[weekday]}.", day,
            )  # fmt: skip


@lru_cache(maxsize=16)
def _days_off(year: int) -> dict[date, str]:
    return {row.date: row.name for row in official([year]) if row.kind is Kind.OFF}


@lru_cache(maxsize=16)
def _feasts(year: int) -> dict[date, list[str]]:
    """Festivals and theme days by date, without the 节 or 日 of their names."""
    found: dict[date, list[str]] = {}
    for row in official([year]):
        if row.kind in (Kind.FESTIVAL, Kind.THEME):
            found.setdefault(row.date, []).append(re.escape(row.name.rstrip("节日")))
    return found


@lru_cache(maxsize=16)
def _made_up(year: int) -> frozenset[date]:
    return frozenset(row.date for row in official([year]) if row.kind is Kind.WORKDAY)


def holidays(paper: Paper) -> Iterator[Finding]:
    """Dates on days off that nothing in the name explains; recurring ones are said once for the paper."""
    regular: list[Entry] = []
    school: list[Entry] = []
    hit: set[date] = set()
    made_up: set[date] = set()
    for entry in paper.entries:
        days = [date.fromisoformat(day) for day in entry.dates]
        for day in days:
            name = _holiday(paper, day, entry)
            if name:
                yield paper.say(
                    "holiday", "odd", entry.spot.line, f"{day.month}月{day.day}日是{name}："
                        f"“{short(entry.text)}”照常吗？",
                    f"{day.day} {day:%B} is {name}: “{short(entry.text)}”.", day.isoformat(),
                )  # fmt: skip
        if (
            entry.rule
            and paper.language == "zh"
            and not paper.traditional
            and not re.search("节假日|假日|照常", entry.text)
        ):
            happening = set(_happening(paper, entry))
            off = {day for day in happening if day in _days_off(day.year)}
            if off:
                regular.append(entry)
                hit |= off
            if (morning := _at_school(entry, happening)) and not re.search("托管|开放|图书", entry.text):
                school.append(entry)
                made_up |= morning
    # One weekly class that meets a holiday is understood; a whole timetable that says nothing of it is not.
    if len(regular) < _TIMETABLE:
        return
    if regular:
        said = "、".join(f"{day.month}月{day.day}日" for day in sorted(hit)[:6])
        yield paper.say(
            "holiday", "odd", regular[0].spot.line,
            f"“{short(regular[0].text)}”等{len(regular)}项按周进行，遇{said}放假，没有说明是否照常。",
            f"{len(regular)} weekly entries meet days off ({said}) and say nothing of them.", "weekly",
        )  # fmt: skip
    if school:
        said = "、".join(f"{day.month}月{day.day}日" for day in sorted(made_up)[:4])
        yield paper.say(
            "holiday", "odd", school[0].spot.line,
            f"{said}调休上课，“{short(school[0].text)}”等{len(school)}项在上午，孩子在校。",
            f"On {said} children are at school to make up for a holiday: “{short(school[0].text)}”.", "school",
        )  # fmt: skip


def _at_school(entry: Entry, happening: set[date]) -> set[date]:
    """The mornings of make-up days on which a weekend rule of its own brings children who are at school."""
    if (
        not entry.start
        or entry.start >= "12:00"
        or not re.search("SA|SU", entry.rule or "")
        or "MO" in (entry.rule or "")
    ):
        return set()
    return {day for day in happening if day in _made_up(day.year)}


def _holiday(paper: Paper, day: date, entry: Entry) -> str:
    if paper.language == "en" or paper.traditional:
        name = _WORLDWIDE.get((day.month, day.day), ("", ""))[0 if paper.language == "zh" else 1]
        return "" if paper.language == "zh" and re.search("圣诞|聖誕|元旦|新年", entry.text) else name
    name = _days_off(day.year).get(day, "")
    if not name or not on_days_off([Slot(day)], {day: name}, entry.text):
        return ""
    # 重阳 in the week of the National Day: made for another day that is on the same date.
    reasons = "|".join([_MADE_FOR.get(name, name), *_feasts(day.year).get(day, ())])
    return "" if re.search(reasons, entry.text) else name


def _happening(paper: Paper, entry: Entry) -> Iterator[date]:
    """The days of a weekly rule in the month after the issue."""
    issue = paper.issue
    found = re.fullmatch(r"FREQ=WEEKLY;BYDAY=([A-Z,]+)", entry.rule or "")
    if issue is None or found is None:
        return
    month, year = issue.last_month % 12 + 1, issue.year + (issue.last_month == 12)
    codes = found[1].split(",")
    day = date(year, month, 1)
    while day.month == month:
        if _CODES[day.weekday()] in codes:
            yield day
        day += timedelta(days=1)


def overlaps(paper: Paper) -> Iterator[Finding]:
    """Two entries at once in one room, or with one person."""
    timed = [entry for entry in paper.entries if entry.start and entry.end and entry.start < entry.end][:300]
    for n, one in enumerate(timed):
        for other in timed[n + 1 :]:
            if _at_once(one, other) and _together(one, other) and _days(one) & _days(other):
                later = max(one, other, key=lambda entry: entry.spot.line)
                first = min(one, other, key=lambda entry: entry.spot.line)
                if later.spot.line == first.spot.line:
                    continue
                where = one.place if one.place == other.place else "、".join(one.contacts) or one.office
                yield paper.say(
                    "overlap", "odd", later.spot.line,
                    f"与第{first.spot.line}行“{short(first.text, 24)}”同时（{where}）。",
                    f"At the same time as line {first.spot.line}, “{short(first.text, 24)}” "
                    f"({where}).", f"{first.spot.line}",
                )  # fmt: skip


def _at_once(one: Entry, other: Entry) -> bool:
    return (one.start or "") < (other.end or "") and (other.start or "") < (one.end or "")


def _together(one: Entry, other: Entry) -> bool:
    if one.place and one.place == other.place and one.place in one.text and other.place in other.text:
        return True
    # One person who is named for both cannot be in two places.
    return bool(
        one.contacts
        and one.contacts == other.contacts
        and len(one.contacts) == 1
        and not one.place
        and not other.place
        and _busy(one, other)
    )


def _busy(one: Entry, other: Entry) -> bool:
    return one.title != other.title and bool(one.rule) and one.rule == other.rule


def _days(entry: Entry) -> set[str]:
    """Dates, or the weekdays of a rule; a rule without an interval meets the weekday of a date."""
    days = set(entry.dates)
    if found := re.search(r"FREQ=WEEKLY;(?:INTERVAL=\d+;)?BYDAY=([A-Z,]+)", entry.rule or ""):
        days |= set(found[1].split(","))
    return days


def years(paper: Paper) -> Iterator[Finding]:
    """A date of the preview that is over before the issue began."""
    if paper.issue is None:
        return
    start = date(paper.issue.year, paper.issue.months[0], 1)
    for entry in paper.entries:
        gone = [day for day in entry.dates if date.fromisoformat(day) < start]
        if gone:
            yield paper.say(
                "year", "odd", entry.spot.line, f"{gone[0]}在本期之前：“{short(entry.text)}”的年份对吗？",
                f"{gone[0]} lies before this issue: “{short(entry.text)}”.", gone[0],
            )  # fmt: skip
