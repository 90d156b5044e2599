"""A round of visits: a day, a purpose, who goes, whose homes in which order, what is brought.

Handling: a stop names a person of the office by their card and nothing else; address and telephone are read from
the card when the sheet is printed, with a reason, and kept nowhere here. Kept as long as the visits it led to;
erasure leaves the stop as the number it is. Never exported by itself: lists of rounds name no stop.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor, User
from youju.ground.organisations.models import Identified, Office, Site
from youju.ground.people.models import Person
from youju.ground.programmes.models import Programme
from youju.ground.storage import triggers
from youju.services.volunteers.models import Service, Volunteer


class VisitRound(Identified):
    """A team goes to many homes on one day. Its state follows from the papers that exist beside it."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("site"))
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("programme")
    )
    day = models.DateField(_("date"))
    start = models.TimeField(_("from"), null=True, blank=True)
    purpose = models.CharField(_("purpose"), max_length=80)
    brought = models.CharField(_("what is brought to each home"), max_length=120, blank=True)
    note = models.CharField(_("note for the team"), max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-day", "-id"]
        indexes = [models.Index(fields=["office", "day", "id"], name="round_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.purpose}"


class TeamMember(Identified):
    """A colleague or a volunteer goes along. `service` are the volunteer's minutes, written when it is counted."""

    round = models.ForeignKey(VisitRound, models.PROTECT, related_name="team")
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, null=True, blank=True, related_name="+")
    service = models.OneToOneField(Service, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, volunteer=None) | Q(user=None, volunteer__isnull=False),
                name="on_the_way_is_one_of_both",
            ),
            models.CheckConstraint(
                condition=Q(service=None) | Q(volunteer__isnull=False), name="minutes_of_volunteers_alone"
            ),
            models.UniqueConstraint(
                fields=["round", "user"], condition=Q(user__isnull=False), name="colleague_goes_once"
            ),
            models.UniqueConstraint(
                fields=["round", "volunteer"], condition=Q(volunteer__isnull=False), name="volunteer_goes_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.volunteer or self.user)


class Stop(Identified):
    """One home of the round, called by the card of somebody who lives there."""

    round = models.ForeignKey(VisitRound, models.PROTECT, related_name="stops")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    position = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="stop_once_in_a_round")]


class RoundCancellation(Identified):
    """The round does not take place: who said so, when and why."""

    round = models.OneToOneField(VisitRound, models.PROTECT, related_name="cancellation")
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Printing(Identified):
    """The sheet of the route was printed with addresses: who did, when and what for."""

    round = models.ForeignKey(VisitRound, models.PROTECT, related_name="printings")
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class RoundCount(Identified):
    """The round is over and counted: from when until when the team was on the way."""

    round = models.OneToOneField(VisitRound, models.PROTECT, related_name="counting")
    start = models.TimeField(_("from"))
    end = models.TimeField(_("until"))
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="round_ends_after_it_begins")]


for _table in ("visits_roundcancellation", "visits_printing", "visits_roundcount"):
    triggers.append_only(_table)
triggers.declare(triggers.Guard("visits_visitround", "DELETE"))
