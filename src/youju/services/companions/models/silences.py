"""That a pair was silent on the last day of a month: what the figure of silent pairs counts.

Handling: names nobody; it points at a pairing and says by how many days it was over its rhythm. Written by the
product, withdrawn where a contact is recorded later. Kept as every record that a figure counts.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.models import Record
from youju.services.companions.models.pairings import Pairing


class Silence(Record):
    """One pair, `days` over its rhythm on this day."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="silences", verbose_name=_("pair"))
    days = models.PositiveSmallIntegerField(_("days over the rhythm"))

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["pairing", "happened_on"], condition=Q(withdrawal=None), name="silent_once_a_day"
            ),
            models.CheckConstraint(condition=Q(days__gte=1), name="silence_is_over_the_rhythm"),
        ]

    def __str__(self) -> str:
        return f"{self.pairing} {self.happened_on}"
