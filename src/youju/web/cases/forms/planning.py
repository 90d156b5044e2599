"""The forms of a plan and of a review: goals, who does what by when, and what became of them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from youju.services.cases import actions
from youju.services.cases.actions.planning import Goal, Step
from youju.services.cases.models import GoalOutcome
from youju.services.cases.queries.papers import newest
from youju.services.cases.queries.timeline import Opened, OpenedGoal, goals_of
from youju.services.cases.rules.papers import PaperSort
from youju.web.cases.forms.base import PaperForm, Setting, day, text

GOALS = 4
# Between who, what and when, as people type it.
BARS = ("｜", "|")


def standing_goals(setting: Setting) -> list[OpenedGoal]:
    """The goals of the newest plan of the case."""
    plan = newest(setting.case, PaperSort.PLAN)
    return goals_of([plan], setting.look).get(plan.pk, []) if plan is not None else []


class PlanForm(PaperForm):
    """Up to four goals; a new plan begins with those of the last one that are not done with."""

    SORT, TEXTS = PaperSort.PLAN, ("aim", "resources")

    aim = text(_("What is to be otherwise in the end"), 2)
    resources = text(_("What helps: people, places, means"), 2)

    def prepare(self) -> None:
        standing = goals_of([self.row], self.setting.look).get(self.row.pk, []) if self.row is not None else []
        # A plan that stands may have more goals than the form offers: none may be lost by changing it.
        self.places = range(max(GOALS, len(standing)))
        for place in self.places:
            self.fields[f"goal_{place}"] = text(_("Goal"), 2, 1000)
            self.fields[f"shown_{place}"] = forms.CharField(
                label=_("What shows it"), max_length=500, required=False
            )
            self.fields[f"due_{place}"] = day(_("By"))
            self.fields[f"steps_{place}"] = text(
                _("Who does what by when"), 3, 3000,
                help_text=_("One a line: who | what | 2018-04-30. The day may be left out."),
            )  # fmt: skip
        if not self.is_bound and self.row is None:
            open_goals = [one for one in standing_goals(self.setting) if one.outcome is None]
            for place, one in enumerate(open_goals[:GOALS]):
                for name, value in _typed(one).items():
                    self.initial.setdefault(f"{name}_{place}", value)

    def grid(self) -> list[dict[str, Any]]:
        return [
            {
                "number": place + 1,
                "fields": [self[f"{part}_{place}"] for part in ("goal", "shown", "due", "steps")],
            }
            for place in self.places
        ]

    def lines(self) -> list[Any]:
        return [self[name] for name in ("happened_on", "aim", "resources")]

    def clean(self) -> None:
        super().clean()
        self.goals = []
        for place in self.places:
            said = {part: self.cleaned_data.get(f"{part}_{place}") for part in ("goal", "shown", "due", "steps")}
            try:
                steps = tuple(_step(line) for line in (said["steps"] or "").splitlines() if line.strip())
            except ValidationError as wrong:
                self.add_error(f"steps_{place}", wrong)
                continue
            if said["goal"]:
                self.goals.append(Goal(said["goal"], said["shown"] or "", said["due"], steps))
            elif steps or said["shown"]:
                self.add_error(f"goal_{place}", _("Name the goal."))

    def write(self) -> Any:
        setting = self.setting
        return actions.plan(
            case=setting.case, happened_on=self.cleaned_data["happened_on"], goals=self.goals, words=self.words(),
            by=setting.by, at=setting.at,
        )  # fmt: skip

    def change(self, version: int) -> Any:
        setting = self.setting
        return actions.replan(
            paper=self.row, look=setting.look, version=version, happened_on=self.cleaned_data["happened_on"],
            goals=self.goals, words=self.words(), by=setting.by, at=setting.at,
        )  # fmt: skip

    @classmethod
    def parts(cls, one: Opened) -> dict[str, Any]:
        return {
            f"{name}_{place}": value
            for place, goal in enumerate(one.goals)
            for name, value in _typed(goal, done=True).items()
        }


class ReviewForm(PaperForm):
    """How far the work has come, and what became of each goal."""

    SORT, TEXTS = PaperSort.REVIEW, ("progress", "voice", "ahead")

    progress = text(_("How far the work has come"), 4, needed=True)
    voice = text(_("What the person says to it"), 3)
    ahead = text(_("How it goes on"), 2)

    def prepare(self) -> None:
        self.goals = standing_goals(self.setting) if self.row is None else []
        for place, _one in enumerate(self.goals):
            self.fields[f"outcome_{place}"] = forms.ChoiceField(
                label=_("What became of it"), required=False,
                choices=[("", _("goes on")), *GoalOutcome.Outcome.choices],
            )  # fmt: skip

    def grid(self) -> list[dict[str, Any]]:
        return [
            {"number": place + 1, "goal": one, "fields": [self[f"outcome_{place}"]]}
            for place, one in enumerate(self.goals)
        ]

    def lines(self) -> list[Any]:
        return [self[name] for name in ("happened_on", *self.TEXTS)]

    def plain(self) -> dict[str, Any]:
        return {}

    def write(self) -> Any:
        said, setting = self.cleaned_data, self.setting
        outcomes = {
            one.row: said[f"outcome_{place}"]
            for place, one in enumerate(self.goals)
            if said[f"outcome_{place}"]
        }  # fmt: skip
        return actions.review(
            case=setting.case, happened_on=said["happened_on"], words=self.words(), outcomes=outcomes,
            by=setting.by, at=setting.at,
        )  # fmt: skip


def _typed(one: OpenedGoal, *, done: bool = False) -> dict[str, Any]:
    """A goal as it was typed; with steps that are done, or without."""
    steps = [
        " | ".join(filter(None, (step.words["who"], step.words["what"], str(step.row.due or ""))))
        for step in one.steps
        if done or step.row.done_on is None
    ]
    return {
        "goal": one.words["text"], "shown": one.words["shown_by"], "due": one.row.due, "steps": "\n".join(steps),
    }  # fmt: skip


def _step(line: str) -> Step:
    """One line: who, what, and the day where it ends with one."""
    for bar in BARS:
        line = line.replace(bar, "|")
    who, *rest = (part.strip() for part in line.split("|"))
    due = None
    if rest and rest[-1][:4].isdecimal():
        try:
            due = date.fromisoformat(rest[-1])
        except ValueError:
            raise ValidationError(_("Write the day as 2018-04-30.")) from None
        rest = rest[:-1]
    if not rest:
        return Step("", who, due)
    return Step(who, "，".join(rest), due)
