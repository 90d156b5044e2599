"""What an office certifies of somebody's attendance: written once, checked by anybody who holds the number.

Handling: name and organisation as they were certified, of whoever asked for it. The public page says no more than
the paper does. The name goes three years after the day of issue, and with an erased person; a withdrawn one keeps
its reason. The PDF is fetched behind the link of the sign-up, or handed out by the office; never exported.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models import Person
from youju.ground.storage import triggers
from youju.services.activities.models.holdings import Attendance
from youju.services.activities.models.openings import Registration
from youju.services.activities.models.planning import Session


class AttestationEnd(Identified):
    """A certificate does not hold any more: who said so, when and why. The page that checks it says so too."""

    reason = models.CharField(_("reason"), max_length=120)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Attestation(Identified):
    """Somebody came to a session: what stood when it was issued, of a sign-up or of a person of the office.

    `number` is printed; `code` is secret enough that nobody guesses another one's certificate.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="+")
    registration = models.ForeignKey(Registration, models.PROTECT, null=True, related_name="certificates")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name=_("person"))
    number = models.CharField(_("number"), max_length=24, unique=True)
    code = models.CharField(max_length=16)
    name = models.CharField(_("name"), max_length=40, blank=True)
    organisation = models.CharField(_("organisation"), max_length=60, blank=True)
    title = models.CharField(_("what it was"), max_length=160)
    day = models.DateField(_("date"))
    minutes = models.PositiveIntegerField(_("minutes"), null=True)
    contact = models.CharField(_("contact"), max_length=80)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    end = models.OneToOneField(AttestationEnd, models.PROTECT, null=True, related_name="certificate")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["attendance"], condition=Q(end=None), name="certified_once"),
            models.CheckConstraint(
                condition=Q(registration=None, person__isnull=False) | Q(registration__isnull=False, person=None),
                name="certificate_of_a_sign_up_or_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.number


triggers.append_only("activities_attestationend")
_LASTING = ("number", "code", "title", "day", "contact", "attendance_id", "at", "by_id")
triggers.declare(
    triggers.Guard("activities_attestation", "DELETE"),
    # Forgetting takes name and organisation, withdrawing adds the end; nothing else ever changes.
    triggers.Guard(
        "activities_attestation", "UPDATE",
        triggers.changed(*_LASTING)
        + " OR (NEW.name <> OLD.name AND NEW.name <> '') OR (OLD.end_id IS NOT NULL AND NEW.end_id IS NULL)",
    ),
)  # fmt: skip
