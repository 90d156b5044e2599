"""A volunteer asks that the record be corrected (order 67), and what the organiser answered.

Handling: the words of the volunteer about own minutes; kept with the record, erased with the person.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified
from youju.ground.storage import triggers
from youju.services.volunteers.models.minutes import Service
from youju.services.volunteers.models.register import Volunteer


class CorrectionRequest(Identified):
    """What a volunteer says of the own record: of one entry, or of one that is missing."""

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="requests")
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, related_name="+")
    # A day and minutes as the volunteer remembers them; empty where only words were said.
    on = models.DateField(_("day"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    words = models.CharField(_("what should be corrected"), max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]

    @property
    def answered(self) -> "CorrectionAnswer | None":
        """The organiser's answer, once there is one."""
        return getattr(self, "answer", None)


class CorrectionAnswer(Identified):
    """The organiser's answer: granted or not, with words that the volunteer reads."""

    request = models.OneToOneField(CorrectionRequest, models.PROTECT, related_name="answer")
    granted = models.BooleanField(_("granted"))
    words = models.CharField(_("answer"), max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="an_answer_says_something")]


for _table in ("volunteers_correctionrequest", "volunteers_correctionanswer"):
    triggers.append_only(_table)
