"""An outing: its plan, what guardians signed, that they left, and the heads counted on the way.

Handling: a consent and a head-count's missing name children of the office; a line may say what happened to one.
Kept as the proof of who was let along and who was looked for; cards are emptied by erasure, lines go with them.
Never exported; the emergency sheet is printed for a reason that is kept.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models import Person
from youju.ground.storage import triggers
from youju.services.activities.models.caring import Void
from youju.services.activities.models.planning import Session
from youju.services.activities.rules.outings import PER_ADULT


class Outing(Identified):
    """A session that leaves the house: where to, with how many adults, under which insurance."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="outing")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    destination = models.CharField(_("where to"), max_length=80)
    notice = models.CharField(_("safety notice"), max_length=600, blank=True)
    insurance = models.CharField(_("insurance"), max_length=120, blank=True)
    adults = models.PositiveSmallIntegerField(_("adults"), default=0)
    per_adult = models.PositiveSmallIntegerField(_("children to one adult"), default=PER_ADULT)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(per_adult__gte=1), name="outing_has_a_ratio")]

    def __str__(self) -> str:
        return f"{self.session} · {self.destination}"


class OutingConsents(models.QuerySet["OutingConsent"]):
    def standing(self) -> Self:
        return self.filter(void=None)


class OutingConsent(Identified):
    """A guardian signed for one child and this outing, and has the safety notice; where the paper is kept."""

    outing = models.ForeignKey(Outing, models.PROTECT, related_name="consents")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    paper = models.CharField(_("where the paper is kept"), max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    void = models.OneToOneField(Void, models.PROTECT, null=True, related_name="+")

    objects = OutingConsents.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outing", "person"], condition=Q(void=None), name="outing_consent_stands_once"
            )
        ]


class Waypoint(Identified):
    """A place on the way where heads are counted."""

    outing = models.ForeignKey(Outing, models.PROTECT, related_name="points")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["outing", "name"], name="waypoint_once")]

    def __str__(self) -> str:
        return self.name


class SettingOut(Identified):
    """They left; `lacks` is what was missing then, and `reason` why a supervisor let them leave all the same."""

    outing = models.OneToOneField(Outing, models.PROTECT, related_name="setting_out")
    lacks = models.CharField(max_length=60, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class HeadCount(Identified):
    """So many children were counted at a point, of so many who came; a line where it did not come out."""

    point = models.ForeignKey(Waypoint, models.PROTECT, related_name="counts")
    n = models.PositiveSmallIntegerField(_("number"))
    expected = models.PositiveSmallIntegerField()
    line = models.CharField(_("what happened"), max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    @property
    def came_out(self) -> bool:
        return self.n == self.expected and not self.missing.all()


class Missing(models.Model):
    """Who was not there when heads were counted."""

    count = models.ForeignKey(HeadCount, models.PROTECT, related_name="missing")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["count", "person"], name="missing_once_in_a_count")]


triggers.append_only("activities_settingout")
triggers.append_only("activities_missing")
triggers.declare(
    triggers.Guard("activities_outing", "DELETE"),
    triggers.Guard("activities_headcount", "DELETE"),
    # Erasure alone takes the line.
    triggers.Guard(
        "activities_headcount", "UPDATE", "NEW.n <> OLD.n OR NEW.expected <> OLD.expected OR NEW.line <> ''"
    ),
    triggers.Guard("activities_outingconsent", "DELETE"),
    triggers.Guard(
        "activities_outingconsent", "UPDATE",
        "NEW.person_id <> OLD.person_id OR NEW.paper <> OLD.paper OR OLD.void_id IS NOT NULL",
    ),
)  # fmt: skip
