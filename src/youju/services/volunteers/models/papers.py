"""What a volunteer showed or learnt: clearance, training, honours and appraisals, each with its day and its end.

Handling: personal data of the volunteer, in the five blocks of the service record (order 67 of the Ministry of
Civil Affairs, since 2021); kept as long as the record, erased with the person, exported only with the
record and for a stated reason.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.evidence.models import Attachment
from youju.ground.organisations.models import Identified
from youju.ground.storage import triggers
from youju.services.volunteers.models.register import Volunteer


class Paper(Identified):
    """One paper; clearance and training may run out, honours and appraisals stay."""

    class Sort(models.TextChoices):
        CLEARANCE = "clearance", _("clearance")
        TRAINING = "training", _("training")
        HONOUR = "honour", _("honour")
        APPRAISAL = "appraisal", _("appraisal")

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="papers")
    sort = models.CharField(_("sort of paper"), max_length=9, choices=Sort)
    title = models.CharField(_("title"), max_length=80)
    minutes = models.PositiveIntegerField(_("length"), null=True, blank=True)
    on = models.DateField(_("date"))
    until = models.DateField(_("valid until"), null=True, blank=True)
    document = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("on")), name="paper_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def stands(self, *, on: date) -> bool:
        """Whether it holds on the day (half-open)."""
        return self.on <= on and (self.until is None or on < self.until)


class PaperWithdrawal(Identified):
    """A paper was written down by mistake, or does not hold any more: who said so, when and why."""

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="withdrawal")
    reason = models.CharField(_("reason"), max_length=120)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


triggers.append_only("volunteers_paperwithdrawal")
