"""What is typed about a closed group: its plan, what a meeting was, how goals measure, what became of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.models import User
from youju.services.activities.models import GroupPlan, Measure, Review, Role
from youju.services.activities.queries.groupwork import GoalNow
from youju.services.activities.rules.groupwork import FEWEST, MOST_MEETINGS, NumberOfMeasure, Phase
from youju.web.activities.session_forms import colleague, named, with_now

# Between a goal and what shows it, as people type it.
BARS = ("|", "｜")


def _words(label: Any, rows: int, most: int, *, needed: bool = False, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, widget=widget, required=needed, **more)


class Planning(forms.Form):
    """The plan of a group; goals stand one a line, with a bar before what shows them."""

    need = _words(_("Why this group"), 3, 600)
    approach = forms.CharField(label=_("Theory or approach"), max_length=300)
    goals = forms.CharField(
        label=_("Goals, and what shows that they are reached"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: the goal, a bar |, and what will be measured before and after."),
    )  # fmt: skip
    criteria = forms.CharField(label=_("Who fits"), max_length=300, required=False)
    meetings = forms.IntegerField(label=_("Meetings"), min_value=FEWEST, max_value=MOST_MEETINGS)
    supervisor = forms.ChoiceField(label=_("Supervisor"))

    def __init__(self, data: Any = None, *, staff: Sequence[User], plan: GroupPlan | None) -> None:
        super().__init__(data, initial=_as_typed(plan) if plan else {})
        self.staff = staff
        self.fields["supervisor"].choices = named(staff)  # type: ignore[attr-defined]
        if plan is not None:
            del self.fields["supervisor"]

    def values(self) -> dict[str, Any]:
        """The entered values with goals as pairs and the supervisor as a colleague."""
        entered = dict(self.cleaned_data)
        entered["goals"] = [_pair(line) for line in entered["goals"].splitlines() if line.strip()]
        if "supervisor" in self.fields:
            entered["supervisor"] = colleague(self.staff, entered["supervisor"])
        return entered


class Hands(forms.Form):
    """Who runs the group and who supervises it from now on."""

    runner = forms.ChoiceField(label=_("Run by"))
    supervisor = forms.ChoiceField(label=_("Supervisor"))

    def __init__(self, data: Any = None, *, staff: Sequence[User], plan: GroupPlan) -> None:
        initial = {"runner": str(plan.runner.uid), "supervisor": str(plan.supervisor.uid)}
        super().__init__(data, initial=initial)
        self.staff = with_now(with_now(staff, plan.runner), plan.supervisor)
        for name in ("runner", "supervisor"):
            self.fields[name].choices = named(self.staff)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {name: colleague(self.staff, uid) for name, uid in self.cleaned_data.items()}


class Screened(forms.Form):
    """What was spoken with somebody who might join."""

    words = _words(
        _("What was spoken"), 3, 1000, needed=True, help_text=_("No names: it is kept sealed, with the number.")
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.CHILD)


class Writing(forms.Form):
    """The record of one meeting."""

    aim = forms.CharField(label=_("Aim of this meeting"), max_length=200)
    happened = _words(
        _("What happened"),
        6,
        4000,
        needed=True,
        help_text=_("Call members by number or nickname; a full name is refused."),
    )
    dynamics = _words(_("Dynamics of the group"), 4, 4000)
    reflection = _words(_("The worker's reflection"), 4, 4000)
    ahead = _words(_("Next time"), 3, 4000)


class Evaluating(forms.Form):
    """What the members say, and what the worker says."""

    members = _words(_("What the members say"), 5, 4000, needed=True)
    worker = _words(_("What the worker says"), 5, 4000, needed=True)


class Phasing(forms.Form):
    """The group is in another phase than the rule says."""

    phase = forms.ChoiceField(
        label=_("Phase"), required=False,
        choices=[("", _("as the rule says")), *((phase.value, phase.label) for phase in Phase)],
    )  # fmt: skip
    reason = forms.CharField(label=_("Why"), max_length=200)


class Reviewing(forms.Form):
    """What the supervisor says of the plan or the evaluation."""

    of = forms.ChoiceField(label=_("About"), choices=Review.Of.choices)
    verdict = forms.ChoiceField(label=pgettext_lazy("review", "Verdict"), choices=Review.Verdict.choices)
    words = _words(pgettext_lazy("review", "What you say to it"), 4, 2000)


class Measures(forms.Form):
    """Two numbers a goal, before and after, each the mean of so many members; empty is not measured yet."""

    def __init__(self, data: Any = None, *, goals: Sequence[GoalNow]) -> None:
        super().__init__(data)
        self.goals = goals
        for place, now in enumerate(goals):
            for when, row in ((Measure.When.BEFORE, now.before), (Measure.When.AFTER, now.after)):
                name = f"{when}_{place}"
                self.fields[name] = forms.DecimalField(
                    label=when.label, max_digits=6, decimal_places=1, required=False,
                    initial=_decimal(row.tenths) if row else None,
                )  # fmt: skip
                self.fields[f"{name}_n"] = forms.IntegerField(
                    label=_("members measured"), min_value=1, max_value=500, required=False,
                    initial=row.n if row else None,
                )  # fmt: skip

    def lines(self) -> list[dict[str, Any]]:
        """Each goal with its fields, for the page."""
        return [
            {
                "now": now,
                "fields": [
                    self[f"{when}_{place}{more}"] for when in Measure.When.values for more in ("", "_n")
                ],
            }
            for place, now in enumerate(self.goals)
        ]  # fmt: skip

    def values(self, when: str) -> dict[UUID, tuple[int, int]]:
        """What was typed for one of the two, by goal. Raises NumberOfMeasure where half of it is missing."""
        found = {}
        for place, now in enumerate(self.goals):
            value, n = (self.cleaned_data[f"{when}_{place}{more}"] for more in ("", "_n"))
            if (value is None) != (n is None):
                raise NumberOfMeasure(field=f"{when}_{place}" if value is None else f"{when}_{place}_n")
            if value is not None:
                found[now.goal.uid] = (int(value * 10), n)
        return found


def _decimal(tenths: int) -> str:
    return f"{tenths / 10:.1f}"


def _pair(line: str) -> tuple[str, str]:
    for bar in BARS:
        if bar in line:
            goal, _bar, shown = line.partition(bar)
            return goal.strip(), shown.strip()
    return line.strip(), ""


def _as_typed(plan: GroupPlan) -> dict[str, Any]:
    goals = "\n".join(f"{goal.text} | {goal.indicator}" for goal in plan.goals.all())
    return {
        "need": plan.need, "approach": plan.approach, "criteria": plan.criteria, "meetings": plan.meetings,
        "goals": goals,
    }  # fmt: skip
