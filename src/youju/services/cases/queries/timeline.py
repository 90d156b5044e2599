"""The papers of one case with their words, the newest first, a page at a time: for a look at this case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, Value

from youju.ground.access.looking import Look
from youju.services.cases.models import (
    PAPERS,
    AssessmentMark,
    Case,
    CaseGoal,
    EarlierWords,
    GoalOutcome,
    Hardship,
    Paper,
    PaperOnly,
    PlanStep,
    Scan,
    Supervision,
)
from youju.services.cases.rules.papers import PaperSort

PAGE = 20


@dataclass(frozen=True)
class OpenedStep:
    row: PlanStep
    words: Mapping[str, str]


@dataclass(frozen=True)
class OpenedGoal:
    """A goal with its steps; `outcome` is what was said last."""

    row: CaseGoal
    words: Mapping[str, str]
    steps: tuple[OpenedStep, ...]
    outcome: GoalOutcome | None


@dataclass(frozen=True)
class OpenedMark:
    row: AssessmentMark
    seen: str


@dataclass(frozen=True)
class Opened:
    """A paper with its words; marks of an assessment, goals of a plan, scans, the verdict that stands on it."""

    row: Any
    sort: PaperSort
    words: Mapping[str, str]
    marks: tuple[OpenedMark, ...] = ()
    goals: tuple[OpenedGoal, ...] = ()
    scans: tuple[Scan, ...] = ()
    verdict: str = ""
    on_paper: bool = field(default=False)


@dataclass(frozen=True)
class Timeline:
    """One page of papers; `more` where there are older ones."""

    papers: tuple[Opened, ...]
    more: bool


def timeline(case: Case, look: Look, *, page: int = 0, most: int = PAGE) -> Timeline:
    """The papers of the case from the newest on. Raises NotLooked, PaperKeyMissing."""
    look.covers(case.uid)
    rows: list[Any] = [
        model.objects.standing()
        .filter(case=case)
        .annotate(said_sort=Value(sort.value, CharField()), on_paper=Value("", CharField()))
        .order_by()
        .values_list("happened_on", "recorded_at", "pk", "said_sort", "on_paper")
        for sort, model in PAPERS.items()
    ]
    rows.append(
        PaperOnly.objects.standing().filter(case=case)
        .annotate(said_sort=F("of"), on_paper=Value("1", CharField())).order_by()
        .values_list("happened_on", "recorded_at", "pk", "said_sort", "on_paper")
    )  # fmt: skip
    ordered = rows[0].union(*rows[1:], all=True).order_by("-happened_on", "-recorded_at", "-pk")
    found = list(ordered[page * most : (page + 1) * most + 1])
    wanted: dict[type[Any], list[int]] = {}
    for _day, _at, pk, sort, on_paper in found[:most]:
        wanted.setdefault(PaperOnly if on_paper else PAPERS[PaperSort(sort)], []).append(pk)
    opened = {
        (model, one.row.pk): one for model, keys in wanted.items() for one in _opened(case, look, model, keys)
    }
    return Timeline(
        tuple(
            opened[PaperOnly if on_paper else PAPERS[PaperSort(sort)], pk]
            for _day, _at, pk, sort, on_paper in found[:most]
        ),
        more=len(found) > most,
    )


def opened(case: Case, look: Look, paper: Paper) -> Opened:
    """One paper with its words. Raises NotLooked, PaperKeyMissing."""
    return _opened(case, look, type(paper), [paper.pk])[0]


def _opened(case: Case, look: Look, model: type[Any], keys: Sequence[int]) -> list[Opened]:
    rows = list(model.objects.filter(pk__in=keys).select_related("by").order_by("pk"))
    for row in rows:
        row.case = case
    uids = [row.uid for row in rows]
    scans: dict[Any, list[Scan]] = {}
    if model is PaperOnly:
        for scan in Scan.objects.filter(paper__in=uids).defer("words").order_by("pk"):
            scans.setdefault(scan.paper, []).append(scan)
    verdicts = _verdicts(uids) if model in (PAPERS[PaperSort.PLAN], PAPERS[PaperSort.CLOSURE]) else {}
    marks = _marks(rows, look) if model is PAPERS[PaperSort.ASSESSMENT] else {}
    goals = goals_of(rows, look) if model is PAPERS[PaperSort.PLAN] else {}
    return [
        Opened(
            row, row.sort, row.open(look), tuple(marks.get(row.pk, ())), tuple(goals.get(row.pk, ())),
            tuple(scans.get(row.uid, ())), verdicts.get(row.uid, ""), model is PaperOnly,
        )
        for row in rows
    ]  # fmt: skip


def _verdicts(uids: Sequence[Any]) -> dict[Any, str]:
    """The newest verdict on each paper."""
    rows = Supervision.objects.standing().filter(about__in=uids).exclude(verdict=Supervision.Verdict.COMMENT)
    return dict(rows.order_by("happened_on", "pk").values_list("about", "verdict"))


def _marks(rows: Sequence[Any], look: Look) -> dict[int, list[OpenedMark]]:
    own = {row.pk: row for row in rows}
    found: dict[int, list[OpenedMark]] = {}
    for mark in AssessmentMark.objects.filter(assessment__in=list(own)).order_by("pk"):
        mark.assessment = own[mark.assessment_id]
        found.setdefault(mark.assessment_id, []).append(OpenedMark(mark, mark.open(look)["seen"]))
    return found


def goals_of(rows: Sequence[Any], look: Look) -> dict[int, list[OpenedGoal]]:
    """The goals of these plans (their case is set), with steps and what became of them."""
    own = {row.pk: row for row in rows}
    goals = list(CaseGoal.objects.filter(plan__in=list(own)).order_by("position", "pk"))
    steps: dict[int, list[OpenedStep]] = {}
    by_key = {goal.pk: goal for goal in goals}
    for goal in goals:
        goal.plan = own[goal.plan_id]
    for step in PlanStep.objects.filter(goal__in=list(by_key)).order_by("position", "pk"):
        step.goal = by_key[step.goal_id]
        steps.setdefault(step.goal_id, []).append(OpenedStep(step, step.open(look)))
    said = {
        row.goal_id: row
        for row in GoalOutcome.objects.standing().filter(goal__in=list(by_key)).order_by("happened_on", "pk")
    }
    found: dict[int, list[OpenedGoal]] = {}
    for goal in goals:
        one = OpenedGoal(goal, goal.open(look), tuple(steps.get(goal.pk, ())), said.get(goal.pk))
        found.setdefault(goal.plan_id, []).append(one)
    return found


def earlier(case: Case, paper: Paper, look: Look) -> list[tuple[EarlierWords, dict[str, Any]]]:
    """What the paper said before it was changed, the newest first."""
    rows = EarlierWords.objects.filter(paper=paper.uid, case=case).select_related("by", "case")
    return [(row, row.said(look)) for row in rows.order_by("-version")]


def hardships(case: Case, look: Look) -> list[tuple[Hardship, str]]:
    """The categories of the case, standing or past, each with its basis."""
    rows = Hardship.objects.filter(case=case).select_related("category", "case").order_by("-since", "-pk")
    return [(row, row.open(look)["basis"]) for row in rows]
