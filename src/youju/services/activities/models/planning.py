"""Planned series and their sessions; that one is moved or does not take place is a record of its own."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor, User
from youju.ground.organisations.models import Group, Identified, Office, Site
from youju.ground.programmes.models import Programme
from youju.ground.storage import triggers
from youju.services.activities.rules.caring import LATE_AFTER


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
# Who takes part in a closed group is a member; guardians, volunteers and colleagues come along.
TAKING_PART = tuple(role for role in SERVED if role != Role.GUARDIAN)


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
    # Who leads it, session by session unless another colleague stands in.
    leader = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("led by")
    )
    name = models.CharField(_("name"), max_length=80)
    activity_kind = models.CharField(_("kind"), max_length=18, choices=ActivityKind)
    description = models.CharField(_("description"), max_length=300, blank=True)
    schedule = models.CharField(_("schedule"), max_length=120, blank=True)
    holidays = models.CharField(_("on holidays"), max_length=11, choices=Holidays, default=Holidays.SKIP)
    # Length of a session where the schedule names no end.
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    # How many may take part; without a number there is no limit.
    capacity = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    # So many minutes after the hour a child of care is late: not come yet, or not fetched yet.
    late_after = models.PositiveSmallIntegerField(_("late after"), default=LATE_AFTER)
    # Who may join: completed years on the day, both included, and what the series asks for besides.
    age_from = models.PositiveSmallIntegerField(_("from the age of"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("up to the age of"), null=True, blank=True)
    own_site = models.BooleanField(_("only people of the site"), default=False)
    own_programme = models.BooleanField(_("only people of the programme"), default=False)
    needs_guardian = models.BooleanField(_("minors need a guardian"), default=False)
    needs_consent = models.BooleanField(_("consent is needed"), default=False)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["office", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["office", "name", "since"], name="activity_name_in_office"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="activity_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__gte=1), name="activity_has_places"),
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_to__gte=F("age_from")),
                name="activity_ages_in_order",
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
    # Who stands in for the leader of the series this once.
    stand_in = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("stands in")
    )
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

    @property
    def leader(self) -> User | None:
        """Who leads this one: whoever stands in, else the leader of the series."""
        return self.stand_in or self.activity.leader


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


class MakeUp(Identified):
    """A session that is held instead of a cancelled one, beside the plan: nothing is planned twice."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="make_up")
    instead_of = models.OneToOneField(Cancellation, models.PROTECT, related_name="made_up")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


for _table in ("activities_cancellation", "activities_move", "activities_makeup"):
    triggers.append_only(_table)
