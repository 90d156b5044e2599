"""Somebody wants to volunteer: what they wrote on the public site, and what the office decided.

Handling: names, birth and telephone numbers of people who are not known yet, the numbers sealed. Kept until the
office decides: taken in, the card has it and nothing personal stays here; declined, it is deleted 30 days later;
untouched, 180 days after it came. Shown to whoever keeps the office's people, never exported.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.looking import Look
from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models import Guardianship
from youju.ground.people.rules.births import Birth
from youju.ground.people.rules.names import LONGEST
from youju.ground.storage import sealing
from youju.services.volunteers.models.register import GroupKind, Volunteer

# The stable names under which the numbers are sealed.
PHONE, GUARDIANS_PHONE = "volunteers.application.phone", "volunteers.application.guardians_phone"


class Application(Identified):
    """One form. `lookup` finds the number as a card's does, `origin` the computer on the day."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=LONGEST, blank=True)
    born = models.DateField(_("born"), null=True, blank=True)
    phone = models.BinaryField(null=True)
    lookup = models.CharField(max_length=64, blank=True)
    group_kind = models.CharField(_("who they are"), max_length=8, choices=GroupKind)
    comes_with = models.CharField(_("comes with"), max_length=60, blank=True)
    skills = models.CharField(_("skills"), max_length=120, blank=True)
    why = models.CharField(_("why"), max_length=500, blank=True)
    guardian = models.CharField(_("guardian"), max_length=LONGEST, blank=True)
    relation = models.CharField(
        _("relation"), max_length=11, choices=Guardianship.Relation.choices, blank=True
    )  # fmt: skip
    guardians_phone = models.BinaryField(null=True)
    origin = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["office", "at"], name="application_list"),
            models.Index(fields=["origin", "at"], name="application_origin"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def birth(self) -> Birth | None:
        return Birth.on(self.born) if self.born else None

    def confide(self, phone: str, guardians_phone: str) -> None:
        """Seals the numbers for this row."""
        self.phone = sealing.seal(phone, field=PHONE, uid=self.uid)
        if guardians_phone:
            self.guardians_phone = sealing.seal(guardians_phone, field=GUARDIANS_PHONE, uid=self.uid)

    def numbers(self, look: Look) -> tuple[str, str]:
        """Own number and guardian's, for a look at this form that was written down. Raises NotLooked."""
        look.covers(self.uid)
        return (
            sealing.unseal(bytes(self.phone), field=PHONE, uid=self.uid) if self.phone else "",
            sealing.unseal(bytes(self.guardians_phone), field=GUARDIANS_PHONE, uid=self.uid)
            if self.guardians_phone
            else "",
        )


class ApplicationHours(Identified):
    """Whoever applies has time on this weekday (0 is Monday), in minutes of the day, half-open."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    begins = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["weekday", "begins"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="applies_for_a_weekday"),
            models.CheckConstraint(
                condition=Q(ends__gt=models.F("begins"), ends__lte=1440), name="applies_within_a_day"
            ),
        ]


class ApplicationAnswer(Identified):
    """What the office decided: `volunteer` is who was taken in; without one it was declined, for a reason."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="answer")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(volunteer__isnull=False) | ~Q(reason=""), name="declined_for_a_reason"
            )
        ]
