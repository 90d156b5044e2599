"""What was held: sessions with the people who came, named or counted, and organisations that took part.

Handling: an attendance names a person of the office where somebody was signed in by name; the name is the person's
card's, never copied. The row stays when the card is erased, as the number it is. A network sees numbers only.
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Partner
from youju.ground.people.models import Person
from youju.services.activities.models.planning import Activity, ActivityKind, Role, Session

# What an attendance row copies from its session.
COPIED = ("office", "site", "group", "programme", "happened_on", "activity_kind")


class Holding(Record):
    """A session that took place, planned or not; its people are the attendance rows."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", verbose_name=_("activity"))
    activity_kind = models.CharField(max_length=18, choices=ActivityKind)
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+")
    topic = models.CharField(_("topic"), max_length=80, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["session"], condition=Q(withdrawal=None, session__isnull=False), name="session_held_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity} {self.happened_on}"

    def attendance(self, **values: Any) -> "Attendance":
        """A row of people, not saved, that carries the session's copies."""
        copied = {name: getattr(self, name) for name in COPIED}
        stamp = {"by": self.by, "recorded_at": self.recorded_at, "imported": self.imported}
        flags = {"approximate": self.approximate, "minutes": self.minutes}
        return Attendance(holding=self, **{**copied, **stamp, **flags, **values})


class Attendance(Record):
    """`n` people in one role at one session for some minutes; nameless until sign-in gives `person`.

    Office, site, group, programme, kind and date are copies from the session, kept equal by the action and by
    a law, so that a month of ten million rows is counted from one covering index.
    """

    holding = models.ForeignKey(Holding, models.PROTECT, related_name="attendances")
    activity_kind = models.CharField(max_length=18, choices=ActivityKind)
    role = models.CharField(_("role"), max_length=16, choices=Role)
    # Deleting a person looks through these rows; that happens on request only, so no index is kept for it.
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, verbose_name=_("person"),
    )  # fmt: skip
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("organisation"),
    )  # fmt: skip
    n = models.PositiveIntegerField(_("number"), default=1)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)

    class Meta(Record.Meta):
        indexes = [
            # It holds `withdrawal` too: SQLite calls an index covering only when it has every column named.
            models.Index(
                fields=[
                    "happened_on", "office", "site", "approximate", "activity_kind", "role", "n", "group",
                    "partner", "person", "programme", "withdrawal",
                ],
                condition=Q(withdrawal=None), name="attendance_count",
            ),
            models.Index(fields=["imported"], condition=~Q(imported=None), name="attendance_imported"),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(condition=Q(n__gte=1), name="attendance_counts_somebody"),
            models.CheckConstraint(condition=Q(person=None) | Q(n=1), name="a_named_person_is_one"),
            models.UniqueConstraint(
                fields=["holding", "person"], condition=Q(withdrawal=None, person__isnull=False),
                name="a_person_attends_a_session_once",
            ),
        ]  # fmt: skip


class PartnerRole(models.TextChoices):
    HOST = "host", _("host")
    ORGANISER = "organiser", _("organiser")
    CO_ORGANISER = "co_organiser", _("co-organiser")
    ADVISER = "adviser", _("adviser")
    FUNDER = "funder", _("funder")
    VENUE = "venue", _("venue")


class Partnership(Record):
    """An organisation did something together with the office: at an activity, in a role, on a day."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", verbose_name=_("activity"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("organisation"))
    role = models.CharField(_("role"), max_length=12, choices=PartnerRole)
