"""Which shifts of volunteers belong to a session: they follow it when it is moved or does not take place.

Handling: names nobody; who stands on a shift is the volunteers' matter.
"""

from django.db import models

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified
from youju.ground.storage import triggers
from youju.services.activities.models.planning import Session
from youju.services.volunteers.models import Shift


class SessionShift(Identified):
    """Volunteers are wanted for this session: the shift on which they stand."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    shift = models.OneToOneField(Shift, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


triggers.append_only("activities_sessionshift")
