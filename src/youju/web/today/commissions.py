"""Asked stories on the first page: what an office still has to write, and what is late for whoever asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from youju.ground.organisations.models import Network, Office
from youju.reporting.bulletins.models import Commission
from youju.reporting.bulletins.queries.commissions import waiting
from youju.reporting.bulletins.queries.issues import period_of
from youju.web.desk import months


@dataclass(frozen=True)
class Wanted:
    """A story that is waited for; `remind` is where one tap reminds the office, empty once it was today."""

    office: Office
    title: str
    label: str
    length: int
    due: date
    late: int
    reminded: date | None
    href: str
    remind: str


def wanted(network: Network, offices: Collection[Office], today: date) -> list[Wanted]:
    """What these offices are asked for."""
    return [_wanted(row, today) for row in waiting(network, offices, on=today)]


def overdue(network: Network, today: date) -> list[Wanted]:
    """What is late of all offices, each with the tap that reminds."""
    return [_wanted(row, today) for row in waiting(network, network.offices.all(), on=today, late=True)]


def _wanted(row: Commission, today: date) -> Wanted:
    period, days = period_of(row.issue), [each.day for each in row.reminders.all()]
    return Wanted(
        row.office, row.title, months.label(period), row.length, row.due, max(0, (today - row.due).days),
        days[-1] if days else None, reverse("bulletins:commission", args=[period, row.uid]),
        "" if today in days else reverse("bulletins:remind_of_story", args=[period, row.uid]),
    )  # fmt: skip
