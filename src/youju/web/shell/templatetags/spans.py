"""Half-open spans as people name them: by their last day."""

from datetime import date, timedelta

from django import template

register = template.Library()


@register.filter
def last_day(until: date) -> date:
    """The last day of a span that ends before `until`."""
    return until - timedelta(days=1)
