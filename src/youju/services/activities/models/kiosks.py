"""A trusted device stands as a kiosk at one session: people sign themselves in there.

Handling: names colleagues; who signed in stands among the marks. What somebody typed who could not be matched is
a name that nobody checked: it is emptied when a colleague has settled it, and after seven days. Never exported.
"""

from django.db import models
from django.db.models import Q

from youju.ground.access.models import Actor, DeviceTrust
from youju.ground.organisations.models import Identified
from youju.ground.storage import triggers
from youju.services.activities.models.planning import Session


class KioskEnd(Identified):
    """Nobody signs in there any more: who said so and when."""

    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Kiosk(Identified):
    """One device at one session, until somebody ends it or the hours of the session are over."""

    device = models.ForeignKey(DeviceTrust, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    end = models.OneToOneField(KioskEnd, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device"], condition=Q(end=None), name="device_is_one_kiosk")
        ]


class Settlement(Identified):
    """A colleague has seen who could not be matched and did what there was to do."""

    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Unmatched(Identified):
    """Somebody scanned the code on the wall and typed what fits nobody of the session, or more than one."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    words = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    settlement = models.OneToOneField(Settlement, models.PROTECT, null=True, related_name="+")


triggers.append_only("activities_kioskend")
triggers.declare(triggers.Guard("activities_kiosk", "DELETE"))
triggers.append_only("activities_settlement")
triggers.declare(triggers.Guard("activities_unmatched", "DELETE"))
