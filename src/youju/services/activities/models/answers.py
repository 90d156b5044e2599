"""How sessions were found, as records that figures are composed of: so many answers of one session.

Handling: sums of faces alone. No voice, no line, no worker of whom they speak; what the code took is added up
when it has closed, so that no hour can be told. Kept like all records.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.models import Record
from youju.services.activities.models.planning import Activity, ActivityKind, Session
from youju.services.activities.models.voices import Face


class Answers(Record):
    """What a worker counted at a session, or what came by its code; never both in one."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", verbose_name=_("activity"))
    activity_kind = models.CharField(max_length=18, choices=ActivityKind)
    session = models.ForeignKey(Session, models.PROTECT, related_name="+", db_index=False)
    by_code = models.BooleanField(_("by the code"))
    n = models.PositiveIntegerField(_("answers"))
    n_good = models.PositiveIntegerField(Face.GOOD.label)
    n_soso = models.PositiveIntegerField(Face.SOSO.label)
    n_bad = models.PositiveIntegerField(Face.BAD.label)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["session", "by_code"], condition=Q(withdrawal=None), name="answers_once_each_way"
            ),
            models.CheckConstraint(
                condition=Q(n=F("n_good") + F("n_soso") + F("n_bad"), n__gte=1), name="answers_are_all_faces"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity} {self.happened_on}"
