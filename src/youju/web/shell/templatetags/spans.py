"""Spans of time as people name them: days by their last day, minutes by hours."""

from datetime import date, timedelta

from django import template
from django.utils.translation import get_language

from youju.ground.periods import durations

register = template.Library()


@register.filter
def last_day(until: date) -> date:
    """The last day of a span that ends before `until`."""
    return until - timedelta(days=1)


@register.filter
def duration(minutes: int) -> str:
    """Minutes as hours and minutes in the reader's language: 2小时30分钟, 2 h 30 min."""
    if (get_language() or "zh").startswith("zh"):
        return durations.write(minutes, "clock")
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
