"""Stretches of days, half-open and joinable, and durations in whole minutes: pure values, no clock."""

from youju.ground.periods.keys import UnreadablePeriod, parse
from youju.ground.periods.period import (
    BeyondTheCalendar,
    EmptyPeriod,
    Period,
    PeriodsDoNotTouch,
    day,
    month,
    quarter,
    year,
)

__all__ = [
    "BeyondTheCalendar",
    "EmptyPeriod",
    "Period",
    "PeriodsDoNotTouch",
    "UnreadablePeriod",
    "day",
    "month",
    "parse",
    "quarter",
    "year",
]
