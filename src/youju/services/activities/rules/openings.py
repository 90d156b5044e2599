"""Decisions about public sign-up, without a database: when it is open, for how many, what does not fit."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

# Whoever signs up may bring so many others along.
MOST_ALONG = 9
MOST_PLACES = 2_000
# So long after the last day name and telephone stay, to follow up and to write certificates; then they go. The
# law asks for the shortest time that the purpose needs (个人信息保护法 art. 19).
KEPT = timedelta(days=30)


class Phase(StrEnum):
    """What whoever stands before the poster is told."""

    EARLY = "early"
    OPEN = "open"
    WAITING = "waiting"
    FULL = "full"
    CLOSED = "closed"
    CANCELLED = "cancelled"


def phase(
    *, opens: datetime, closes: datetime, cancelled: bool, over: bool, free: int | None, waits: bool, at: datetime
) -> Phase:
    """Half-open: at the minute of closing it is closed. `free` is None where there is no limit."""
    if cancelled:
        return Phase.CANCELLED
    if over or at >= closes:
        return Phase.CLOSED
    if at < opens:
        return Phase.EARLY
    if free is None or free > 0:
        return Phase.OPEN
    return Phase.WAITING if waits else Phase.FULL


class ClosesBeforeItOpens(Refusal):
    message = _("Sign-up closes before it opens.")
    field = "closes_at"


class OpenAlready(Refusal):
    message = _("This is open for public sign-up already.")


class NothingToComeTo(Refusal):
    message = _("No session of this lies ahead: there is nothing to sign up for.")


class PlacesGivenAlready(Refusal):
    message = _("More places than that are given already.")
    field = "capacity"


class NotOpen(Refusal):
    message = _("Sign-up is not open now.")


class NoPlaceLeft(Refusal):
    message = _("There are not so many places left, and there is no waiting list.")
    field = "along"


class NameMissing(Refusal):
    message = _("Please write your name.")
    field = "name"


class OrganisationMissing(Refusal):
    message = _("Please write which organisation you come from.")
    field = "organisation"


class TooManyAlong(Refusal):
    message = _("Please write how many people come with you, 0 to 9.")
    field = "along"


class ConsentMissing(Refusal):
    message = _("Without your consent we may not keep this. Please tick it, or call us.")
    field = "consent"


class TooManySignUpsFromHere(Refusal):
    """Says nothing about anybody: only this computer has asked too often."""

    message = _("There were many sign-ups from here within an hour. Please try again in an hour.")


class RetreatedAlready(Refusal):
    message = _("This sign-up was taken back already.")


class CameAlready(Refusal):
    message = _("They have come and are counted. Take the sign-in back first.")


class NotItsSession(Refusal):
    message = _("This sign-up is for another session.")


class SignedUpTwice(Refusal):
    message = _("The same telephone signed up twice; the first sign-up counts.")


class ReasonOfExportMissing(Refusal):
    message = _("Say for whom the list is, and why.")
    field = "reason"
