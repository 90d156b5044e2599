"""A colleague's calendar behind a secret link: whoever holds the link reads it, until it is revoked.

Handling: names the colleague whom it belongs to; of the link only a hash is kept. Kept while the account is,
never exported; when it was last read stands in the log of looks.
"""

from django.db import models
from django.db.models import Q

from youju.ground.access.models import Actor, User
from youju.ground.organisations.models import Identified
from youju.ground.storage import triggers


class FeedEnd(Identified):
    """The link leads nowhere any more: who said so and when."""

    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Feed(Identified):
    """One link of one colleague; only the hash of its secret is kept."""

    owner = models.ForeignKey(User, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    end = models.OneToOneField(FeedEnd, models.PROTECT, null=True, related_name="feed")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], condition=Q(end=None), name="one_link_stands")]


triggers.append_only("activities_feedend")
triggers.declare(triggers.Guard("activities_feed", "DELETE"))
