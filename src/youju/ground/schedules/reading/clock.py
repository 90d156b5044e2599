"""Reads times of day: 上午9:30-11:00, 下午15:00-18:30 (already 24 h), 下午3:00-5:00, 19:30, 晚上七点半, 下午."""

from __future__ import annotations

import re
from datetime import time

from youju.ground.schedules import numerals
from youju.ground.schedules.reading.refusal import Reason
from youju.ground.schedules.reading.scanner import Scanner
from youju.ground.schedules.times import PartOfDay, Times

_TO = re.compile(r"至|到|-{1,2}")
_PART = re.compile(r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间)")
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?![0-9:])"
    # 下午2-4点: the word 点 may wait for the end.
    rf"|(?P<whole>{numerals.TOKEN})(?=(?:{_TO.pattern}){numerals.TOKEN}(?:点|时))"
    rf"|(?P<oclock>{numerals.TOKEN})(?:点钟?|时)"
    rf"(?:(?P<half>半)|(?P<quarter>[一三13])刻|整|(?P<past>{numerals.TOKEN})分?)?"
)
_ONWARDS = re.compile(r"开始|起")

_DAWN = "凌晨"
_PARTS = {
    "清晨": PartOfDay.MORNING,
    "早上": PartOfDay.MORNING,
    "早晨": PartOfDay.MORNING,
    "上午": PartOfDay.MORNING,
    "中午": PartOfDay.NOON,
    "下午": PartOfDay.AFTERNOON,
    "傍晚": PartOfDay.EVENING,
    "晚上": PartOfDay.EVENING,
    "晚间": PartOfDay.EVENING,
    "夜间": PartOfDay.EVENING,
}
# The hours that each word allows; hours of the twelve-hour clock are brought here first.
_HOURS = {
    None: range(6, 24),
    _DAWN: range(0, 7),
    PartOfDay.MORNING: range(4, 13),
    PartOfDay.NOON: range(10, 15),
    PartOfDay.AFTERNOON: range(12, 24),
    PartOfDay.EVENING: range(17, 24),
}


def times(scan: Scanner) -> Times | PartOfDay | None:
    """The time of day that starts here, or None.

    A word such as 下午 holds for the end too (下午3:00-5:00), unless the hour is of the 24-hour clock already.
    """
    start = scan.position
    part = _part(scan)
    clock = scan.take(_CLOCK)
    if clock is None:
        if part == _DAWN:
            scan.fail(Reason.NOT_A_PHRASE, start)
        return None if part is None else PartOfDay(part)
    begins = _moment(scan, clock, part)
    before_end = scan.position
    if not scan.take(_TO):
        scan.take(_ONWARDS)
        return Times(begins)
    own_part = _part(scan)
    clock = scan.take(_CLOCK)
    if clock is None:
        scan.fail(Reason.NO_SUCH_TIME)
    ends = _moment(scan, clock, own_part) if own_part else _ending(scan, clock, part)
    if ends <= begins:
        scan.fail(Reason.ENDS_BEFORE_IT_STARTS, before_end)
    return Times(begins, ends)


def _part(scan: Scanner) -> str | None:
    found = scan.take(_PART)
    return None if found is None else _PARTS.get(found["part"], _DAWN)


def _moment(scan: Scanner, clock: re.Match[str], part: str | None) -> time:
    hour, minute = _numbers(scan, clock)
    if part is None and hour < 6:
        scan.fail(Reason.WHICH_HALF_OF_THE_DAY, clock.start())
    if part == PartOfDay.NOON and hour < 3:
        hour += 12
    if (part == PartOfDay.AFTERNOON and 1 <= hour <= 7) or (part == PartOfDay.EVENING and 5 <= hour <= 11):
        hour += 12
    if hour not in _HOURS[part]:
        scan.fail(Reason.NO_SUCH_TIME, clock.start())
    return time(hour, minute)


def _ending(scan: Scanner, clock: re.Match[str], part: str | None) -> time:
    """The end of a stretch whose start was said with `part`, or with none."""
    hour, minute = _numbers(scan, clock)
    twelve_hour_clock = {PartOfDay.NOON: 10, PartOfDay.AFTERNOON: 12, PartOfDay.EVENING: 12}
    if part in twelve_hour_clock and 1 <= hour < twelve_hour_clock[PartOfDay(part)]:
        hour += 12
    return time(hour, minute)


def _numbers(scan: Scanner, clock: re.Match[str]) -> tuple[int, int]:
    if clock["hour"]:
        hour, minute = int(clock["hour"]), int(clock["minute"])
    else:
        hour = scan.number(clock, "whole" if clock["whole"] else "oclock") or 0
        minute = scan.number(clock, "past") or 0
        if clock["half"]:
            minute = 30
        if clock["quarter"]:
            minute = 15 if clock["quarter"] in "一1" else 45
    if hour > 23 or minute > 59:
        scan.fail(Reason.NO_SUCH_TIME, clock.start())
    return hour, minute
