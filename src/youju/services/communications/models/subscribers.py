"""Who reads the bulletin by mail: an address that is sealed at rest, and the days on which what was agreed to.

Handling: the address is personal data, kept sealed from the asking until the grace after leaving, never exported;
the days stay for the counts. A knock is a keyed hash that nobody can turn back, kept for a day.
"""

from django.db import models
from django.db.models import Q

from youju.ground.organisations.models import Identified, Network
from youju.ground.storage import sealing

# The stable name under which addresses are sealed.
FIELD = "communications.subscriber.address"


class Subscribers(models.QuerySet["Subscriber"]):
    def reading(self) -> "Subscribers":
        """Those who confirmed and have not left."""
        return self.filter(confirmed_at__isnull=False, left_at=None)


class Subscriber(Identified):
    """Somebody who asked for the bulletin. Reading: confirmed and not left; erased: the address is gone."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    address = models.BinaryField(null=True)
    lookup = models.CharField(max_length=64, null=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    objects = Subscribers.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "lookup"], name="subscriber_address_once"),
            models.CheckConstraint(
                condition=Q(address=None, lookup=None, left_at__isnull=False)
                | Q(address__isnull=False, lookup__isnull=False),
                name="subscriber_has_an_address_until_erased",
            ),
        ]
        indexes = [models.Index(fields=["network", "confirmed_at"], name="subscriber_by_confirmation")]

    @property
    def mailbox(self) -> str:
        """The address in clear. Raises Unreadable."""
        return sealing.unseal(bytes(self.address or b""), field=FIELD, uid=self.uid)

    @property
    def reads(self) -> bool:
        return self.confirmed_at is not None and self.left_at is None


class Knock(models.Model):
    """Somebody asked: a keyed hash of the day, of an address or of a computer, from which neither can be told."""

    mark = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["mark", "at"], name="knock_by_mark")]
