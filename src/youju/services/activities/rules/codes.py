"""The code on the wall: another one every half minute, good for that one and the next."""

from datetime import datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

STEP = timedelta(seconds=30)
# So many steps a code is taken after it was drawn; its own is the first.
STEPS = 2
# Whoever scanned a good code has so long to type.
TO_TYPE = timedelta(minutes=5)
# Words that could not be matched are forgotten after this, also where nobody settled them.
KEPT = timedelta(days=7)


class TooManyScans(Refusal):
    message = _("Many people signed in from here within a few minutes. Please tell a colleague that you are here.")


class SettledAlready(Refusal):
    message = _("A colleague has settled this already.")


def step(at: datetime) -> int:
    """The number of the half minute."""
    return int(at.timestamp() // STEP.total_seconds())


def is_good(drawn: int, *, at: datetime) -> bool:
    """Whether a code that was drawn in this step is taken now; one from the future never was drawn."""
    return 0 <= step(at) - drawn < STEPS


def seconds_left(at: datetime) -> int:
    """Until the next code is due, at least one."""
    length = int(STEP.total_seconds())
    return length - int(localtime(at).timestamp()) % length
