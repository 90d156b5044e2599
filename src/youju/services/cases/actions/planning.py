"""Assessments with their marks, plans with their goals, reviews that say what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.services.cases.actions.permitting import works
from youju.services.cases.actions.writing import examine, put, says_something
from youju.services.cases.models import (
    Assessment,
    AssessmentMark,
    Case,
    CaseGoal,
    CasePlan,
    CaseReview,
    GoalOutcome,
    PlanStep,
)
from youju.services.cases.queries.changes import marks_of
from youju.services.cases.queries.papers import last_days_of
from youju.services.cases.rules.assessing import Domain, Mark, eased, gained
from youju.services.cases.rules.papers import PaperSort, current
from youju.services.cases.rules.refusals import NoGoals, NoMarks, NotAPaperOfThisCase


@dataclass(frozen=True)
class Step:
    """Who does what, by when."""

    who: str
    what: str
    due: date | None = None


@dataclass(frozen=True)
class Goal:
    """What will be otherwise, what shows it, by when, and the steps towards it."""

    text: str
    shown_by: str = ""
    due: date | None = None
    steps: tuple[Step, ...] = ()


@action
def assess(
    *, case: Case, happened_on: date, marks: Mapping[str, Mark], seen: Mapping[str, str],
    words: Mapping[str, str], by: Actor, at: datetime,
) -> Assessment:  # fmt: skip
    """Writes an assessment; what changed since the one before is reckoned once, here. Raises NoMarks."""
    row = works(case, by, at)
    assessable(marks)
    rows = Assessment.objects.standing().filter(case=row, happened_on__lte=happened_on)
    paper = Assessment()
    compare(paper, marks, rows.order_by("-happened_on", "-pk").first())
    put(row, paper, happened_on, words, by, at)
    mark(paper, marks, seen)
    return paper


def assessable(marks: Mapping[str, Mark]) -> None:
    """At least one domain, and none that is not on the scale. Raises NoMarks."""
    if not marks or not set(marks) <= set(Domain.values):
        raise NoMarks


def compare(paper: Assessment, marks: Mapping[str, Mark], before: Assessment | None) -> None:
    """What became more and less since the assessment before; None for the first."""
    known = marks_of(before) if before is not None else None
    paper.gained = gained(known, marks) if known is not None else None
    paper.eased = eased(known, marks) if known is not None else None


def mark(paper: Assessment, marks: Mapping[str, Mark], seen: Mapping[str, str]) -> None:
    """Writes the marks of an assessment, each with what was seen."""
    for domain, step in marks.items():
        one = AssessmentMark(assessment=paper, domain=domain, need=step.need, strength=step.strength)
        one.close({"seen": seen.get(domain, "").strip()[:2000]})
        one.save()


@action
def plan(
    *, case: Case, happened_on: date, goals: Sequence[Goal], words: Mapping[str, str], by: Actor, at: datetime
) -> CasePlan:
    """Writes a plan; it takes the place of the one before. Raises NoGoals."""
    row = works(case, by, at)
    plannable(goals)
    first = PaperSort.PLAN not in current(last_days_of(row))
    paper = CasePlan(days=days_to_plan(row, happened_on) if first else None)
    put(row, paper, happened_on, words, by, at)
    aim_at(paper, goals)
    return paper


def plannable(goals: Sequence[Goal]) -> None:
    """At least one goal, and each says what it is. Raises NoGoals."""
    if not goals or not all(goal.text.strip() for goal in goals):
        raise NoGoals


def days_to_plan(case: Case, happened_on: date) -> int:
    """From the opening (or the last re-opening) to the plan, for the figure."""
    return max(0, (happened_on - last_days_of(case).get(PaperSort.REOPENING, case.happened_on)).days)


def aim_at(
    paper: CasePlan, goals: Sequence[Goal], done: Mapping[tuple[str, str], date | None] | None = None
) -> None:
    """Writes the goals of a plan with their steps; `done` says by who and what on which day one was done."""
    for place, goal in enumerate(goals):
        made = CaseGoal(plan=paper, position=place, due=goal.due)
        made.close({"text": goal.text.strip()[:1000], "shown_by": goal.shown_by.strip()[:1000]})
        made.save()
        for number, step in enumerate(goal.steps):
            who, what = step.who.strip()[:200], step.what.strip()[:1000]
            one = PlanStep(goal=made, position=number, due=step.due, done_on=(done or {}).get((who, what)))
            one.close({"who": who, "what": what})
            one.save()


@action
def review(
    *, case: Case, happened_on: date, words: Mapping[str, str], outcomes: Mapping[CaseGoal, str], by: Actor,
    at: datetime,
) -> CaseReview:  # fmt: skip
    """Writes a review, and what became of goals that were looked at. Raises NotAPaperOfThisCase."""
    row = works(case, by, at)
    if any(goal.plan.case_id != row.pk for goal in outcomes):
        raise NotAPaperOfThisCase
    paper = CaseReview()
    says_something(paper, words)
    put(row, paper, happened_on, words, by, at)
    for goal, outcome in outcomes.items():
        said = GoalOutcome(
            goal=goal, case=row, outcome=outcome, office=row.office, site=row.site, programme=row.programme,
            happened_on=happened_on, by=by, recorded_at=at,
        )  # fmt: skip
        examine(said, on=happened_on)
        said.save()
    return paper


@action
def step_done(*, case: Case, step: PlanStep, on: date | None, by: Actor, at: datetime) -> PlanStep:
    """Somebody did what the plan says, or did not after all. Raises NotAPaperOfThisCase."""
    row = works(case, by, at)
    held = PlanStep.objects.select_for_update(of=("self",)).select_related("goal__plan").get(pk=step.pk)
    if held.goal.plan.case_id != row.pk:
        raise NotAPaperOfThisCase
    held.done_on = on
    held.save(update_fields=["done_on"])
    audit.write(verb="case.step_done", by=by, at=at, office=row.office, subject=row.uid)
    return held
