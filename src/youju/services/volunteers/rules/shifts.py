"""Shifts: when two clash, who may stand on one, and the named refusals of signing up, swapping and signing in."""

from datetime import time

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal
from youju.services.volunteers.rules.availability import Span

MOST_PLACES = 500


def span_of(start: time, end: time) -> Span:
    """The minutes of the day that a shift takes."""
    return Span(start.hour * 60 + start.minute, end.hour * 60 + end.minute)


def minutes_between(start: time, end: time) -> int:
    """How long somebody served. Raises ShiftEndsBeforeItBegins."""
    if end <= start:
        raise ShiftEndsBeforeItBegins
    span = span_of(start, end)
    return span.ends - span.begins


class ShiftEndsBeforeItBegins(Refusal):
    message = _("The shift ends before it begins. One that goes past midnight is two.")
    field = "end"


class ShiftCancelled(Refusal):
    message = _("This shift is cancelled.")


class ShiftWasHeld(Refusal):
    message = _("Somebody is signed in already. Take the sign-in back first.")


class FewerPlacesThanTaken(Refusal):
    field = "places"

    def __init__(self, taken: int) -> None:
        super().__init__(gettext("%(taken)s places are taken already.") % {"taken": taken})


class SignedUpAlready(Refusal):
    message = _("This volunteer is signed up for the shift already.")
    field = "volunteer"


class PapersMissing(Refusal):
    message = _("Whoever meets children needs clearance and training that stand on the day of the shift.")
    field = "volunteer"


class SkillMissing(Refusal):
    field = "volunteer"

    def __init__(self, skill: str) -> None:
        super().__init__(gettext("This shift needs somebody who can do “%(skill)s”.") % {"skill": skill})


class SkillNotNamed(Refusal):
    message = _("Name the skill that is needed.")
    field = "skill"


def has_skill(skill: str, said: str) -> bool:
    """Whether what somebody said of their skills names this one."""
    return bool(skill) and skill in said


class AwayThen(Refusal):
    message = _("On the day of the shift the person does not volunteer.")
    field = "volunteer"


class ShiftsClash(Refusal):
    field = "volunteer"

    def __init__(self, other: str) -> None:
        super().__init__(gettext("At this time the volunteer is signed up for “%(shift)s”.") % {"shift": other})


class SignUpEnded(Refusal):
    message = pgettext_lazy("shift", "This sign-up has ended already.")


class NoSeatYet(Refusal):
    message = _("Who waits has no place to give away yet.")


class OfferedAlready(Refusal):
    message = _("This place is offered already.")


class OfferGone(Refusal):
    message = _("This offer does not stand any more.")


class OfferedToAnother(Refusal):
    message = _("This place is offered to somebody else.")
    field = "volunteer"


class SignedInAlready(Refusal):
    message = _("This volunteer is signed in. Take the sign-in back first.")


class NotSignedIn(Refusal):
    message = _("This volunteer is not signed in.")


class ShiftNotYet(Refusal):
    message = _("This shift lies ahead. Sign in when it has begun.")
