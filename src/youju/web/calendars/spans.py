"""The stretches that a calendar shows: a month, or a week that begins on Monday; what lies before and after."""

from datetime import date, timedelta

from django.http import Http404

from youju.ground.periods import Period, month

WEEK = timedelta(days=7)


def is_week(period: Period) -> bool:
    """Seven days from a Monday on."""
    return period.days == WEEK.days and period.start.weekday() == 0


def shown_or_404(period: Period) -> Period:
    """A week or a month; no other stretch has a calendar."""
    if not (period.is_month or is_week(period)):
        raise Http404
    return period


def week_of(day: date) -> Period:
    """The week of the day, half-open, Monday first."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + WEEK)


def month_of(day: date) -> Period:
    """The month of the day."""
    return month(day.year, day.month)


def after(period: Period) -> Period:
    """The week or the month that follows."""
    return month_of(period.end) if period.is_month else Period(period.end, period.end + WEEK)


def day_in(period: Period, today: date) -> date:
    """From where one looks when the stretch changes: today where it lies inside, else the first day."""
    return today if today in period else period.start
