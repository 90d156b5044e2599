"""The days on which a schedule happens in a period, or the window in which it will: never a guessed date."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta

from youju.ground.periods import Period
from youju.ground.schedules.calendar import WorkCalendar
from youju.ground.schedules.rules import (
    LAST,
    MONDAY_TO_FRIDAY,
    Dates,
    MonthlyNth,
    Months,
    Rule,
    Third,
    Undated,
    Weekdays,
    Window,
    WorkingDays,
)
from youju.ground.schedules.schedule import Holidays, Schedule
from youju.ground.schedules.times import PartOfDay, Times


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that it happens: a day, and its times as far as they were said (下午 alone is a `part`)."""

    day: date
    start: time | None = None
    end: time | None = None
    part: PartOfDay | None = None


def occurrences(schedule: Schedule, period: Period, calendar: WorkCalendar) -> tuple[Occurrence, ...]:
    """Every occurrence in the period, early to late; none for a schedule that names no days.

    `Holidays` tells what happens on days off and make-up weekends: SKIP drops days off and adds none,
    KEEP changes nothing, SCHOOL_DAYS drops days off and takes make-up weekends for weekdays, so that
    a Monday-to-Friday rule runs on them, and UNSTATED is `schedule.holidays_in_force`.
    """
    return tuple(
        Occurrence(day, entry.start, entry.end) if isinstance(entry, Times) else Occurrence(day, part=entry)
        for day in days(schedule, period, calendar)
        for entry in (schedule.times or (None,))
    )


def days(schedule: Schedule, period: Period, calendar: WorkCalendar) -> tuple[date, ...]:
    """The days of the occurrences, in order."""
    return tuple(day for day in period if _happens(schedule, day, calendar))


def days_by_rule(schedule: Schedule, period: Period) -> tuple[date, ...]:
    """The days that the rule alone names, before exceptions and the calendar take some away or add some."""
    return tuple(day for day in period if _is_open(schedule, day) and _matches(schedule, day))


def holds_every_weekday(schedule: Schedule) -> bool:
    """Whether it runs on a make-up day whichever weekday that day stands for: it holds Monday to Friday."""
    if isinstance(schedule.rule, Weekdays):
        return schedule.rule.days >= MONDAY_TO_FRIDAY
    return isinstance(schedule.rule, WorkingDays)


def windows(schedule: Schedule, period: Period) -> tuple[Period, ...]:
    """The stretches of the period inside which a schedule without days will happen, joined where they touch.

    Empty for a schedule with days, and for one whose stretch is not known (寒暑假, 隔周 without a start).
    """
    stretches: list[Period] = []
    for day in period:
        if not _may_happen(schedule.rule, day):
            continue
        if stretches and stretches[-1].end == day:
            stretches[-1] = Period(stretches[-1].start, day + timedelta(days=1))
        else:
            stretches.append(Period(day, day + timedelta(days=1)))
    return tuple(stretches)


def may_happen(schedule: Schedule, period: Period) -> bool:
    """Whether it may happen in the period on a day not yet said: anywhere, or in the stretch that it names.

    Not for a schedule with days: its occurrences say when it happens.
    """
    rule, within = schedule.rule, schedule.within
    if schedule.is_dated:
        return False
    if isinstance(within, Months) and not any(within.contains(day) for day in period):
        return False
    if isinstance(rule, Window) or (isinstance(rule, Undated) and rule.months is not None):
        return bool(windows(schedule, period))
    return True


def _happens(schedule: Schedule, day: date, calendar: WorkCalendar) -> bool:
    if not _is_open(schedule, day) or (schedule.exceptions is not None and schedule.exceptions.names(day)):
        return False
    if isinstance(schedule.rule, WorkingDays):
        return calendar.workday(day)
    policy = schedule.holidays_in_force
    if policy is Holidays.KEEP:
        return _matches(schedule, day)
    if calendar.off(day):
        return False
    if (
        policy is Holidays.SCHOOL_DAYS
        and isinstance(schedule.rule, Weekdays)
        and schedule.rule.days
        and calendar.make_up(day)
    ):
        return holds_every_weekday(schedule)
    return _matches(schedule, day)


def _is_open(schedule: Schedule, day: date) -> bool:
    """Whether the schedule runs at all in the week and the months of this day."""
    if not schedule.is_dated:
        return False
    if isinstance(schedule.within, Months) and not schedule.within.contains(day):
        return False
    if isinstance(schedule.rule, Weekdays) and schedule.rule.anchor is not None:
        monday = schedule.rule.anchor - timedelta(days=schedule.rule.anchor.weekday())
        return day >= schedule.rule.anchor and (day - monday).days // 7 % schedule.rule.every == 0
    return True


def _matches(schedule: Schedule, day: date) -> bool:
    match schedule.rule:
        case Weekdays(days=weekdays):
            return day.weekday() in weekdays
        case MonthlyNth(nths=nths, weekday=weekday):
            is_last = day.day + 7 > monthrange(day.year, day.month)[1]
            return day.weekday() == weekday and ((day.day - 1) // 7 + 1 in nths or (is_last and LAST in nths))
        case Dates() as dates:
            return dates.names(day)
        case WorkingDays():
            return day.weekday() in MONDAY_TO_FRIDAY
        case _:
            return False


def _may_happen(rule: Rule, day: date) -> bool:
    """Whether the day lies in the stretch of a rule that names one."""
    if isinstance(rule, Window):
        third = Third(min((day.day - 1) // 10, Third.LATE))
        return (day.month, third) in rule.thirds and rule.year in (None, day.year)
    return isinstance(rule, Undated) and rule.months is not None and rule.months.contains(day)
