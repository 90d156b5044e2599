"""Arrival and pick-up: who is late by how much, how long a child was there, and what is refused."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal
from youju.ground.people.rules.births import Birth

# Minutes of grace where a series says nothing else: ours, not the law's.
LATE_AFTER = 15
OF_AGE = 18


def minutes(clock: time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute


def late_by(due: time | None, now: time, *, after: int) -> int:
    """How many minutes late it is at `now`; 0 within the grace, and where no hour was said."""
    if due is None:
        return 0
    late = minutes(now) - minutes(due)
    return late if late > after else 0


def stayed(came: time, left: time) -> int:
    """The minutes between coming and leaving. Raises LeftBeforeComing."""
    if left < came:
        raise LeftBeforeComing
    return minutes(left) - minutes(came)


def is_grown(birth: Birth | None, years: int | None) -> bool:
    """Whether somebody leaves on their own word: only who is known to be of age."""
    return birth is not None and birth.exact and years is not None and years >= OF_AGE


class NotToday(Refusal):
    message = _("Coming and leaving are written down on the day itself. Later, correct the minutes on the roll.")


class NotCare(Refusal):
    message = _("Only care knows arrival and pick-up.")


class ClockAhead(Refusal):
    message = _("This time lies in the future.")
    field = "clock"


class LeftBeforeComing(Refusal):
    message = _("The child would leave before it came.")
    field = "clock"


class LeftCareAlready(Refusal):
    message = _("This child has left already. Take the departure back first.")


class NotThereYet(Refusal):
    message = _("This child is not there. First write down that it came.")


class MayNotFetch(Refusal):
    message = _("This person is not on the child's list. Choose “somebody else” and say why.")
    field = "whom"


class MayNotGoAlone(Refusal):
    message = _("No guardian has agreed on paper that this child goes home alone.")
    field = "whom"


class WhoFetches(Refusal):
    message = _("Say who fetches the child.")
    field = "whom"


class NameOfWhoFetches(Refusal):
    message = _("Write the name of whoever fetches the child.")
    field = "name"


class WhyNotOnTheList(Refusal):
    message = _("Say why somebody who is not on the list may fetch the child, and who agreed to it.")
    field = "reason"


class ContactNotSeen(Refusal):
    message = _("First look at the guardian's number: it stands on this page now. Then confirm.")


class HasArrived(Refusal):
    message = _("The arrival of this child is written down. Take it back on the page of arrivals.")
