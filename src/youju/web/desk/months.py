"""The strip of months above a list: where the list stands, and its neighbours."""

from calendar import month_abbr
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.http import Http404
from django.utils.timezone import localtime
from django.utils.translation import get_language

from youju.ground.periods import BeyondTheCalendar, Period, UnreadablePeriod, month, parse

# As many as fit on a phone in one swipe.
BEFORE, AFTER = 8, 3
ALL = "all"


@dataclass(frozen=True)
class Step:
    """One month of the strip: its key for addresses, the name on it, whether it is the one shown."""

    key: str
    label: str
    current: bool
    # The first month of a year, and of the strip, carries its year.
    year: str = ""


def asked(text: str | None, *, today: date) -> Period | None:
    """The month that an address names; the current one without any, None for all time."""
    if text == ALL:
        return None
    if not text:
        return month(today.year, today.month)
    try:
        period = parse(text)
    except UnreadablePeriod:
        raise Http404 from None
    if not period.is_month:
        raise Http404
    return period


def begun(text: str | None, *, today: date) -> Period:
    """A month that has begun; without any asked for, the one before until its closing day is over."""
    found = asked(text, today=today)
    if not text and today.day <= 10:
        return month(today.year, today.month).previous()
    if found is None or found.start > today:
        raise Http404
    return found


def strip(shown: Period | None, *, today: date) -> list[Step]:
    """The months around the one shown, up to today's, oldest first; around today for all time."""
    now = month(today.year, today.month)
    middle = shown or now
    last = min(_shift(middle, AFTER), now) if middle <= now else middle
    months = [_shift(last, -step) for step in range(BEFORE + AFTER, -1, -1)]
    if now not in months:
        months.append(now)
    return [
        Step(
            m.key, _name(m), m == shown, "" if before and before.start.year == m.start.year else str(m.start.year)
        )
        for before, m in pairwise([None, *months])
        if m is not None
    ]


def label(period: Period) -> str:
    """The month in the reader's language: 2018年3月."""
    return period.label_en if (get_language() or "").startswith("en") else period.label_zh


def clock(at: datetime) -> str:
    """The hour and minute of a moment, where we are."""
    return localtime(at).strftime("%H:%M")


def _name(period: Period) -> str:
    if (get_language() or "").startswith("en"):
        return month_abbr[period.start.month]
    return f"{period.start.month}月"


def _shift(period: Period, by: int) -> Period:
    number = period.start.year * 12 + period.start.month - 1 + by
    try:
        return month(number // 12, number % 12 + 1)
    except BeyondTheCalendar:
        return period
