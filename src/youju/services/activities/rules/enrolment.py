"""The named refusals of enrolment."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal


class ActivityFull(Refusal):
    """Every place is taken, or promised to somebody who waits; the caller may offer the waiting list."""

    field = "person"

    def __init__(self, capacity: int, waiting: int) -> None:
        self.capacity, self.waiting = capacity, waiting
        said = gettext("All {capacity} places are taken. The waiting list is open.")
        if waiting:
            said = gettext("All {capacity} places are taken, and {waiting} wait. The waiting list is open.")
        super().__init__(said.format(capacity=capacity, waiting=waiting))


class NoPlaceFree(Refusal):
    message = _("No place is free. Somebody has to leave first, or there have to be more places.")


class AlreadyEnrolled(Refusal):
    message = _("This person is enrolled already.")
    field = "person"


class AlreadyWaiting(Refusal):
    message = _("This person is on the waiting list already.")
    field = "person"


class AdmittedAlready(Refusal):
    message = _("This person has a place already.")


class SomebodyWaitsLonger(Refusal):
    message = _("Somebody else waits longer. Ask them first; if they decline, write that down.")


class LeftAlready(Refusal):
    message = _("This person has left already.")


class ReasonOfLeavingMissing(Refusal):
    message = _("Say in a few words why.")
    field = "reason"


class LeavesBeforeComing(Refusal):
    message = _("The person came later than that day.")
    field = "since"


class ActivityOver(Refusal):
    message = _("This series has ended.")
