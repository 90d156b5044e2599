"""The RFC 5545 rule of a schedule, and the dates by which the calendar departs from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from youju.ground.periods import Period
from youju.ground.schedules.calendar import WorkCalendar
from youju.ground.schedules.happenings import days, days_by_rule
from youju.ground.schedules.rules import (
    MONDAY_TO_FRIDAY,
    Dates,
    MonthlyNth,
    Months,
    Rule,
    Weekday,
    Weekdays,
    WorkingDays,
)
from youju.ground.schedules.schedule import Schedule
from youju.ground.schedules.times import Times

CHINA = timezone(timedelta(hours=8))
_CODES = dict(zip(Weekday, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))


class NoRecurrenceRule(ValueError):
    """A schedule that RFC 5545 has no rule for: it names no days, or dates that follow no pattern."""

    def __init__(self, schedule: Schedule) -> None:
        super().__init__("Only dates can say when this happens, no recurrence rule")
        self.schedule = schedule


@dataclass(frozen=True, slots=True)
class Amendments:
    """Days of the rule that do not happen (EXDATE) and days beside it that do (RDATE), in order."""

    without: tuple[date, ...]
    besides: tuple[date, ...]


def rrule(schedule: Schedule, period: Period, *, zone: tzinfo = CHINA) -> str:
    """The value of an RRULE, such as FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20180430T155959Z.

    It ends with the period, in UTC when the schedule has clock times (local in `zone`), else as a date. DTSTART
    has to be the first day that the rule names in the period (`days_by_rule`), at the time of the occurrence.
    The rule knows no calendar and no exceptions: `amendments` are its EXDATE and RDATE.
    Raises NoRecurrenceRule where there is no rule, or no day in the period.
    """
    parts = _parts(schedule.rule)
    named = days_by_rule(schedule, period)
    if not parts or not named:
        raise NoRecurrenceRule(schedule)
    last = period.last
    if isinstance(schedule.within, Months):
        parts.append(f"BYMONTH={_listed(schedule.within.months)}")
        # A year is no part of a rule; it has to end with the last day that the year allows.
        last = last if schedule.within.year is None else named[-1]
    return ";".join([*parts, f"UNTIL={_until(last, schedule, zone)}"])


def amendments(schedule: Schedule, period: Period, calendar: WorkCalendar) -> Amendments:
    """How the occurrences of the period depart from the days of `rrule`: by holidays and by exceptions."""
    by_rule = set(days_by_rule(schedule, period))
    happening = set(days(schedule, period, calendar))
    return Amendments(tuple(sorted(by_rule - happening)), tuple(sorted(happening - by_rule)))


def _parts(rule: Rule) -> list[str]:
    """The parts of the rule before its end; none when there is no rule."""
    match rule:
        case Weekdays(days=weekdays, every=every) if weekdays:
            interval = [] if every == 1 else [f"INTERVAL={every}", "WKST=MO"]
            return ["FREQ=WEEKLY", *interval, f"BYDAY={_codes(weekdays)}"]
        case WorkingDays():
            return ["FREQ=WEEKLY", f"BYDAY={_codes(MONDAY_TO_FRIDAY)}"]
        case MonthlyNth(nths=nths, weekday=weekday):
            return ["FREQ=MONTHLY", f"BYDAY={_listed(f'{nth}{_CODES[weekday]}' for nth in nths)}"]
        case Dates(have_years=False):
            months = sorted({entry.month for entry in rule.dates})
            month_days = sorted({entry.day for entry in rule.dates})
            # BYMONTH and BYMONTHDAY multiply: 14 April and 2 May would bring 2 April and 14 May along.
            if len(months) * len(month_days) > len(rule.dates):
                return []
            return ["FREQ=YEARLY", f"BYMONTH={_listed(months)}", f"BYMONTHDAY={_listed(month_days)}"]
        case _:
            return []


def _until(last: date, schedule: Schedule, zone: tzinfo) -> str:
    if not any(isinstance(entry, Times) for entry in schedule.times):
        return f"{last:%Y%m%d}"
    return f"{datetime.combine(last, time(23, 59, 59), zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _codes(weekdays: Iterable[Weekday]) -> str:
    return _listed(_CODES[day] for day in sorted(weekdays))


def _listed(entries: Iterable[object]) -> str:
    return ",".join(map(str, entries))
