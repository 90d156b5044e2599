"""The plan with its goals and who does what by when; reviews, which say what became of the goals.

Handling: as every paper of a case (models/sealed.py); plain are only days and what became of a goal.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.evidence.models import Record
from youju.ground.storage import triggers
from youju.services.cases.models.cases import Case
from youju.services.cases.models.sealed import Paper, SealedText
from youju.services.cases.rules.papers import PaperSort


class CasePlan(Paper):
    """What is to change. `days` since the case was opened (again): of the first plan alone, for the figure."""

    SORT = PaperSort.PLAN
    SEALED = ("aim", "resources")

    days = models.PositiveSmallIntegerField(_("days from intake to plan"), null=True)


class CaseGoal(SealedText):
    """One goal: what will be otherwise, what shows it, by when."""

    SEALED = ("text", "shown_by")

    plan = models.ForeignKey(CasePlan, models.PROTECT, related_name="goals")
    position = models.PositiveSmallIntegerField()
    due = models.DateField(_("by"), null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    @property
    def case(self) -> Case:
        return self.plan.case


class PlanStep(SealedText):
    """Who does what, by when; `done_on` once it is done."""

    SEALED = ("who", "what")

    goal = models.ForeignKey(CaseGoal, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    due = models.DateField(_("by"), null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    @property
    def case(self) -> Case:
        return self.goal.plan.case


class CaseReview(Paper):
    """How far the work has come, as the worker and the person see it: the stage 评估."""

    SORT = PaperSort.REVIEW
    SEALED = ("progress", "voice", "ahead")


class GoalOutcome(Record):
    """What became of a goal, said on a day; the newest holds."""

    class Outcome(models.TextChoices):
        REACHED = "reached", pgettext_lazy("goal", "reached")
        PARTLY = "partly", pgettext_lazy("goal", "partly reached")
        NOT = "not", pgettext_lazy("goal", "not reached")
        DROPPED = "dropped", pgettext_lazy("goal", "given up")

    goal = models.ForeignKey(CaseGoal, models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=7, choices=Outcome)


triggers.declare(
    triggers.Guard("cases_casegoal", "DELETE"), triggers.Guard("cases_planstep", "DELETE"),
    triggers.Guard("cases_casereview", "DELETE"),
)  # fmt: skip
