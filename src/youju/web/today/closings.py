"""What waits for the signature of an office: months whose closing day is near or past, and proposed errata."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from youju.ground.organisations.models import Office
from youju.reporting.bulletins.queries.correcting import waiting_for
from youju.reporting.bulletins.queries.issues import period_of
from youju.reporting.bulletins.queries.reminding import told
from youju.reporting.bulletins.queries.signing import Due, due
from youju.web.desk import months


@dataclass(frozen=True)
class Closing:
    """A month that an office has not signed: until when, since when late, and where it is signed."""

    office: Office
    label: str
    due: Due
    href: str
    signable: bool


def closings(offices: Collection[Office], today: date) -> list[Closing]:
    """The months of these offices, the oldest first."""
    return [
        Closing(
            row.office, months.label(row.period), due(row.period.end, row.office, today),
            reverse("bulletins:pages", args=[row.period, row.office.slug])
            if row.issue is not None
            else reverse("bulletins:issues"),
            row.issue is not None,
        )
        for row in told(offices)
    ]  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A proposed erratum about a figure of the office."""

    label: str
    figure: str
    printed: str
    corrected: str
    href: str


def asked(offices: Collection[Office]) -> list[Asked]:
    """Proposed errata that wait for the signature of these offices."""
    return [
        Asked(
            months.label(period_of(found.row.issue)), found.row.figure.label, found.printed, found.row.corrected,
            reverse("bulletins:proposal", args=[period_of(found.row.issue), found.row.uid]),
        )
        for found in waiting_for(offices)
    ]  # fmt: skip
