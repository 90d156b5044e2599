"""Who saw cases in a year, who was given them, who broke the glass, what was taken along: by number, no name."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from youju.ground.access.models import Grant, View
from youju.ground.organisations.models import Office
from youju.services.cases.models import Case, CaseExport, EmergencyLook


@dataclass(frozen=True)
class CaseYear:
    """The rows of a year, each in the order of its time; cases are their numbers."""

    office: Office
    views: tuple[tuple[datetime, str, int, str], ...]
    grants: tuple[tuple[datetime, datetime | None, str, int, str, str], ...]
    emergencies: tuple[tuple[datetime, str, int, datetime | None, str], ...]
    exports: tuple[tuple[datetime, str, str, int | None, int, str], ...]


def case_year(office: Office, start: datetime, end: datetime) -> CaseYear:
    """What happened to the office's cases in the half-open period; grants that stood in any part of it."""
    numbers: dict[UUID, int] = dict(Case.objects.filter(office=office).values_list("uid", "number"))
    views = View.objects.filter(subject__in=numbers, at__gte=start, at__lt=end).select_related("by")
    stood = Q(since__lt=end) & (Q(until=None) | Q(until__gte=start))
    grants = Grant.objects.filter(stood, subject__in=numbers).select_related("actor")
    broken = EmergencyLook.objects.filter(case__office=office, at__gte=start, at__lt=end)
    taken = CaseExport.objects.filter(office=office, at__gte=start, at__lt=end).select_related("by", "case")
    return CaseYear(
        office,
        tuple((row.at, row.by.label, numbers[row.subject], row.purpose) for row in views.order_by("at", "pk")),
        tuple(
            (row.since, row.until, row.actor.label, numbers[row.subject], row.purpose, _way(row.basis))
            for row in grants.order_by("since", "pk")
        ),
        tuple(
            (
                row.at, row.by.label, row.case.number, row.seen.at if hasattr(row, "seen") else None,
                row.seen.by.label if hasattr(row, "seen") else "",
            )
            for row in broken.select_related("by", "case", "seen__by").defer("words").order_by("at", "pk")
        ),
        tuple(
            (row.at, row.by.label, row.what, row.case.number if row.case else None, row.rows, row.reason)
            for row in taken.order_by("at", "pk")
        ),
    )  # fmt: skip


def _way(basis: str) -> str:
    """How a grant came about: by the case itself, given by somebody, standing in, or in an emergency."""
    return {"case": "case", "given": "given", "deputy": "deputy"}.get(basis.split(" ")[0], "emergency")
