"""Who takes part: enrolled in a series or in one session, with a place or waiting for one, until they leave.

Handling: an enrolment names a person of the office; it is kept as long as the card, points at a card that erasure
empties and holds no place any more from then on, and is never exported by itself. What stands beside it says why
somebody left, nothing of their health; of somebody erased no screen shows it.
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
from youju.services.activities.models.planning import Activity, Role, Session
from youju.services.activities.rules.joining import Doubt, said


class Leaving(Identified):
    """Somebody takes part no longer, or never wanted to: since which day, who said so and why."""

    class Sort(models.TextChoices):
        LEFT = "left", pgettext_lazy("enrolment", "left")
        DECLINED = "declined", pgettext_lazy("enrolment", "declined")

    sort = models.CharField(_("what happened"), max_length=8, choices=Sort)
    # The first day on which the person takes part no longer.
    since = models.DateField(_("since"))
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Enrolments(models.QuerySet["Enrolment"]):
    def not_erased(self) -> Self:
        """Without those who were erased: their place is free from that moment, and nobody is left to call up."""
        return self.filter(person__erasure=None)

    def standing(self) -> Self:
        """Who has not left, with a place or waiting."""
        return self.not_erased().filter(leaving=None)

    def with_place(self) -> Self:
        return self.filter(admission__isnull=False)

    def waiting(self) -> Self:
        """Who waits for a place, who came first before all others."""
        return self.standing().filter(admission=None).order_by("pk")


class Enrolment(Identified):
    """A person wants to take part: in the whole series, or in one session where `session` says so."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", verbose_name=_("activity"))
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=16, choices=Role)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    leaving = models.OneToOneField(Leaving, models.PROTECT, null=True, related_name="enrolment")

    objects = Enrolments.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "person"], condition=Q(leaving=None, session=None), name="enrolled_once"
            ),
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(leaving=None, session__isnull=False),
                name="enrolled_once_in_a_session",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person} · {self.session or self.activity}"


class Overruling(Identified):
    """Somebody who does not fit the rule of the series was enrolled all the same: by whom, why, against what."""

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="overruling")
    # Keys of `Doubt`, as they were found on the day.
    doubts = models.CharField(max_length=120)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    @property
    def against(self) -> str:
        """What the rule had against it, in words."""
        return said(Doubt(key) for key in self.doubts.split(","))


triggers.declare(
    triggers.Guard("activities_overruling", "DELETE"),
    # Erasure alone takes the reason.
    triggers.Guard("activities_overruling", "UPDATE", "NEW.doubts <> OLD.doubts OR NEW.reason <> ''"),
)


class Admission(Identified):
    """An enrolled person has a place, from the day on: at once, or when one got free and somebody said so."""

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="admission")
    since = models.DateField(_("since"))
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
