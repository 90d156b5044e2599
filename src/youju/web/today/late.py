"""Children of today's care who have not come, or were not fetched: what cannot wait stands first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from youju.ground.organisations.models import Office
from youju.services.activities.queries.arrivals import late_boards


@dataclass(frozen=True)
class Late:
    """A session of care: so many have not come so long after the hour, so many wait to be fetched."""

    name: str
    missing: int
    waiting: int
    href: str


def late(offices: Collection[Office], at: datetime) -> list[Late]:
    """The sessions of today with somebody late, by their hour."""
    return [
        Late(
            board.session.activity.name, len(board.late), len(board.waiting),
            reverse("activities:arrivals", args=[board.session.uid]),
        )
        for board in late_boards(offices, at=at)
    ]  # fmt: skip
