"""How a session was found: what a worker counted by hand, and what people said with a face and a line.

Handling: a voice names nobody, no device and no hour. A line may name somebody nevertheless; then it is hidden,
and its words can be taken out for good. A knock is a keyed hash of one session and one day from which no computer
can be told; it stands by no voice and goes with the next day. Nothing is exported, nothing names a worker.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.storage import triggers
from youju.services.activities.models.caring import Void
from youju.services.activities.models.planning import Session
from youju.services.activities.rules.voices import LINE


class Face(models.TextChoices):
    """What one chooses of three."""

    GOOD = "good", pgettext_lazy("face", "liked it")
    SOSO = "soso", pgettext_lazy("face", "so-so")
    BAD = "bad", pgettext_lazy("face", "did not like it")


class SatisfactionTallies(models.QuerySet["SatisfactionTally"]):
    def standing(self) -> Self:
        return self.filter(void=None)


class SatisfactionTally(Identified):
    """So many chose each face, as a worker counted stickers or hands; said anew, the row before is void."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    n_good = models.PositiveSmallIntegerField(Face.GOOD.label)
    n_soso = models.PositiveSmallIntegerField(Face.SOSO.label)
    n_bad = models.PositiveSmallIntegerField(Face.BAD.label)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    void = models.OneToOneField(Void, models.PROTECT, null=True, related_name="+")

    objects = SatisfactionTallies.as_manager()

    class Meta:
        indexes = [models.Index(fields=["session"], name="satisfaction_of_session")]
        constraints = [
            models.UniqueConstraint(fields=["session"], condition=Q(void=None), name="satisfaction_counted_once"),
            models.CheckConstraint(
                condition=Q(n_good__gt=0) | Q(n_soso__gt=0) | Q(n_bad__gt=0), name="satisfaction_says_somebody"
            ),
        ]


class Hiding(Identified):
    """A line is not shown: who said so, when and why."""

    reason = models.CharField(_("reason"), max_length=LINE)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Voice(Identified):
    """One face and perhaps a line, from whoever was there; `uid` came from the page, so that twice is once."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    face = models.CharField(_("face"), max_length=4, choices=Face)
    line = models.CharField(_("line"), max_length=LINE, blank=True)
    # The day alone: an hour would tell who it was.
    on = models.DateField(_("date"))
    hiding = models.OneToOneField(Hiding, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["session", "face"], name="voice_of_session")]


class VoiceKnock(models.Model):
    """How often one computer spoke on one day to one session, so that a machine is stopped."""

    mark = models.CharField(max_length=64, unique=True)
    day = models.DateField()
    n = models.PositiveSmallIntegerField(default=0)


_NUMBERS = ("session_id", "n_good", "n_soso", "n_bad", "by_id")
_COUNTED = " OR ".join(f"NEW.{name} <> OLD.{name}" for name in _NUMBERS)
_SAID = "NEW.session_id <> OLD.session_id OR NEW.face <> OLD.face"
# Words go only from a line that is hidden, and nothing comes in their place.
_WORDS = "(NEW.line <> OLD.line AND (NEW.line <> '' OR NEW.hiding_id IS NULL))"
triggers.append_only("activities_hiding")
triggers.declare(
    triggers.Guard("activities_satisfactiontally", "DELETE"),
    triggers.Guard("activities_satisfactiontally", "UPDATE", f"{_COUNTED} OR OLD.void_id IS NOT NULL"),
    triggers.Guard("activities_voice", "DELETE"),
    triggers.Guard("activities_voice", "UPDATE", f"{_SAID} OR {_WORDS}"),
)
