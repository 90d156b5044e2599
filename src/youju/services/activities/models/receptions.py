"""Visits received that no plan foresaw: which organisation, how many people, what for, and who received them.

Handling: names no visitor. `host` is a colleague, by name, as on the paper at the door; kept as every record.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Partner


class Reception(Record):
    """`n` people came to visit the office, of one organisation where they came from one."""

    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    n = models.PositiveIntegerField(_("visitors"))
    purpose = models.CharField(_("purpose"), max_length=80)
    host = models.CharField(_("received by"), max_length=40, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)

    class Meta(Record.Meta):
        constraints = [models.CheckConstraint(condition=Q(n__gte=1), name="a_visit_is_of_somebody")]
