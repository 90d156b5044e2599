"""A changed assessment or plan is written anew: marks and goals stay as they were said, with their paper.

What stood is withdrawn from every count and lies sealed under the new paper as what it said before.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from youju.ground.access.acting import action
from youju.ground.access.looking import Look
from youju.ground.access.models import Actor
from youju.ground.evidence.models import Withdrawal
from youju.services.cases.actions.amending import standing_at
from youju.services.cases.actions.permitting import works
from youju.services.cases.actions.planning import (
    Goal,
    aim_at,
    assessable,
    compare,
    days_to_plan,
    mark,
    plannable,
)
from youju.services.cases.actions.writing import put
from youju.services.cases.models import Assessment, CasePlan, EarlierWords, PaperDraft
from youju.services.cases.queries.changes import beside, marks_of
from youju.services.cases.queries.timeline import goals_of, opened
from youju.services.cases.rules.assessing import Mark
from youju.services.cases.rules.refusals import GoalsLookedAt

# Why the paper that stood is out of the counts: no reason that anybody chooses.
CHANGED = "changed"


@action
def reassess(
    *, paper: Assessment, look: Look, version: int, happened_on: date, marks: Mapping[str, Mark],
    seen: Mapping[str, str], words: Mapping[str, str], by: Actor, at: datetime,
) -> Assessment:  # fmt: skip
    """Changes an assessment that stands at `version`; the one after it is compared anew.

    Raises NoMarks, ChangedSince, WithdrawnPaper, OnlyWhoWorksOnIt.
    """
    case = works(paper.case, by, at)
    held = standing_at(case, paper, version)
    assessable(marks)
    said = {"marks": [[m.row.domain, m.row.need, m.row.strength, m.seen] for m in opened(case, look, held).marks]}
    following = beside(held)[1]
    _withdraw(held, by, at)
    if following is not None:
        _compare_anew(following)
    made = Assessment(version=held.version + 1)
    put(case, made, happened_on, words, by, at, instead_of=held)
    mark(made, marks, seen)
    _compare_anew(made)
    following = beside(made)[1]
    if following is not None:
        _compare_anew(following)
    _keep(held, made, said, look, by, at)
    return made


@action
def replan(
    *, paper: CasePlan, look: Look, version: int, happened_on: date, goals: Sequence[Goal],
    words: Mapping[str, str], by: Actor, at: datetime,
) -> CasePlan:  # fmt: skip
    """Changes a plan that stands at `version`. Steps that were done stay done; its supervisor approves it anew.

    Raises NoGoals, GoalsLookedAt, ChangedSince, WithdrawnPaper, OnlyWhoWorksOnIt.
    """
    case = works(paper.case, by, at)
    held = standing_at(case, paper, version)
    plannable(goals)
    stood = goals_of([held], look).get(held.pk, [])
    if any(goal.outcome is not None for goal in stood):
        raise GoalsLookedAt
    steps = [step for goal in stood for step in goal.steps]
    said = {
        "goals": [
            [goal.words["text"], goal.words["shown_by"], goal.row.due, [
                [step.words["who"], step.words["what"], step.row.due, step.row.done_on] for step in goal.steps
            ]]
            for goal in stood
        ]
    }  # fmt: skip
    _withdraw(held, by, at)
    days = days_to_plan(case, happened_on) if held.days is not None else None
    made = CasePlan(version=held.version + 1, days=days)
    put(case, made, happened_on, words, by, at, instead_of=held)
    aim_at(made, goals, {(step.words["who"], step.words["what"]): step.row.done_on for step in steps})
    _keep(held, made, said, look, by, at)
    return made


def _withdraw(held: Any, by: Actor, at: datetime) -> None:
    gone = Withdrawal.objects.create(kind=f"cases.{held.sort}", at=at, by=by, reason=CHANGED)
    type(held).objects.filter(pk=held.pk).update(withdrawal=gone)


def _compare_anew(paper: Assessment) -> None:
    compare(paper, marks_of(paper), beside(paper)[0])
    paper.save(update_fields=["gained", "eased"])


def _keep(held: Any, made: Any, parts: Mapping[str, Any], look: Look, by: Actor, at: datetime) -> None:
    """What it said before, and everything before that, lies under the paper that stands now."""
    case = made.case
    EarlierWords.objects.filter(case=case, paper=held.uid).update(paper=made.uid)
    earlier = EarlierWords(case=case, paper=made.uid, version=held.version, by=by, at=at)
    earlier.keep({"happened_on": held.happened_on, **held.open(look), **parts})
    earlier.save()
    # Somebody else's unsaved words are found where the paper is now.
    PaperDraft.objects.filter(case=case, paper=held.uid).update(paper=made.uid)
