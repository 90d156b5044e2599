"""Who volunteers for an office, and with which society, school or company they come.

Handling: a volunteer is a person of the office (people.Person); here stands only that they volunteer, since when,
as what and with whom. Kept as long as their minutes are, erased with the person, exported only as service record
and for a stated reason. A team is an organisation and no person; who answers for it is a written name.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office, Partner
from youju.ground.people.models import Person
from youju.ground.storage import triggers


class GroupKind(models.TextChoices):
    """What volunteers are otherwise; their figures break down by it."""

    PUPIL = "pupil", _("secondary-school student")
    STUDENT = "student", _("university student")
    PARENT = "parent", _("parent")
    WORKER = "worker", _("worker")
    CHILD = "child", _("child")
    EMPLOYEE = "employee", _("employee of a company")
    RETIRED = "retired", _("retired person")
    OTHER = "other", _("other")


class TeamKind(models.TextChoices):
    """What kind of group comes together."""

    SOCIETY = "society", _("society of students")
    SCHOOL = "school", _("school")
    COMPANY = "company", _("company")
    COMMUNITY = "community", _("group of the community")
    OTHER = "other", _("other")


class Team(Identified):
    """Volunteers who come together: a society, a school, a company."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=9, choices=TeamKind)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    group_kind = models.CharField(_("who they mostly are"), max_length=8, choices=GroupKind)
    contact = models.CharField(_("who answers for it"), max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="team_name_in_office")]

    def __str__(self) -> str:
        return self.name


class Volunteer(Identified):
    """A person of the office who volunteers; `number` counts within the office and stands on certificates."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    person = models.OneToOneField(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    number = models.PositiveIntegerField(_("number"))
    group_kind = models.CharField(_("who they are"), max_length=8, choices=GroupKind)
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("comes with")
    )
    skills = models.CharField(_("skills"), max_length=120, blank=True)
    # Who writes on the own page; there is one from the first link on.
    actor = models.OneToOneField(Actor, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField(_("since"))
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="volunteer_number_in_office"),
            models.CheckConstraint(condition=Q(number__gte=1), name="volunteer_numbers_begin_at_one"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Leaving(Identified):
    """A volunteer does not come any more, from a day on: who wrote it down, and why. Coming back ends it."""

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="leavings")
    on = models.DateField(_("date"))
    back_on = models.DateField(_("back on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=120, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["volunteer"], condition=Q(back_on=None), name="left_once_at_a_time"),
            models.CheckConstraint(
                condition=Q(back_on=None) | Q(back_on__gte=F("on")), name="back_after_having_left"
            ),
        ]

    def away(self, *, on: date) -> bool:
        """Whether the volunteer was gone on the day."""
        return self.on <= on and (self.back_on is None or on < self.back_on)


triggers.declare(
    triggers.Guard("volunteers_team", "DELETE"), triggers.Guard("volunteers_leaving", "DELETE")
)  # fmt: skip
