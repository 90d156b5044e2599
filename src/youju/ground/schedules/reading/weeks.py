"""Reads the rules that count weeks: 每周二、周四, 隔周(周六), 每月最后一周的周五, 每天, 工作日, 周末."""

from __future__ import annotations

import re

from youju.ground.schedules import numerals
from youju.ground.schedules.reading.refusal import Reason
from youju.ground.schedules.reading.scanner import Scanner
from youju.ground.schedules.rules import LAST, MonthlyNth, Weekday, Weekdays, WorkingDays

_WEEK = r"(?:周|星期|礼拜)"
_DAY = r"(?P<day>[一二三四五六日天])"
_NUMBER = rf"(?P<number>{numerals.TOKEN})"

_EVERY_DAY = re.compile(r"每天|每日|天天")
_WORKING_DAY = re.compile(r"(?:每个)?工作日")
_WEEKEND = re.compile(r"每?个?(?:周末|双休日)")
_EVERY_WEEK = re.compile(rf"每个?(?={_WEEK})")
_EVERY_SECOND_WEEK = re.compile(rf"每?隔一?{_WEEK}(?!末)")
_EVERY_NTH_WEEK = re.compile(rf"每{_NUMBER}个?{_WEEK}(?!末)")
_WEEK_ALONE = re.compile(_WEEK)
_NAMED_DAY = re.compile(rf"的?{_WEEK}?{_DAY}(?!次)")
_DAY_OF_THE_WEEK = re.compile(rf"{_WEEK}{_DAY}(?!次)")
# After a first day the word 周 may be left out, but 六、四月 and 六三点 go on with something else.
_NEXT_DAY = re.compile(
    rf"[、/和与及]?\s*(?:以及)?(?:{_WEEK}{_DAY}|(?P<bare>[一二三四五六](?![十点时月号刻个年次])|[日天]))"
)
_NEXT_DAY_AFTER_COMMA = re.compile(rf",\s*{_WEEK}{_DAY}(?!次)")
_LAST_DAY_OF_RANGE = re.compile(rf"(?:至|到|-{{1,2}})\s*{_WEEK}?{_DAY}(?!次)")
_ON_EACH = re.compile(r"的?每[天日]")
_OPEN, _CLOSE = re.compile(r"\("), re.compile(r"\)")

_EVERY_MONTH = re.compile(r"每个?月的?")
_LAST_WEEK = re.compile(rf"最后[一1]?个?{_WEEK}的?(?={_WEEK})")
_LAST_ONE = re.compile(r"最后(?:[一1]个)?")
_NTH_ONE = re.compile(rf"第?{_NUMBER}个?")
_AND = re.compile(r"[、/和与及]|以及")
_WEEK_OF_WEEKDAY = re.compile(rf"{_WEEK}的?{_WEEK}")


def rule(scan: Scanner) -> Weekdays | WorkingDays | MonthlyNth | None:
    """The rule in weeks that starts here, or None."""
    if scan.take(_EVERY_DAY):
        return Weekdays(frozenset(Weekday))
    if scan.take(_WORKING_DAY):
        return WorkingDays()
    if scan.take(_WEEKEND):
        return Weekdays(frozenset({Weekday.SATURDAY, Weekday.SUNDAY}))
    if scan.take(_EVERY_MONTH):
        return _nth_of_the_month(scan)
    if scan.take(_EVERY_SECOND_WEEK):
        return Weekdays(_days_of_rhythm(scan), every=2)
    if scan.take(_EVERY_WEEK):
        scan.take(_WEEK_ALONE)
        return Weekdays(_days_of_rhythm(scan))
    start = scan.position
    if found := scan.take(_EVERY_NTH_WEEK):
        every = scan.number(found, "number") or 0
        if not 1 <= every <= 52:
            scan.fail(Reason.NO_SUCH_COUNT, start)
        return Weekdays(_days_of_rhythm(scan), every)
    if scan.sees(_DAY_OF_THE_WEEK):
        return Weekdays(_days(scan))
    return None


def weekday(name: str) -> Weekday:
    """The weekday named by one character of 一二三四五六日天."""
    return Weekday("一二三四五六日".index(name.replace("天", "日")))


def _days_of_rhythm(scan: Scanner) -> frozenset[Weekday]:
    """The days after 每周 or 隔周, in brackets or not; none when no day is said."""
    start = scan.position
    if not scan.take(_OPEN):
        return _days(scan)
    days = _days(scan)
    if not days:
        # The bracket holds something else, which is read by whoever reads next.
        scan.position = start
    elif not scan.take(_CLOSE):
        scan.fail(Reason.BRACKET_LEFT_OPEN, start)
    return days


def _days(scan: Scanner) -> frozenset[Weekday]:
    days: set[Weekday] = set()
    found = scan.take(_NAMED_DAY)
    while found is not None:
        day = weekday(found["day"] or found["bare"])
        days.add(day)
        if until := scan.take(_LAST_DAY_OF_RANGE):
            # 周六至周一 runs over the weekend.
            length = (weekday(until["day"]) - day) % 7
            days.update(Weekday((day + step) % 7) for step in range(length + 1))
        found = scan.take(_NEXT_DAY) or scan.take(_NEXT_DAY_AFTER_COMMA)
    if days:
        scan.take(_ON_EACH)
    return frozenset(days)


def _nth_of_the_month(scan: Scanner) -> MonthlyNth:
    nths: list[int] = []
    while True:
        start = scan.position
        if scan.take(_LAST_WEEK) or scan.take(_LAST_ONE):
            nths.append(LAST)
        elif found := scan.take(_NTH_ONE):
            nth = scan.number(found, "number") or 0
            if not 1 <= nth <= 5:
                scan.fail(Reason.NO_SUCH_COUNT, start)
            if scan.sees(_WEEK_OF_WEEKDAY):
                scan.fail(Reason.WEEK_OR_WEEKDAY, start)
            nths.append(nth)
        else:
            scan.fail(Reason.NOT_A_PHRASE)
        if not scan.take(_AND):
            break
    day = scan.take(_DAY_OF_THE_WEEK)
    if day is None:
        scan.fail(Reason.NOT_A_PHRASE)
    return MonthlyNth(tuple(nths), weekday(day["day"]))
