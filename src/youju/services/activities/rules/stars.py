"""Stars that children earn: how many at once, when, and which of them stand out on the wall."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

MOST_AT_ONCE = 5
# Of one child in one session: a board on which one child has them all says nothing.
MOST_IN_SESSION = 20
# Only these are marked; nobody learns that they are the last.
TOP = 3


def places(stars: Mapping[int, int]) -> dict[int, int]:
    """The first three places by stars; equal stars share one, and the next is counted behind all before it."""
    found = {}
    for key, own in stars.items():
        place = 1 + sum(other > own for other in stars.values())
        if own and place <= TOP:
            found[key] = place
    return found


def icon_of(uid: UUID, icons: int) -> int:
    """Which of so many pictures a child has: always the same one, told by nothing that it is called."""
    return uid.int % icons


class StarsOnTheDay(Refusal):
    message = _("Stars are given and taken back on the day of the session.")


class NotThereForStars(Refusal):
    message = _("Sign the child in first: stars are earned by whoever is there.")
    field = "stars"


class UnfitStars(Refusal):
    message = _("This star cannot be understood.")
    field = "stars"


class EnoughStars(Refusal):
    message = _("This child has twenty stars today. Enough for one day.")
    field = "stars"


class NoStarToTakeBack(Refusal):
    message = _("This child has no star of today.")
    field = "stars"
