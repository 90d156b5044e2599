"""Reading funded lines of work."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from youju.ground.organisations.models import Office
from youju.ground.programmes.models import Programme


def programmes_of(offices: Collection[int]) -> dict[int, tuple[Programme, ...]]:
    """The programmes of the offices with these ids, by office id, the running ones first."""
    found: dict[int, list[Programme]] = {office: [] for office in offices}
    for programme in Programme.objects.filter(office__in=offices).order_by("-since", "name", "pk"):
        found[programme.office_id].append(programme)
    return {office: tuple(rows) for office, rows in found.items()}


def programmes_in(office: Office) -> QuerySet[Programme]:
    """Those of one office, as a form offers them."""
    return Programme.objects.filter(office=office).order_by("-since", "name", "pk")


def programme_in(office: Office, uid: UUID) -> Programme | None:
    """The programme with this uid, if it belongs to the office."""
    return Programme.objects.filter(office=office, uid=uid).first()
