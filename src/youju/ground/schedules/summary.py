"""Everything there is to say about one phrase in one period, ready to be written as JSON."""

from __future__ import annotations

from datetime import date

from youju.ground.periods import Period
from youju.ground.schedules.calendar import WorkCalendar
from youju.ground.schedules.cautions import warnings
from youju.ground.schedules.happenings import Occurrence, occurrences, windows
from youju.ground.schedules.reading import read
from youju.ground.schedules.recurrence import NoRecurrenceRule, rrule
from youju.ground.schedules.rules import (
    Dates,
    MonthDay,
    MonthlyNth,
    Months,
    Rule,
    TermBreak,
    Undated,
    Weekdays,
    Window,
    WorkingDays,
)
from youju.ground.schedules.schedule import Schedule
from youju.ground.schedules.writing import write
from youju.ground.schedules.writing_english import write_en


def report(text: str, period: Period, calendar: WorkCalendar) -> dict[str, object]:
    """What `text` means in `period`: rule, occurrences, window and warnings, as plain JSON values.

    Dates without a year belong to the year of the period when it lies in one. Dates are ISO 8601, times HH:MM
    of local time and null where none was said; a window is a list of first and last days, both included.
    Raises UnreadableSchedule.
    """
    year = period.start.year if period.start.year == period.last.year else None
    schedule = read(text, year=year)
    return {
        "text": text,
        "period": period.key,
        "canonical": write(schedule, year=year),
        "canonical_en": write_en(schedule),
        "rule": _rule(schedule, period),
        "occurrences": [_occurrence(entry) for entry in occurrences(schedule, period, calendar)],
        "window": [
            {"first": stretch.start.isoformat(), "last": stretch.last.isoformat()}
            for stretch in windows(schedule, period)
        ]
        or None,
        "warnings": [
            {
                "name": caution.name,
                "days": [day.isoformat() for day in caution.days],
                "zh": caution.zh,
                "en": caution.en,
            }
            for caution in warnings(schedule, period, calendar)
        ],
    }


def _occurrence(entry: Occurrence) -> dict[str, object]:
    return {
        "date": entry.day.isoformat(),
        "start": entry.start and f"{entry.start:%H:%M}",
        "end": entry.end and f"{entry.end:%H:%M}",
        "part": entry.part and entry.part.value,
    }


def _rule(schedule: Schedule, period: Period) -> dict[str, object]:
    """The rule with its kind, what narrows it, and the RFC 5545 rule, null where there is none."""
    try:
        recurrence = rrule(schedule, period)
    except NoRecurrenceRule:
        recurrence = None
    return {
        **_days(schedule.rule),
        "within": schedule.within and _days(_stretch(schedule.within)),
        "except": schedule.exceptions and _days(schedule.exceptions)["dates"],
        "holidays": {"stated": schedule.holidays.value, "in_force": schedule.holidays_in_force.value},
        "rrule": recurrence,
    }


def _stretch(within: Months | TermBreak) -> Rule:
    return Undated(within) if isinstance(within, Months) else within


def _days(rule: Rule) -> dict[str, object]:
    """One rule as JSON; weekdays are numbered as ISO 8601 does, Monday is 1, and the last of a month is -1."""
    match rule:
        case Weekdays(days=days, every=every, anchor=anchor):
            return {
                "kind": "weekdays",
                "weekdays": [day + 1 for day in sorted(days)],
                "every": every,
                "anchor": anchor and anchor.isoformat(),
            }
        case WorkingDays():
            return {"kind": "working_days"}
        case MonthlyNth(nths=nths, weekday=weekday):
            return {"kind": "monthly_nth", "nths": list(nths), "weekday": weekday + 1}
        case Dates(dates=dates):
            return {"kind": "dates", "dates": [_date(entry) for entry in dates]}
        case Window(thirds=thirds, year=year):
            named = [{"month": month, "third": third.name.lower()} for month, third in thirds]
            return {"kind": "window", "thirds": named, "year": year}
        case Undated(months=months):
            return {
                "kind": "undated",
                "months": list(months.months) if months else [],
                "year": months.year if months else None,
            }
        case TermBreak(which=which):
            return {"kind": "term_break", "which": which.value}


def _date(entry: date | MonthDay) -> str:
    return entry.isoformat() if isinstance(entry, date) else f"--{entry.month:02}-{entry.day:02}"
