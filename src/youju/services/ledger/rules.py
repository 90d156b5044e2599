"""How the ledger reads a tally: for one day or one whole month, never across a month's end."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal
from youju.ground.periods import month


class Span(models.TextChoices):
    DAY = "day", _("the day")
    MONTH = "month", _("the whole month")


class UnitsDoNotFit(Refusal):
    message = _("This is not counted in that unit. Look at what the ledger's entry defines.")


class NothingCounted(Refusal):
    message = _("Give at least one number; write 0 if there was nothing.")


class StatementStands(Refusal):
    message = _("This number stands already for this period and place. Correct the one that stands.")
    field = "tally_kind"


class DaysAndMonth(Refusal):
    message = _("This month has both daily numbers and a number for the whole month; together they count twice.")
    field = "span"


def days_of(span: str, day: date) -> tuple[date, date]:
    """The half-open period that a tally of `span` entered on `day` speaks for."""
    if span == Span.MONTH:
        whole = month(day.year, day.month)
        return whole.start, whole.end
    return day, day + timedelta(days=1)


def span_of(start: date, until: date) -> Span:
    return Span.DAY if until - start == timedelta(days=1) else Span.MONTH
