"""What a volunteer may do behind the own link, and the named refusals of that page."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

# So many acts an hour are enough for everybody who means them.
HOUR, MOST_AN_HOUR = timedelta(hours=1), 60
# So many requests may wait for an answer; more are talked about.
MOST_WAITING = 10


class ShiftHasBegun(Refusal):
    message = _("This shift has begun. Please talk to your organiser.")


class TooManyWaiting(Refusal):
    message = _("Several of your requests wait for an answer already. Please talk to your organiser.")
    field = "words"


class TooOften(Refusal):
    message = _("There were many changes from this page within an hour. Please try again in an hour.")


class ErasedAlready(Refusal):
    message = _("Of this person nothing is held any more; there is no page to link to.")


class NoLinkStands(Refusal):
    message = _("No link stands any more.")


def begun(day: date, start: time, at: datetime) -> bool:
    """Whether a shift of that day and hour has begun at this moment, by the clock on the wall."""
    here = localtime(at)
    return (day, start) <= (here.date(), here.time())
