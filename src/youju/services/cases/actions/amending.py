"""A paper is changed by whoever may write it, or withdrawn; what it said before stays, sealed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.looking import Look
from youju.ground.access.models import Actor
from youju.ground.evidence.models import Withdrawal
from youju.services.cases.actions.permitting import answers, works
from youju.services.cases.actions.writing import LONGEST, allowed, examine, may_share, says_something
from youju.services.cases.models import (
    Case,
    CaseReview,
    EarlierWords,
    GoalOutcome,
    Paper,
    PaperDraft,
    PaperOnly,
    Supervision,
)
from youju.services.cases.rules.papers import PaperSort
from youju.services.cases.rules.refusals import (
    ChangedSince,
    NotAPaperOfThisCase,
    NoWords,
    OnlyWhoWorksOnIt,
    WithdrawnPaper,
)

# Marks and goals stand beside these: a changed one is written anew (`replacing`).
REPLACED = {PaperSort.ASSESSMENT, PaperSort.PLAN}
# They open and close the case: what they said is not changed.
FIXED = {PaperSort.CLOSURE, PaperSort.REOPENING}
# Why a paper is taken out: a closed list, because a reason in words could tell of the person.
REASONS = ("mistake", "double", "other_case")


def standing_at(case: Case, paper: Paper, version: int) -> Any:
    """The paper, held for a change, as whoever changes it has read it. Raises WithdrawnPaper, ChangedSince."""
    held: Any = type(paper).objects.select_for_update(of=("self",)).get(pk=paper.pk)
    held.case = case
    if held.withdrawal_id is not None:
        raise WithdrawnPaper
    if held.version != version:
        raise ChangedSince
    return held


@action
def amend(
    *, paper: Paper, look: Look, version: int, happened_on: date, words: Mapping[str, str], by: Actor,
    at: datetime, **plain: Any,
) -> Paper:  # fmt: skip
    """Changes a paper that stands at `version`. Raises ChangedSince, WithdrawnPaper, OnlyWhoWorksOnIt."""
    case = works(paper.case, by, at)
    held = standing_at(case, paper, version)
    if held.sort in FIXED | REPLACED and not isinstance(held, PaperOnly):
        raise NotAPaperOfThisCase
    if isinstance(held, Supervision) and not answers(case, by, at):
        raise OnlyWhoWorksOnIt
    if held.sort is not PaperSort.CONSENT and not isinstance(held, PaperOnly):
        says_something(held, words)
    if held.sort is PaperSort.REFERRAL:
        may_share(case, words, at)
    if happened_on != held.happened_on:
        allowed(case, held.sort, happened_on)
    before = {name: getattr(held, name) for name in ("happened_on", *plain)}
    earlier = EarlierWords(case=case, paper=held.uid, version=held.version, by=by, at=at)
    earlier.keep({**before, **held.open(look)})
    earlier.save()
    for name, value in {**plain, "happened_on": happened_on}.items():
        setattr(held, name, value)
    examine(held, on=localdate(at))
    held.close({name: text.strip()[:LONGEST] for name, text in words.items()})
    held.version += 1
    held.save()
    PaperDraft.objects.filter(by=by, paper=held.uid).delete()
    audit.write(verb="case.amend", by=by, at=at, office=case.office, subject=case.uid)
    result: Paper = held
    return result


@action
def withdraw_paper(*, paper: Paper, reason: str, by: Actor, at: datetime) -> Withdrawal:
    """Takes the paper out of the case and of every count. Raises WithdrawnPaper, NoWords."""
    case = works(paper.case, by, at)
    held: Any = type(paper).objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if held.withdrawal_id is not None:
        raise WithdrawnPaper
    if reason not in REASONS:
        raise NoWords(field="reason")
    if isinstance(held, Supervision) and not answers(case, by, at):
        raise OnlyWhoWorksOnIt
    gone = Withdrawal.objects.create(kind=f"cases.{held.sort}", at=at, by=by, reason=reason)
    type(paper).objects.filter(pk=held.pk).update(withdrawal=gone)
    if isinstance(held, CaseReview):
        said = GoalOutcome.objects.standing().filter(case=case, recorded_at=held.recorded_at, by=held.by)
        said.update(withdrawal=gone)
    audit.write(
        verb="case.withdraw_paper", by=by, at=at, office=case.office, subject=case.uid, values={"reason": reason}
    )
    return gone
