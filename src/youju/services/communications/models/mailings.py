"""What goes out by mail: one mailing for each revision of an issue, one letter in it for each subscriber.

Handling: a letter names a subscriber and holds no address; the server's answer is kept as its number only.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Network
from youju.services.communications.models.subscribers import Subscriber


class Mailing(Identified):
    """A revision of an issue on its way to the subscribers, with the message that each of them gets addressed."""

    class Trouble(models.TextChoices):
        NONE = "", _("none")
        SILENT = "silent", _("the mail server does not answer")
        UNWELCOME = "unwelcome", _("the mail server does not take letters from us")
        SEALED = "sealed", _("the key that opens the addresses is missing")

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    issue = models.UUIDField()
    revision = models.PositiveIntegerField()
    message = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    addressed_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=10, choices=Trouble, default=Trouble.NONE, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "revision"], name="mailing_once_for_a_revision")]


class Letter(Identified):
    """One row of the outbox. It is claimed, and the claim committed, before a byte of it leaves."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        CLAIMED = "claimed", _("being sent")
        SENT = "sent", _("sent")
        LATER = "later", _("put off by the server")
        REFUSED = "refused", _("undeliverable")
        DOUBTFUL = "doubtful", _("in doubt")
        DROPPED = "dropped", _("left before")

    mailing = models.ForeignKey(Mailing, models.PROTECT, related_name="letters")
    subscriber = models.ForeignKey(Subscriber, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    answer = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailing", "subscriber"], name="letter_once_to_a_subscriber")
        ]
        indexes = [
            models.Index(fields=["mailing", "state", "id"], name="letter_by_state"),
            models.Index(
                fields=["subscriber"], condition=Q(state__in=("waiting", "later")), name="letter_still_to_go"
            ),
        ]
