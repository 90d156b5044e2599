"""What an office certifies of a volunteer's minutes: written once, checked by anybody who holds the number.

Handling: name and minutes as they were certified. The public page of a certificate says no more than the paper
does; kept while the office answers for it. The name goes with an erased person; number, minutes and period stay,
so that a paper is still told from an invented one.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.programmes.models import Programme
from youju.ground.storage import triggers
from youju.services.volunteers.models.register import Volunteer


class Certificate(Identified):
    """The minutes of a volunteer in [start, end), as they stood when it was issued.

    `number` is printed; `code` is secret enough that nobody guesses another one's certificate.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="certificates")
    number = models.CharField(_("number"), max_length=24, unique=True)
    code = models.CharField(max_length=16)
    name = models.CharField(_("name"), max_length=40, blank=True)
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, blank=True, related_name="+")
    start = models.DateField()
    end = models.DateField()
    minutes = models.PositiveIntegerField(_("minutes"))
    times = models.PositiveIntegerField(_("number of times"))
    contact = models.CharField(_("contact"), max_length=80)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="certificate_has_a_period"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="certificate_of_something"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def revoked(self) -> "Revocation | None":
        """What took it back, where somebody did."""
        return getattr(self, "revocation", None)


class Revocation(Identified):
    """A certificate does not hold any more: who said so, when and why. The paper's page then says so."""

    certificate = models.OneToOneField(Certificate, models.PROTECT, related_name="revocation")
    reason = models.CharField(_("reason"), max_length=120)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


triggers.append_only("volunteers_revocation")
_LASTING = (
    "uid", "office_id", "volunteer_id", "programme_id", "number", "code", "start", "end", "minutes", "times",
    "contact", "at", "by_id",
)  # fmt: skip
triggers.declare(
    triggers.Guard("volunteers_certificate", "DELETE"),
    # Erasing a person takes the name; nothing else ever changes.
    triggers.Guard(
        "volunteers_certificate", "UPDATE",
        triggers.changed(*_LASTING) + " OR (NEW.name <> OLD.name AND NEW.name <> '')",
    ),
)  # fmt: skip
