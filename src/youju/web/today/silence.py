"""On the first page: the pairs that a colleague looks after and that are silent over their rhythm."""

from dataclasses import dataclass

from django.urls import reverse

from youju.services.companions.queries.pairings import looked_after, silent_pairs
from youju.web.companions.faces import called
from youju.web.companions.rooms import opens
from youju.web.shell.needs import StaffRequest

# So many pairs are shown; the others are counted.
SHOWN = 6


@dataclass(frozen=True)
class Line:
    """One silent pair: `days` over its rhythm."""

    days: int
    child: str
    volunteer: str
    href: str
    record: str


@dataclass(frozen=True)
class Silence:
    """The longest silent first; `more` are not shown."""

    lines: tuple[Line, ...]
    more: int


def silence(request: StaffRequest) -> Silence | None:
    """Nothing where every pair of the colleague keeps its rhythm."""
    rows = silent_pairs(looked_after(request.standing, request.actor, at=request.now), on=request.today)
    if not rows:
        return None
    lines = tuple(
        Line(
            row.silent, called(row, named=opens(request, row.pairing.office)), str(row.pairing.volunteer),
            reverse("companions:pair", args=[row.pairing.uid]),
            reverse("companions:record", args=[row.pairing.uid]),
        )
        for row in rows[:SHOWN]
    )  # fmt: skip
    return Silence(lines, max(0, len(rows) - SHOWN))
