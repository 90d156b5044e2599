"""What a plan clashes with, and who may save it all the same: whoever has seen the very list."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal


class Sort(StrEnum):
    """What stands in the way; in the order in which it is told."""

    ROOM = "room"
    LEADER = "leader"
    DAY_OFF = "day_off"
    SITE = "site"
    SCHOOL = "school"


# One room, one colleague and a public holiday ask for a decision; a site may hold two, a school may be out.
HARD = frozenset({Sort.ROOM, Sort.LEADER, Sort.DAY_OFF})


@dataclass(frozen=True)
class Clash:
    """On the day at the hours it stands against `other`: a series, or a day of the calendar by its name.

    `what` is the room, the site or the colleague that both would need.
    """

    sort: Sort
    day: date
    start: time | None
    end: time | None
    other: str
    what: str = ""

    @property
    def hard(self) -> bool:
        """Whether saving it needs somebody's word."""
        return self.sort in HARD


class Clashing(Refusal):
    """It would be saved over clashes that nobody has seen."""

    message = _("This clashes with something else. Change it, or tick that it is meant so, and save again.")

    def __init__(self, found: Iterable[Clash] = ()) -> None:
        super().__init__()
        self.found = tuple(found)


def digest(found: Iterable[Clash]) -> str:
    """What stands for exactly these hard clashes; empty for none."""
    told = sorted(
        f"{clash.sort}|{clash.day}|{clash.start}|{clash.end}|{clash.other}|{clash.what}"
        for clash in found
        if clash.hard
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32] if told else ""
