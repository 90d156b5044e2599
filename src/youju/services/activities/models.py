"""Planned series, their sessions, and what was held: attendance rows that a name may join later."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Group, Identified, Office, Partner, Site
from youju.ground.programmes.models import Programme
from youju.ground.storage import triggers


class ActivityKind(models.TextChoices):
    """What is done; served people are counted in the first seven."""

    CARE = "care", _("care after school")
    CLASS = "class", _("class")
    GROUP = "group", _("group work")
    COMMUNITY = "community", _("community event")
    COMPANIONSHIP = "companionship", _("companionship")
    OUTREACH = "outreach", _("outreach")
    ELDER_CARE = "elder_care", _("community care for elders")
    VOLUNTEER_TRAINING = "volunteer_training", _("volunteer training")
    TRAINING = "training", _("training")
    MEETING = "meeting", _("meeting")
    RECEPTION = "reception", _("visit received")
    ADVOCACY = "advocacy", _("advocacy")
    CONSULTING = "consulting", _("consulting and monitoring")


class Role(models.TextChoices):
    """In what role somebody attends."""

    CHILD = "child", _("child")
    GUARDIAN = "guardian", _("parent or guardian")
    ELDER = "elder", _("elder")
    WORKER = "worker", _("worker")
    RESIDENT = "resident", _("resident")
    STUDENT = "student", _("student")
    VOLUNTEER = "volunteer", _("volunteer")
    TRAINEE = "trainee", _("trainee")
    ORGANISATION_REP = "organisation_rep", _("representative of an organisation")
    VISITOR = "visitor", _("visitor")
    STAFF = "staff", _("staff")


# Who comes to these may be at school on a working day; care runs on make-up days, before and after school.
FOR_PUPILS = (
    ActivityKind.CLASS, ActivityKind.GROUP, ActivityKind.COMMUNITY, ActivityKind.COMPANIONSHIP,
    ActivityKind.OUTREACH,
)  # fmt: skip
SERVED = (Role.CHILD, Role.GUARDIAN, Role.ELDER, Role.WORKER, Role.RESIDENT, Role.STUDENT)


class Holidays(models.TextChoices):
    SKIP = "skip", _("not on days off")
    KEEP = "keep", _("as planned")
    SCHOOL_DAYS = "school_days", _("on school days")


class Activity(Identified):
    """A planned series with a schedule phrase; also an announcement whose time stays fuzzy."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("site"))
    # Which room of the site, in the words of its door; two rooms take two things at once.
    room = models.CharField(_("room"), max_length=40, blank=True)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("group")
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("programme")
    )
    name = models.CharField(_("name"), max_length=80)
    activity_kind = models.CharField(_("kind"), max_length=18, choices=ActivityKind)
    description = models.CharField(_("description"), max_length=300, blank=True)
    schedule = models.CharField(_("schedule"), max_length=120, blank=True)
    holidays = models.CharField(_("on holidays"), max_length=11, choices=Holidays, default=Holidays.SKIP)
    # Length of a session where the schedule names no end.
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["office", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["office", "name", "since"], name="activity_name_in_office"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="activity_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Session(Identified):
    """One planned occurrence. Whether it was held, moved or cancelled is said by records, never by a flag."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="sessions")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", db_index=False)
    # Where the schedule put it; moving changes `day`, so planning a month again adds only what is missing.
    planned_on = models.DateField()
    slot = models.PositiveSmallIntegerField(default=0)
    day = models.DateField(_("date"))
    start = models.TimeField(_("from"), null=True, blank=True)
    end = models.TimeField(_("until"), null=True, blank=True)
    # Rises with every move and cancellation, as calendars expect.
    sequence = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["day", "start", "id"]
        indexes = [models.Index(fields=["office", "day"], name="session_day")]
        constraints = [
            models.UniqueConstraint(fields=["activity", "planned_on", "slot"], name="session_planned_once")
        ]

    def __str__(self) -> str:
        return f"{self.activity} {self.day}"


class Cancellation(Identified):
    """A session does not take place: who said so, when and why."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="cancellation")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=200, blank=True)


class Move(Identified):
    """A session takes place on another day or hour: from when to when."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="moves")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    day_before = models.DateField()
    start_before = models.TimeField(null=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)


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


class Attendance(Record):
    """`n` people in one role at one session for some minutes; nameless until sign-in gives `person`.

    Office, site, group, programme, kind and date are copies from the session, kept equal by the action and by
    a law, so that a month of ten million rows is counted from one covering index.
    """

    holding = models.ForeignKey(Holding, models.PROTECT, related_name="attendances")
    activity_kind = models.CharField(max_length=18, choices=ActivityKind)
    role = models.CharField(_("role"), max_length=16, choices=Role)
    person = models.BigIntegerField(null=True, blank=True)
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


for _table in ("activities_cancellation", "activities_move"):
    triggers.append_only(_table)
