"""What was sealed without network and came in: once under its key, held back where it could not be taken.

Handling: what is inside is sealed to the key of this installation, names people by the uids of their cards alone
and is opened to be taken or to be decided about. Once it is taken it is deleted; key and hash stay, so that it is
taken once. What was left out stays sealed with the office. Never exported.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.models import Actor
from youju.ground.envelopes.rules import Letter
from youju.ground.organisations.models import Identified, Office
from youju.ground.storage import triggers


class Envelope(Identified):
    """An envelope as it came. The first under the key of its maker is the one that holds; others contradict it."""

    key = models.UUIDField()
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    about = models.UUIDField()
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+", db_index=False)
    sealer = models.CharField(max_length=16)
    point = models.BinaryField(max_length=65)
    nonce = models.BinaryField(max_length=12)
    content = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "key", "digest"], name="envelope_once"),
        ]

    @property
    def emptied(self) -> bool:
        """Whether it was taken, and what it said stands in the records alone."""
        return not self.content

    @property
    def letter(self) -> Letter:
        """The envelope as it was sent."""
        return Letter(
            self.key, self.kind, self.about, self.by.uid, self.sealer, bytes(self.point), bytes(self.nonce),
            bytes(self.content),
        )  # fmt: skip


class Hold(models.Model):
    """An envelope was not taken, or not all of it: why, in the words that its maker was told."""

    class Why(models.TextChoices):
        RIGHT = "right", pgettext_lazy("envelope", "right withdrawn")
        CONFLICT = "conflict", pgettext_lazy("envelope", "contradiction")
        REFUSED = "refused", pgettext_lazy("envelope", "not taken")
        UNREADABLE = "unreadable", pgettext_lazy("envelope", "cannot be opened")

    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="hold")
    why = models.CharField(max_length=10, choices=Why)
    words = models.CharField(max_length=400, blank=True)


class Ruling(models.Model):
    """Somebody decided about an envelope that was held back: taken after all, or left out, and why."""

    hold = models.OneToOneField(Hold, models.PROTECT, related_name="ruling")
    accepted = models.BooleanField()
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()


for _table in ("envelopes_hold", "envelopes_ruling"):
    triggers.append_only(_table)
_OUTSIDE = ("key", "digest", "kind", "about", "office_id", "by_id", "at")
triggers.declare(
    triggers.Guard("envelopes_envelope", "DELETE"),
    # What is inside goes once it was taken; nothing else ever changes.
    triggers.Guard(
        "envelopes_envelope", "UPDATE",
        " OR ".join(f"NEW.{name} <> OLD.{name}" for name in _OUTSIDE) + " OR length(NEW.content) <> 0",
    ),
)  # fmt: skip
