"""Who stands in for a supervisor, and the week's digest that goes to whoever is there.

Handling: names colleagues; a digest holds numbers and names no client. Kept for a year.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor, User
from youju.ground.organisations.models import Identified, Office
from youju.ground.storage import triggers


class Away(Identified):
    """A supervisor is away from one day until another (half-open); the deputy gets what comes meanwhile."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(User, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("deputy"))
    since = models.DateField(_("since"))
    until = models.DateField(_("until"))
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="away_for_a_while"),
            models.CheckConstraint(condition=~Q(supervisor=F("deputy")), name="away_with_somebody_else"),
        ]


class Digest(Identified):
    """What the cases of a supervisor were like at the beginning of a week, for `to`: numbers, no names."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(User, models.PROTECT, related_name="+")
    to = models.ForeignKey(User, models.PROTECT, related_name="+")
    week = models.DateField(_("week from"))
    open_cases = models.PositiveIntegerField()
    opened = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()
    contacts = models.PositiveIntegerField()
    overdue = models.PositiveIntegerField()
    silent = models.PositiveIntegerField()
    waiting = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["supervisor", "office", "week"], name="digest_once_a_week")]


triggers.declare(triggers.Guard("cases_away", "DELETE"))
