"""Writes a schedule as the one Chinese phrase that reads back as the same schedule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from youju.ground.schedules import numerals
from youju.ground.schedules.rules import (
    LAST,
    Break,
    Dates,
    MonthlyNth,
    Months,
    Rule,
    TermBreak,
    Undated,
    Weekday,
    Weekdays,
    Window,
    WorkingDays,
    leap_day,
)
from youju.ground.schedules.schedule import Holidays, Schedule
from youju.ground.schedules.times import PartOfDay, Times

WEEKDAYS = dict(zip(Weekday, "一二三四五六日", strict=True))
_ONE_DAY = timedelta(days=1)
_THIRDS = "上中下"
_BREAKS = {Break.WINTER: "寒假", Break.SUMMER: "暑假", Break.BOTH: "寒暑假"}
_PARTS = {
    PartOfDay.MORNING: "上午",
    PartOfDay.NOON: "中午",
    PartOfDay.AFTERNOON: "下午",
    PartOfDay.EVENING: "晚上",
}
_HOLIDAYS = {
    Holidays.SKIP: "法定节假日除外",
    Holidays.KEEP: "节假日照常",
    Holidays.SCHOOL_DAYS: "随学校上课日",
}


def write(schedule: Schedule, *, year: int | None = None) -> str:
    """The canonical phrase: 4月，每周六上午9:30-11:00，法定节假日除外.

    Dates and months of `year` are written without their year; `read(phrase, year=year)` puts it back.
    """
    clauses = [] if schedule.within is None else [_rule(_stretch(schedule.within), year)]
    clauses.append(_rule(schedule.rule, year) + "、".join(map(_times, schedule.times)))
    if isinstance(schedule.rule, Weekdays) and schedule.rule.anchor:
        clauses.append(f"自{_full_date(schedule.rule.anchor, year)}起")
    if schedule.exceptions is not None:
        clauses.append(_dates(schedule.exceptions, year) + "除外")
    if schedule.holidays is not Holidays.UNSTATED:
        clauses.append(_HOLIDAYS[schedule.holidays])
    return "，".join(filter(None, clauses))


def _stretch(within: Months | TermBreak) -> Rule:
    return Undated(within) if isinstance(within, Months) else within


def _rule(rule: Rule, year: int | None) -> str:
    match rule:
        case Weekdays():
            return _weekdays(rule)
        case WorkingDays():
            return "工作日"
        case MonthlyNth():
            return _monthly(rule)
        case Dates():
            return _dates(rule, year)
        case Window():
            return _window(rule, year)
        case Undated():
            return "" if rule.months is None else _months(rule.months, year)
        case TermBreak():
            return _BREAKS[rule.which]


def _weekdays(rule: Weekdays) -> str:
    if rule.every == 1 and rule.days == frozenset(Weekday):
        return "每天"
    days = sorted(rule.days)
    names = [WEEKDAYS[day] for day in days]
    if rule.days == {Weekday.SATURDAY, Weekday.SUNDAY}:
        said = "周六、日"
    elif len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        said = f"周{names[0]}至周{names[-1]}"
    else:
        said = "、".join(f"周{name}" for name in names)
    if rule.every == 1:
        return f"每{said or '周'}"
    rhythm = "隔周" if rule.every == 2 else f"每{rule.every}周"
    return f"{rhythm}({said})" if said else rhythm


def _monthly(rule: MonthlyNth) -> str:
    weekday = WEEKDAYS[rule.weekday]
    if rule.nths == (LAST,):
        return f"每月最后一周的周{weekday}"
    said = "、".join("最后一个" if nth == LAST else f"第{numerals.write(nth)}个" for nth in rule.nths)
    return f"每月{said}周{weekday}"


def _dates(rule: Dates, year: int | None) -> str:
    said, shown_year, shown_month = "", year, 0
    for connector, day in _steps(rule):
        if rule.have_years and day.year != shown_year:
            said += f"{connector}{day.year:04}年{day.month}月{day.day}日"
        elif day.month != shown_month:
            said += f"{connector}{day.month}月{day.day}日"
        else:
            said += f"{connector}{day.day}日"
        shown_year, shown_month = day.year, day.month
    return said


def _steps(rule: Dates) -> list[tuple[str, date]]:
    """The dates that are written out, each with the word before it; three days in a row are a range."""
    days = [entry if isinstance(entry, date) else leap_day(entry) for entry in rule.dates]
    steps: list[tuple[str, date]] = []
    for position, day in enumerate(days):
        follows = position > 0 and day - days[position - 1] == _ONE_DAY
        goes_on = position + 1 < len(days) and days[position + 1] - day == _ONE_DAY
        if follows and goes_on:
            continue
        ends_a_range = follows and bool(steps) and day - steps[-1][1] > _ONE_DAY
        steps.append(("至" if ends_a_range else "、" if steps else "", day))
    return steps


def _window(rule: Window, year: int | None) -> str:
    months: dict[int, str] = {}
    for month, third in rule.thirds:
        months[month] = months.get(month, "") + _THIRDS[third]
    said = "、".join(f"{month}月{thirds}旬" for month, thirds in months.items())
    return said if rule.year in (None, year) else f"{rule.year:04}年{said}"


def _months(months: Months, year: int | None) -> str:
    named = months.months
    if len(named) > 2 and named[-1] - named[0] == len(named) - 1:
        said = f"{named[0]}月至{named[-1]}月"
    else:
        said = "、".join(f"{month}月" for month in named)
    return said if months.year in (None, year) else f"{months.year:04}年{said}"


def _full_date(day: date, year: int | None) -> str:
    return f"{day.month}月{day.day}日" if day.year == year else f"{day.year:04}年{day.month}月{day.day}日"


def _times(times: Times | PartOfDay) -> str:
    if isinstance(times, PartOfDay):
        return _PARTS[times]
    # An hour from six in the evening needs no word beside it, and 凌晨 keeps 3:00 from being read as 15:00.
    words: Sequence[tuple[int, str]] = ((6, "凌晨"), (12, "上午"), (18, "下午"), (24, ""))
    word = next(word for before, word in words if times.start.hour < before)
    end = "" if times.end is None else f"-{_clock(times.end)}"
    return f"{word}{_clock(times.start)}{end}"


def _clock(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02}"
