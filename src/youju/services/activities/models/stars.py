"""Stars of children: each as it was given, how a series shows them, and the screen on the wall.

Handling: a grant names a child of the office, a number and a word of praise; kept with the attendance, its card is
emptied by erasure, never exported. The wall shows nicknames of those for whom consent stands, and no other name.
Of a screen's link only a hash is kept.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models import Person
from youju.ground.storage import triggers
from youju.services.activities.models.caring import Void
from youju.services.activities.models.planning import Activity, Session
from youju.services.activities.rules.stars import MOST_AT_ONCE


class StarWord(models.TextChoices):
    """What a star is for."""

    TRIED = "tried", pgettext_lazy("star", "did not give up")
    HELPED = "helped", pgettext_lazy("star", "helped somebody")
    SHARED = "shared", pgettext_lazy("star", "shared")
    SPOKE = "spoke", pgettext_lazy("star", "spoke up")
    TIDIED = "tidied", pgettext_lazy("star", "tidied up")
    KEPT = "kept", pgettext_lazy("star", "kept to what was agreed")


class StarGrants(models.QuerySet["StarGrant"]):
    def standing(self) -> Self:
        return self.filter(void=None)


class StarGrant(Identified):
    """So many stars for one child in one session; `uid` came from the page, so that a tap twice is once."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    n = models.PositiveSmallIntegerField(_("number"), default=1)
    word = models.CharField(_("what for"), max_length=6, choices=StarWord)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+", db_index=False)
    void = models.OneToOneField(Void, models.PROTECT, null=True, related_name="+")

    objects = StarGrants.as_manager()

    class Meta:
        indexes = [models.Index(fields=["session", "person"], name="stars_of_session")]
        constraints = [
            models.CheckConstraint(condition=Q(n__gte=1, n__lte=MOST_AT_ONCE), name="stars_at_once"),
        ]


class StarBoard(Identified):
    """How a series shows its stars: counted since a day, by nickname, or the first places on top."""

    activity = models.OneToOneField(Activity, models.PROTECT, related_name="star_board")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    since = models.DateField(_("counted since"))
    by_stars = models.BooleanField(_("first places on top"), default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class StarScreenEnd(Identified):
    """The link of a screen leads nowhere any more: who said so and when."""

    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class StarScreen(Identified):
    """A screen on the wall that shows the stars of one series; only the hash of its secret is kept."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    end = models.OneToOneField(StarScreenEnd, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity"], condition=Q(end=None), name="one_screen_stands")
        ]


_SAME = " OR ".join(
    f"NEW.{name} <> OLD.{name}" for name in ("session_id", "person_id", "n", "word", "at", "by_id")
)
triggers.append_only("activities_starscreenend")
triggers.declare(
    triggers.Guard("activities_stargrant", "DELETE"),
    triggers.Guard("activities_stargrant", "UPDATE", f"{_SAME} OR OLD.void_id IS NOT NULL"),
    triggers.Guard("activities_starboard", "DELETE"),
    triggers.Guard("activities_starscreen", "DELETE"),
    triggers.Guard("activities_starscreen", "UPDATE", "NEW.digest <> OLD.digest OR OLD.end_id IS NOT NULL"),
)
