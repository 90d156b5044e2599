"""The rounds of visits of today, on the first page of whoever goes to homes."""

from dataclasses import dataclass

from django.urls import reverse

from youju.ground.access.permissions import PEOPLE_OPEN
from youju.services.visits.queries.rounds import on_days
from youju.web.activities.board import hours
from youju.web.shell.needs import StaffRequest


@dataclass(frozen=True)
class Going:
    """A round as one line."""

    name: str
    hours: str
    href: str


def rounds_of(request: StaffRequest) -> list[Going]:
    """In the order of their hours; those that were called off are left out."""
    found = on_days(request.standing.offices_with(PEOPLE_OPEN), request.today, request.today)
    return [
        Going(one.purpose, hours(one.start, None), reverse("visits:walk", args=[one.uid])) for one in found
    ]  # fmt: skip
