"""Whom a notice concerns, and the named refusals of telling."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

# A name shorter than this stands in too many words to be looked for.
SHORTEST_NAME = 2


class NotAnnounced(Refusal):
    """A cancellation, a move and a make-up are told by the act itself."""

    message = _("Choose what you want to tell.")
    field = "sort"


class PlaceOfNotice(Refusal):
    message = _("Say where it is.")
    field = "place"


class SessionOver(Refusal):
    message = _("This session is over. Nobody has to be told any more.")


class WordNamesSomebody(Refusal):
    """The group reads it: no name of anybody enrolled stands in it."""

    message = _("This word names somebody who is enrolled. The whole group reads it: write it without names.")
    field = "word"


class NotAddressed(Refusal):
    message = _("This notice does not concern them.")


class NoChannel(Refusal):
    message = _("Say how they were told.")


class NotToldYet(Refusal):
    message = _("They are not marked as told.")


class NotCancelled(Refusal):
    message = _("Only a cancelled session is made up.")


class MadeUpAlready(Refusal):
    message = _("This session is made up already.")


def concerns(*, waits: bool, change: bool, this_session: bool) -> bool:
    """Whoever has a place is told everything; whoever waits for a place in this very session learns of changes."""
    return not waits or (change and this_session)


def last_day(day: date, before: date | None) -> date:
    """Until when a notice has somebody to tell: the later of the new day and the old one."""
    return max(day, before or day)


def names_somebody(word: str, names: Iterable[str]) -> bool:
    """Whether a name of these stands in the word."""
    return any(len(name) >= SHORTEST_NAME and name in word for name in names)
