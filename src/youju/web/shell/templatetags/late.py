"""How late something is, in words that stay readable: days at first, then months, then years."""

from django import template
from django.utils.translation import ngettext

register = template.Library()

# After so many days nobody counts days any more; the day itself is shown beside the words then.
LONG = 60
MONTH, YEAR = 30.44, 365.25


@register.filter
def late_by(days: int) -> str:
    """`3 days late`, `4 months late`, `more than 8 years late`."""
    if days <= LONG:
        return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
    if days < 2 * YEAR:
        months = int(days // MONTH)
        return ngettext("%(n)s month late", "%(n)s months late", months) % {"n": months}
    years = int(days // YEAR)
    return ngettext("more than %(n)s year late", "more than %(n)s years late", years) % {"n": years}


@register.filter
def long_late(days: int) -> bool:
    """Whether the day when it was due has to be said with its year."""
    return days > LONG
