"""When a child came to care and when it left, and with whom it was let go.

Handling: an arrival and a departure name a child of the office; a departure names whoever fetched it, by card or
by a written name, with a reason where that person was not on the child's list. Kept as the proof of whom the child
was handed to; when the child or the adult is erased, cards are emptied and written names and reasons go. Never
exported.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models import Person
from youju.ground.people.rules.names import LONGEST
from youju.ground.storage import triggers
from youju.services.activities.models.planning import Session


class Void(Identified):
    """An arrival or a departure was a slip, or is said anew with another time."""

    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Clocked(Identified):
    """Something that happened to a child at one minute of a session's day."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    clock = models.TimeField(_("time"))
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    void = models.OneToOneField(Void, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(void=None), name="%(class)s_stands_once"
            )
        ]


class ClockedRows(models.QuerySet["Clocked"]):
    def standing(self) -> Self:
        return self.filter(void=None)


class Arrival(Clocked):
    """The child is there since this minute."""

    objects = ClockedRows.as_manager()

    class Meta(Clocked.Meta):
        pass


class Way(models.TextChoices):
    """How a child leaves care."""

    FETCHED = "fetched", pgettext_lazy("pick-up", "fetched by somebody who may")
    ALONE = "alone", pgettext_lazy("pick-up", "went home alone")
    OTHER = "other", pgettext_lazy("pick-up", "fetched by somebody not on the list")


class Departure(Clocked):
    """The child left at this minute; `adult` or `name` says with whom, where it did not go alone."""

    way = models.CharField(_("how"), max_length=7, choices=Way)
    adult = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=LONGEST, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = ClockedRows.as_manager()

    class Meta(Clocked.Meta):
        constraints = [
            *Clocked.Meta.constraints,
            models.CheckConstraint(condition=Q(adult=None) | Q(name=""), name="departure_with_card_or_name"),
            models.CheckConstraint(
                condition=~Q(way="alone") | Q(adult=None, name=""), name="departure_alone_is_with_nobody"
            ),
        ]

    @property
    def whom(self) -> str:
        """Who fetched the child, as a card or as it was written."""
        return str(self.adult) if self.adult else self.name


# What was said stays; it may be voided once, and erasure takes written names and reasons.
_SAME = " OR ".join(f"NEW.{name} <> OLD.{name}" for name in ("session_id", "person_id", "clock", "at", "by_id"))
_VOIDED = "(OLD.void_id IS NOT NULL AND (NEW.void_id IS NULL OR NEW.void_id <> OLD.void_id))"
_GONE = " OR ".join(f"(NEW.{name} <> OLD.{name} AND NEW.{name} <> '')" for name in ("name", "reason"))
triggers.append_only("activities_void")
triggers.declare(
    triggers.Guard("activities_arrival", "DELETE"),
    triggers.Guard("activities_arrival", "UPDATE", f"{_SAME} OR {_VOIDED}"),
    triggers.Guard("activities_departure", "DELETE"),
    triggers.Guard("activities_departure", "UPDATE", f"{_SAME} OR NEW.way <> OLD.way OR {_VOIDED} OR {_GONE}"),
)
