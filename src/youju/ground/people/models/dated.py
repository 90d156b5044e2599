"""What holds from one day until another, and who said so."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified


class DatedRows(models.QuerySet["Dated"]):
    def standing(self, *, on: date) -> Self:
        """What holds on the day (half-open). What has no beginning was always so."""
        return self.filter(Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gt=on))


class Dated(Identified):
    """Something that is said of a person for a while. It is ended, not deleted; erasure alone deletes."""

    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    objects = DatedRows.as_manager()

    class Meta:
        abstract = True
        constraints = [
            # An empty period is what was written by mistake and ended the same day.
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="%(class)s_ends_after"
            )
        ]

    def stands(self, *, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)

    def meets(self, since: date | None, until: date | None) -> bool:
        """Whether a day of [since, until) is among those on which this holds."""
        first = max(self.since or date.min, since or date.min)
        last = min(self.until or date.max, until or date.max)
        return first < last
