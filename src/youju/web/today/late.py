"""Children of today's care who have not come, or were not fetched: what cannot wait stands first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate

from youju.ground.organisations.models import Office
from youju.services.activities.models import ActivityKind, Session
from youju.services.activities.queries import arrivals


@dataclass(frozen=True)
class Late:
    """A session of care: so many have not come so long after the hour, so many wait to be fetched."""

    name: str
    missing: int
    waiting: int
    href: str


def late(offices: Collection[Office], at: datetime) -> list[Late]:
    """The sessions of today with somebody late, by their hour."""
    today = Session.objects.filter(
        office__in=offices, day=localdate(at), cancellation=None, activity__activity_kind=ActivityKind.CARE
    ).select_related("activity__site", "office__network", "cancellation")
    found = [arrivals.board(session, at=at) for session in today.order_by("start", "pk")]
    return [
        Late(
            board.session.activity.name, len(board.late), len(board.waiting),
            reverse("activities:arrivals", args=[board.session.uid]),
        )
        for board in found
        if board.late or board.waiting
    ]  # fmt: skip
