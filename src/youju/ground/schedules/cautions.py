"""What an editor should look at before a schedule is printed: every warning has a name and its days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from youju.ground.periods import Period
from youju.ground.schedules.calendar import Kind, WorkCalendar
from youju.ground.schedules.concerns import Caution, Concern
from youju.ground.schedules.happenings import days, days_by_rule, holds_every_weekday, windows
from youju.ground.schedules.rules import TermBreak, Undated, Weekdays, Window
from youju.ground.schedules.schedule import Holidays, Schedule
from youju.ground.schedules.times import PartOfDay, Times

# A make-up day lies at most this far from the day off it makes up for.
_MAKES_UP_WITHIN = timedelta(days=10)


def warnings(
    schedule: Schedule,
    period: Period,
    calendar: WorkCalendar,
    *,
    made_for_holiday: bool = False,
    morning_class: bool | None = None,
) -> tuple[Caution, ...]:
    """What to look at before printing, in the order of Concern.

    - A day on a public holiday is named, unless the schedule says that it is kept or `made_for_holiday` does.
    - On a make-up weekend children are at school. With `morning_class=True` every occurrence there is flagged,
      with False none is. With None those are flagged that a weekend rule of its own brings there and that start
      before noon or at no time said; care that holds all of Monday to Friday may run and is not flagged.
    - An unstated holiday policy, an unconfirmed year and whatever keeps days from being known are named too.
    """
    if not schedule.is_dated:
        return _of_the_undated(schedule, period)
    happening = days(schedule, period, calendar)
    by_rule = days_by_rule(schedule, period)
    on_make_up = [day for day in happening if calendar.make_up(day)]
    kept = made_for_holiday or schedule.holidays is Holidays.KEEP
    follows_school = schedule.holidays_in_force is Holidays.SCHOOL_DAYS and isinstance(schedule.rule, Weekdays)
    found = [
        _caution(Concern.PUBLIC_HOLIDAY, () if kept else filter(calendar.off, happening), calendar, Kind.OFF),
        _caution(
            Concern.MORNING_CLASS_ON_SCHOOL_DAY,
            on_make_up if _misses_school(schedule, morning_class) else (),
            calendar,
            Kind.WORKDAY,
        ),
    ]
    if follows_school:
        if schedule.holidays is Holidays.UNSTATED and not made_for_holiday:
            decided = sorted((set(happening) ^ set(by_rule)) - _excepted(schedule, by_rule))
            found.append(_caution(Concern.HOLIDAYS_NOT_STATED, decided, calendar))
        unclear = (day for day in period if _makes_up_for_a_day_of(schedule, day, calendar))
        found.append(_caution(Concern.MAKE_UP_DAY_UNCLEAR, unclear, calendar))
    if schedule.holidays is not Holidays.KEEP:
        open_days = sorted({*happening, *by_rule})
        unconfirmed = (day for day in open_days if not calendar.confirmed(day))
        found.append(_caution(Concern.CALENDAR_UNCONFIRMED, unconfirmed, calendar))
    if not happening:
        found.append(Caution(Concern.NOT_IN_PERIOD))
    return tuple(caution for caution in found if caution.days or caution.concern is Concern.NOT_IN_PERIOD)


def _of_the_undated(schedule: Schedule, period: Period) -> tuple[Caution, ...]:
    """What keeps the days from being known; a window that lies in the period is no trouble."""
    rule = schedule.rule
    found: list[Concern] = []
    if isinstance(rule, TermBreak) or isinstance(schedule.within, TermBreak):
        found.append(Concern.TERM_DATES_UNKNOWN)
    if isinstance(rule, Weekdays):
        if not rule.days:
            found.append(Concern.DAY_NOT_SAID)
        if rule.every > 1 and rule.anchor is None:
            found.append(Concern.WEEK_UNKNOWN)
    elif rule == Undated():
        found.append(Concern.DAY_NOT_SAID)
    elif isinstance(rule, Undated | Window) and not windows(schedule, period):
        found.append(Concern.NOT_IN_PERIOD)
    return tuple(map(Caution, found))


def _misses_school(schedule: Schedule, morning_class: bool | None) -> bool:
    if morning_class is not None:
        return morning_class
    return not holds_every_weekday(schedule) and _starts_before_noon(schedule)


def _starts_before_noon(schedule: Schedule) -> bool:
    """Whether it does or may: a time that nobody has said could be in the morning."""
    return not schedule.times or any(
        entry.start < time(12) if isinstance(entry, Times) else entry is PartOfDay.MORNING
        for entry in schedule.times
    )


def _makes_up_for_a_day_of(schedule: Schedule, day: date, calendar: WorkCalendar) -> bool:
    """Whether a make-up `day` may stand for a day off of this rule, which only the schools can tell."""
    if not calendar.make_up(day) or holds_every_weekday(schedule):
        return False
    nearby = Period(day - _MAKES_UP_WITHIN, day + _MAKES_UP_WITHIN)
    return any(calendar.off(named) for named in days_by_rule(schedule, nearby) if named.weekday() < 5)


def _excepted(schedule: Schedule, among: Iterable[date]) -> set[date]:
    return {day for day in among if schedule.exceptions is not None and schedule.exceptions.names(day)}


def _caution(concern: Concern, about: Iterable[date], calendar: WorkCalendar, kind: Kind | None = None) -> Caution:
    """The caution about some days, which are called what the calendar's rows of one kind call them."""
    named = tuple(about)
    names = (next((row.name for row in calendar.get(day, ()) if row.kind is kind), "") for day in named)
    return Caution(concern, named, tuple(names) if kind else ())
