"""Says a schedule in English, for readers; only the Chinese phrase is read back."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Sequence
from datetime import date

from youju.ground.schedules.rules import (
    LAST,
    MONDAY_TO_FRIDAY,
    Break,
    Dates,
    MonthDay,
    MonthlyNth,
    Months,
    Rule,
    TermBreak,
    Third,
    Undated,
    Weekday,
    Weekdays,
    Window,
    WorkingDays,
)
from youju.ground.schedules.schedule import Holidays, Schedule
from youju.ground.schedules.times import Times

_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", LAST: "last"}
_THIRDS = {
    frozenset({Third.EARLY}): "early ",
    frozenset({Third.MIDDLE}): "mid-",
    frozenset({Third.LATE}): "late ",
    frozenset({Third.EARLY, Third.MIDDLE}): "early to mid-",
    frozenset({Third.MIDDLE, Third.LATE}): "mid- to late ",
    frozenset({Third.EARLY, Third.LATE}): "early or late ",
    frozenset(Third): "",
}
_BREAKS = {
    Break.WINTER: "the winter school holidays",
    Break.SUMMER: "the summer school holidays",
    Break.BOTH: "the school holidays",
}
_HOLIDAYS = {
    Holidays.UNSTATED: "",
    Holidays.SKIP: "not on public holidays",
    Holidays.KEEP: "on public holidays too",
    Holidays.SCHOOL_DAYS: "on school days only",
}


def write_en(schedule: Schedule) -> str:
    """The schedule in English: every Saturday in April, 9:30–11:00, not on public holidays."""
    days = _rule(schedule.rule)
    if isinstance(schedule.within, Months):
        days += f" in {_months(schedule.within)}"
    elif isinstance(schedule.within, TermBreak):
        days += f" in {_BREAKS[schedule.within.which]}"
    times = _listed([_times(entry) if isinstance(entry, Times) else entry.value for entry in schedule.times])
    exceptions = "" if schedule.exceptions is None else f"except {_dates(schedule.exceptions)}"
    return ", ".join(filter(None, (days, times, exceptions, _HOLIDAYS[schedule.holidays])))


def _rule(rule: Rule) -> str:
    match rule:
        case Weekdays():
            return _weekdays(rule)
        case WorkingDays():
            return "every working day"
        case MonthlyNth():
            ordinals = _listed([_ORDINALS[nth] for nth in rule.nths])
            return f"on the {ordinals} {day_name[rule.weekday]} of the month"
        case Dates():
            return f"on {_dates(rule)}"
        case Window():
            return f"in {_window(rule)}, day to be announced"
        case Undated():
            return "" if rule.months is None else f"in {_months(rule.months)}, day to be announced"
        case TermBreak():
            return f"in {_BREAKS[rule.which]}, day to be announced"


def _weekdays(rule: Weekdays) -> str:
    rhythm = {1: "every", 2: "every second"}.get(rule.every, f"every {rule.every} weeks on")
    since = "" if rule.anchor is None else f" from {_date(rule.anchor)}"
    if not rule.days:
        week = {1: "every week", 2: "every second week"}.get(rule.every, f"every {rule.every} weeks")
        return f"{week}, day to be announced{since}"
    if rule.days == frozenset(Weekday):
        return {1: "every day", 2: "every day of every second week"}.get(
            rule.every, f"every {rule.every} weeks on every day"
        ) + since
    if rule.days == MONDAY_TO_FRIDAY:
        return f"{rhythm} Monday to Friday{since}"
    return f"{rhythm} {_listed([day_name[day] for day in sorted(rule.days)])}{since}"


def _dates(rule: Dates) -> str:
    return _listed([_date(entry) for entry in rule.dates])


def _date(entry: date | MonthDay) -> str:
    year = f" {entry.year}" if isinstance(entry, date) else ""
    return f"{entry.day} {month_name[entry.month]}{year}"


def _window(rule: Window) -> str:
    months: dict[int, set[Third]] = {}
    for month, third in rule.thirds:
        months.setdefault(month, set()).add(third)
    said = [_THIRDS[frozenset(thirds)] + month_name[month] for month, thirds in months.items()]
    return _listed(said, "or") + (f" {rule.year}" if rule.year else "")


def _months(months: Months) -> str:
    return _listed([month_name[month] for month in months.months]) + (f" {months.year}" if months.year else "")


def _times(times: Times) -> str:
    start = f"{times.start.hour}:{times.start.minute:02}"
    return f"from {start}" if times.end is None else f"{start}–{times.end.hour}:{times.end.minute:02}"


def _listed(names: Sequence[str], word: str = "and") -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"
