"""The link to a volunteer's own page: whoever holds it reads and acts for that volunteer, until it is revoked.

Handling: points at one volunteer; of the link only a hash is kept. Kept while the volunteer's record is, never
exported; when it was last opened stands in the log of looks. It leads nowhere once the person is erased.
"""

from django.db import models
from django.db.models import Q

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified
from youju.ground.storage import triggers
from youju.services.volunteers.models.register import Volunteer


class OwnLinkEnd(Identified):
    """The link leads nowhere any more: who said so and when."""

    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class OwnLink(Identified):
    """One link of one volunteer; only the hash of its secret is kept. A new one ends the one before."""

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="own_links")
    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    end = models.OneToOneField(OwnLinkEnd, models.PROTECT, null=True, related_name="own_link")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["volunteer"], condition=Q(end=None), name="one_own_link_stands")
        ]


triggers.append_only("volunteers_ownlinkend")
triggers.declare(triggers.Guard("volunteers_ownlink", "DELETE"))
