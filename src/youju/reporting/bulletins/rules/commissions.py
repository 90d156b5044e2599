"""How long an asked story is beside what was wanted, when it is due, and the named refusals of asking for one."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

SHORTEST, LONGEST = 50, 20_000
# What is asked for where nobody says otherwise.
LENGTH = 800
# An asked story comes so long before the closing day of its office: somebody has to read it.
AHEAD = timedelta(days=2)


def characters(texts: Iterable[str]) -> int:
    """The characters of some texts, blanks not counted."""
    return sum(len("".join(text.split())) for text in texts)


def far_from(characters: int, wanted: int) -> bool:
    """Whether a story is less than half as long as wanted, or more than double."""
    return characters * 2 < wanted or characters > wanted * 2


def usually_due(closing: date, today: date) -> date:
    """Some days before the closing day, and not before today."""
    return max(closing - AHEAD, today)


class DueInThePast(Refusal):
    message = _("This day is over already. Choose today or a later one.")
    field = "due"


class UnfitLength(Refusal):
    message = _("Ask for at least fifty characters and at most twenty thousand.")
    field = "length"


class NothingWritten(Refusal):
    message = _("Nothing is written yet. Write the story, then deliver it.")


class AlreadyDelivered(Refusal):
    message = _("This story is delivered. Ask the network editor to give it back if you want to change it.")


class NotDelivered(Refusal):
    message = _("This story is not delivered yet.")


class CommissionIsTaken(Refusal):
    message = _("This story stands in the issue already.")


class CommissionIsNotTaken(Refusal):
    message = _("This story does not stand in the issue any more.")


class CommissionIsOff(Refusal):
    message = _("This commission is called off; nothing is written for it any more.")


class NothingToWaitFor(Refusal):
    message = _("Nobody waits for this story any more.")


class RemindedToday(Refusal):
    message = _("The office was reminded of this story today already; once a day is enough.")
