"""Shifts that want volunteers, who stands on them or waits, who swapped, and who came.

Handling: that a volunteer stands on a shift and when they have time is personal data of the volunteer; kept as
long as the minutes are, shown to whoever may find people of the office, never exported by itself. Whoever is
erased holds no place from then on; the rows stay and point at the emptied card.
"""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office, Site
from youju.ground.programmes.models import Programme
from youju.ground.storage import triggers
from youju.services.volunteers.models.minutes import Served, Service
from youju.services.volunteers.models.register import Volunteer


class Availability(Identified):
    """A volunteer has time on this weekday (0 is Monday), in minutes of the day, half-open."""

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="availabilities")
    weekday = models.PositiveSmallIntegerField()
    begins = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["weekday", "begins"]
        constraints = [
            models.UniqueConstraint(fields=["volunteer", "weekday", "begins"], name="available_once"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="available_on_a_weekday"),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins"), ends__lte=1440), name="available_within_a_day"
            ),
        ]


class Shift(Identified):
    """Some hours of one day on which so many volunteers are wanted."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("site"))
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("programme")
    )
    what = models.CharField(_("what they did"), max_length=80)
    served = models.CharField(_("service"), max_length=13, choices=Served)
    day = models.DateField(_("date"))
    start = models.TimeField(_("from"))
    end = models.TimeField(_("until"))
    places = models.PositiveSmallIntegerField(_("places"))
    meets_children = models.BooleanField(_("meets children"), default=False)
    skill = models.CharField(_("skill"), max_length=40, blank=True)
    # Whether only those who have it sign up; otherwise they stand higher in the list.
    skill_needed = models.BooleanField(_("skill is needed"), default=False)
    note = models.CharField(_("note"), max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["day", "start", "id"]
        indexes = [models.Index(fields=["office", "day"], name="shift_day")]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="shift_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(places__gte=1), name="shift_has_places"),
            models.CheckConstraint(
                condition=Q(skill_needed=False) | ~Q(skill=""), name="shift_names_the_skill_it_needs"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.start:%H:%M} {self.what}"


class ShiftCancellation(Identified):
    """A shift does not take place: who said so, when and why."""

    shift = models.OneToOneField(Shift, models.PROTECT, related_name="cancellation")
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class SignUpEnd(Identified):
    """A sign-up has ended before the volunteer came: how, who said so and why."""

    class Sort(models.TextChoices):
        LEFT = "left", pgettext_lazy("shift", "left")
        SWAPPED = "swapped", pgettext_lazy("shift", "handed over")
        ABSENT = "absent", pgettext_lazy("shift", "did not come")

    sort = models.CharField(_("what happened"), max_length=7, choices=Sort)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class SignUps(models.QuerySet["SignUp"]):
    def standing(self) -> Self:
        """Who has a place or waits for one; whoever was erased holds none."""
        return self.filter(end=None, volunteer__person__erasure=None)

    def seated(self) -> Self:
        return self.standing().filter(seat__isnull=False)

    def waiting(self) -> Self:
        """Who waits, the longest first."""
        return self.standing().filter(seat=None).order_by("pk")


class SignUp(Identified):
    """A volunteer wants to serve on a shift; with a `seat` they have a place, without one they wait."""

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="sign_ups")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="+")
    end = models.OneToOneField(SignUpEnd, models.PROTECT, null=True, related_name="sign_up")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    objects = SignUps.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shift", "volunteer"], condition=Q(end=None), name="signed_up_once")
        ]

    def __str__(self) -> str:
        return f"{self.volunteer} · {self.shift}"


class Seat(Identified):
    """A sign-up has a place: at once, from the waiting list, or taken over from somebody."""

    sign_up = models.OneToOneField(SignUp, models.PROTECT, related_name="seat")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Offer(Identified):
    """Whoever cannot come offers the place, and keeps it until somebody takes it over.

    `to` is whom it is meant for, anybody where empty. It closes when taken (then `taker` is the other's sign-up),
    when called back, or when the sign-up ends.
    """

    sign_up = models.ForeignKey(SignUp, models.PROTECT, related_name="offers")
    to = models.ForeignKey(Volunteer, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    taker = models.ForeignKey(SignUp, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sign_up"], condition=Q(closed_at=None), name="offered_once"),
            models.CheckConstraint(
                condition=Q(taker=None) | Q(closed_at__isnull=False), name="a_taken_offer_is_closed"
            ),
        ]


class Presence(Identified):
    """A volunteer came to the shift, from when until when; the minutes are those of `service`, and stand there.

    There is one for each sign-up: signing in twice makes nothing twice. Taken back, its service is withdrawn.
    """

    sign_up = models.OneToOneField(SignUp, models.PROTECT, related_name="presence")
    service = models.OneToOneField(Service, models.PROTECT, related_name="+")
    start = models.TimeField(_("from"))
    end = models.TimeField(_("until"))
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="presence_ends_after_it_begins")
        ]


class ShiftNews(Identified):
    """What the organiser has to know: somebody signed up, left, handed over, or moved up from the waiting list.

    `seen_at` says when an organiser ticked it off.
    """

    class Sort(models.TextChoices):
        JOINED = "joined", pgettext_lazy("news of a shift", "signed up")
        LEFT = "left", pgettext_lazy("news of a shift", "cannot come")
        OFFERED = "offered", pgettext_lazy("news of a shift", "looks for somebody to take over")
        SWAPPED = "swapped", pgettext_lazy("news of a shift", "takes over")
        MOVED_UP = "moved_up", pgettext_lazy("news of a shift", "moved up and has a place now")

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="news")
    sort = models.CharField(max_length=8, choices=Sort)
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="+")
    # From whom the place was taken over.
    other = models.ForeignKey(Volunteer, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["shift"], condition=Q(seen_at=None), name="news_unseen")]


for _table in ("volunteers_shiftcancellation", "volunteers_seat"):
    triggers.append_only(_table)
triggers.declare(
    *(
        triggers.Guard(f"volunteers_{_table}", "DELETE")
        for _table in ("shift", "signup", "signupend", "offer", "presence", "shiftnews")
    )
)
