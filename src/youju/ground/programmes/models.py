"""Funded lines of work: who pays, from when until when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.organisations.models import Identified, Office


class Programme(Identified):
    """A funded line of work of one office, running from `since` until `until` (half-open)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    name = models.CharField(_("name"), max_length=100)
    funder = models.CharField(_("purchaser or funder"), max_length=100, blank=True)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["office", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["office", "name"], name="programme_name_in_office"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=models.F("since")),
                name="programme_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name
