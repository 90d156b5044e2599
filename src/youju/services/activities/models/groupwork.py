"""Closed groups: plan and goals, who was screened, records of meetings, measures, evaluation, reviews.

Handling: screenings, records of meetings, evaluations and what a supervisor says of them are case-like: their
words lie sealed, open for whoever runs the group and its supervisor, after a look that was written down. They
name members by number or nickname; a full name is refused. Kept as long as the series; erasure takes the words
of the person's screening. Never exported.
"""

from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.looking import Look
from youju.ground.access.models import Actor, User
from youju.ground.access.sealed import SealedWords
from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models import Person
from youju.ground.storage import triggers
from youju.services.activities.models.planning import Activity, Session
from youju.services.activities.rules.groupwork import KeyOfPaperMissing, Phase

PHASES = [(phase.value, phase.label) for phase in Phase]


class GroupPlan(Identified):
    """A series is a closed group from here on: who runs it and supervises, after which approach, how often.

    Nothing of it is about a member. It may be changed until its supervisor approves it.
    """

    activity = models.OneToOneField(Activity, models.PROTECT, related_name="group_plan")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    runner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("run by"))
    supervisor = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("supervisor"))
    need = models.CharField(_("why this group"), max_length=600, blank=True)
    approach = models.CharField(_("theory or approach"), max_length=300)
    criteria = models.CharField(_("who fits"), max_length=300, blank=True)
    meetings = models.PositiveSmallIntegerField(_("meetings"))
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(meetings__gte=2), name="group_meets_more_than_once")]

    def __str__(self) -> str:
        return str(self.activity)


class Goal(Identified):
    """What is to change, and what will show it."""

    plan = models.ForeignKey(GroupPlan, models.PROTECT, related_name="goals")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("goal"), max_length=120)
    indicator = models.CharField(_("what shows it"), max_length=120)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class Paper(SealedWords, Identified):
    """A paper of a group; its sealed words open for a look at the group that was written down."""

    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def about(self) -> UUID:
        return self.plan.uid  # type: ignore[attr-defined]

    def open(self, look: Look) -> dict[str, str]:
        """The words, for a look at this group. Raises NotLooked, KeyOfPaperMissing. Erased words are empty."""
        words = {name: text for name, text in super().open(look).items() if text is not None}
        if len(words) < len(self.SEALED):
            raise KeyOfPaperMissing
        return words


class Screening(Paper):
    """Somebody was invited and spoken to: taken as a member, or not; the number is what papers call a member."""

    SEALED = ("words",)

    plan = models.ForeignKey(GroupPlan, models.PROTECT, related_name="screenings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    taken = models.BooleanField()
    number = models.PositiveSmallIntegerField()
    words = models.BinaryField(blank=True)

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "person"], name="screened_once"),
            models.UniqueConstraint(fields=["plan", "number"], name="member_number_once"),
        ]


class Meeting(Paper):
    """The record of one meeting that was held: what it was for is plain, what happened lies sealed."""

    SEALED = ("happened", "dynamics", "reflection", "ahead")

    plan = models.ForeignKey(GroupPlan, models.PROTECT, related_name="records")
    session = models.OneToOneField(Session, models.PROTECT, related_name="group_record")
    aim = models.CharField(_("aim"), max_length=200)
    happened = models.BinaryField()
    dynamics = models.BinaryField()
    reflection = models.BinaryField()
    ahead = models.BinaryField()


class Measure(models.Model):
    """Where a goal stood before the group, or stands after it: the mean of `n` members, in tenths."""

    class When(models.TextChoices):
        BEFORE = "before", pgettext_lazy("measure", "before")
        AFTER = "after", pgettext_lazy("measure", "after")

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="measures")
    when = models.CharField(max_length=6, choices=When)
    tenths = models.IntegerField()
    n = models.PositiveSmallIntegerField(_("members measured"))
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "when"], name="goal_measured_once_each")]


class Evaluation(Paper):
    """What became of the group: what its members say, and what its worker says."""

    SEALED = ("members", "worker")

    plan = models.OneToOneField(GroupPlan, models.PROTECT, related_name="evaluation")
    members = models.BinaryField()
    worker = models.BinaryField()


class Reviews(models.QuerySet["Review"]):
    def deciding(self) -> Self:
        """Those that approve or send back; the newest of a paper holds."""
        return self.exclude(verdict=Review.Verdict.COMMENT)


class Review(Paper):
    """What the supervisor says of a paper; it is approved while the newest verdict says so."""

    class Of(models.TextChoices):
        PLAN = "plan", _("plan")
        EVALUATION = "evaluation", pgettext_lazy("group", "evaluation")

    class Verdict(models.TextChoices):
        COMMENT = "comment", pgettext_lazy("verdict", "comment")
        APPROVED = "approved", pgettext_lazy("verdict", "approved")
        BACK = "back", pgettext_lazy("verdict", "sent back")

    SEALED = ("words",)

    plan = models.ForeignKey(GroupPlan, models.PROTECT, related_name="reviews")
    of = models.CharField(max_length=10, choices=Of)
    verdict = models.CharField(max_length=8, choices=Verdict)
    words = models.BinaryField()

    objects = Reviews.as_manager()


class PhaseSaid(Identified):
    """Whoever runs the group says another phase than the rule, and why; empty: the rule holds again."""

    plan = models.ForeignKey(GroupPlan, models.PROTECT, related_name="phases")
    phase = models.CharField(max_length=9, choices=PHASES, blank=True)
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


triggers.append_only("activities_phasesaid")
triggers.declare(
    triggers.Guard("activities_review", "DELETE"),
    # Only a new key writes the sealed words anew.
    triggers.Guard(
        "activities_review", "UPDATE",
        " OR ".join(f"NEW.{name} <> OLD.{name}" for name in ("uid", "plan_id", "of", "verdict", "at", "by_id")),
    ),
    triggers.Guard("activities_groupplan", "DELETE"),
    triggers.Guard("activities_meeting", "DELETE"),
    triggers.Guard("activities_evaluation", "DELETE"),
    triggers.Guard("activities_screening", "DELETE"),
    # Erasure alone takes the words; whoever was not taken may be taken later.
    triggers.Guard(
        "activities_screening", "UPDATE", "NEW.person_id <> OLD.person_id OR NEW.number <> OLD.number"
    ),
)  # fmt: skip
