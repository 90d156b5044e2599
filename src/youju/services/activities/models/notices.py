"""What the enrolled are told about a session, whom it concerns, and who has been told by which channel.

Handling: an addressee names a person of the office who is enrolled, or somebody who signed up by a poster and is
forgotten with their sign-up; a telling says by which channel, nothing more.
Kept as long as the session; an erased person is no addressee any more. Never exported. The word written for the
families names nobody who is enrolled.
"""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models import Person
from youju.ground.storage import triggers
from youju.services.activities.models.caring import Void
from youju.services.activities.models.enrolment import Enrolment
from youju.services.activities.models.openings import Registration
from youju.services.activities.models.planning import Session


class News(models.TextChoices):
    """What a notice tells."""

    CANCELLED = "cancelled", pgettext_lazy("notice", "cancelled")
    MOVED = "moved", pgettext_lazy("notice", "another time")
    MADE_UP = "made_up", pgettext_lazy("notice", "made up")
    PLACE = "place", pgettext_lazy("notice", "another place")
    REMINDER = "reminder", pgettext_lazy("notice", "reminder")


class Channel(models.TextChoices):
    """How somebody was told."""

    GROUP = "group", pgettext_lazy("channel", "group chat")
    PRIVATE = "private", pgettext_lazy("channel", "private chat")
    PHONE = "phone", pgettext_lazy("channel", "telephone")
    SMS = "sms", pgettext_lazy("channel", "text message")
    MAIL = "mail", pgettext_lazy("channel", "e-mail")
    PERSON = "person", pgettext_lazy("channel", "in person")


class Notices(models.QuerySet["Notice"]):
    def newest(self) -> Self:
        """The last word on each session; what was said before is overtaken by it."""
        later = Notice.objects.filter(session=OuterRef("session"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(later.order_by()))


class Notice(Identified):
    """One piece of news about a session, as it was on the day: when it is, and when it was to be before."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", db_index=False, verbose_name=_("office"))
    sort = models.CharField(_("what it tells"), max_length=9, choices=News)
    day = models.DateField(_("date"))
    start = models.TimeField(_("from"), null=True)
    end = models.TimeField(_("until"), null=True)
    # When the session was to be, where it is another day or hour now.
    day_before = models.DateField(null=True)
    start_before = models.TimeField(null=True)
    # The last day that it concerns; nobody needs to be told after it.
    last = models.DateField()
    place = models.CharField(_("where"), max_length=80, blank=True)
    word = models.CharField(_("a word to the families"), max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    objects = Notices.as_manager()

    class Meta:
        indexes = [models.Index(fields=["office", "last"], name="notice_to_tell")]
        constraints = [
            models.CheckConstraint(condition=~Q(sort="place") | ~Q(place=""), name="notice_says_where"),
            models.CheckConstraint(
                condition=~Q(sort__in=("moved", "made_up")) | Q(day_before__isnull=False),
                name="notice_says_from_when",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.session} · {self.get_sort_display()}"


class Addressees(models.QuerySet["Addressee"]):
    def standing(self) -> Self:
        """Who is still concerned: not erased, not taken back, not gone from the series before the days of it."""
        earliest = Q(enrolment__leaving__since__gt=F("notice__day")) | Q(
            enrolment__leaving__since__gt=F("notice__day_before")
        )
        return self.filter(Q(enrolment__leaving=None) | earliest, person__erasure=None, registration__retreat=None)


class Addressee(Identified):
    """Somebody whom a notice concerns, enrolled or signed up by a poster, with a place or waiting for one."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="addressees")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, null=True, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name=_("person"))
    registration = models.ForeignKey(Registration, models.PROTECT, null=True, related_name="+")
    waits = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+", db_index=False)

    objects = Addressees.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "person"], name="addressed_once"),
            models.UniqueConstraint(fields=["notice", "registration"], name="addressed_once_as_signed_up"),
            models.CheckConstraint(
                condition=Q(registration=None, person__isnull=False, enrolment__isnull=False)
                | Q(registration__isnull=False, person=None, enrolment=None),
                name="addressed_as_enrolled_or_signed_up",
            ),
        ]


class Tellings(models.QuerySet["Telling"]):
    def standing(self) -> Self:
        return self.filter(void=None)


class Telling(Identified):
    """An addressee, or the family, was told: by whom, when, by which channel."""

    addressee = models.ForeignKey(Addressee, models.PROTECT, related_name="tellings")
    channel = models.CharField(_("how"), max_length=7, choices=Channel)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+", db_index=False)
    void = models.ForeignKey(Void, models.PROTECT, null=True, related_name="+")

    objects = Tellings.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["addressee", "channel"], condition=Q(void=None), name="told_once")
        ]


triggers.append_only("activities_notice")
triggers.append_only("activities_addressee")
triggers.declare(
    triggers.Guard("activities_telling", "DELETE"),
    triggers.Guard(
        "activities_telling", "UPDATE",
        "NEW.addressee_id <> OLD.addressee_id OR NEW.channel <> OLD.channel OR NEW.at <> OLD.at "
        "OR NEW.by_id <> OLD.by_id OR (OLD.void_id IS NOT NULL AND (NEW.void_id IS NULL OR "
        "NEW.void_id <> OLD.void_id))",
    ),
)  # fmt: skip
