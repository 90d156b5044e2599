"""The papers of a case, and where it stands because of them: the six stages of MZ/T 094-2017.

Nobody sets a stage. It follows from the last day of each sort of paper, on screen or only on paper, withdrawn ones
left out; a case that is opened again begins anew, and what was written before that day no longer moves it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


class PaperSort(StrEnum):
    """The papers in the order in which a case usually meets them."""

    INTAKE = "intake"
    CONSENT = "consent"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    CONTACT = "contact"
    SUPERVISION = "supervision"
    REFERRAL = "referral"
    REVIEW = "review"
    PAUSE = "pause"
    LOST = "lost"
    CLOSURE = "closure"
    REOPENING = "reopening"
    FOLLOW_UP = "follow_up"

    @property
    def label(self) -> Promise:
        return _PAPERS[self]


_PAPERS = {
    PaperSort.INTAKE: pgettext_lazy("paper of a case", "intake"),
    PaperSort.CONSENT: pgettext_lazy("paper of a case", "informed consent"),
    PaperSort.ASSESSMENT: pgettext_lazy("paper of a case", "assessment"),
    PaperSort.PLAN: pgettext_lazy("paper of a case", "service plan"),
    PaperSort.CONTACT: pgettext_lazy("paper of a case", "contact note"),
    PaperSort.SUPERVISION: pgettext_lazy("paper of a case", "supervision"),
    PaperSort.REFERRAL: pgettext_lazy("paper of a case", "referral"),
    PaperSort.REVIEW: pgettext_lazy("paper of a case", "review"),
    PaperSort.PAUSE: pgettext_lazy("paper of a case", "pause"),
    PaperSort.LOST: pgettext_lazy("paper of a case", "lost contact"),
    PaperSort.CLOSURE: pgettext_lazy("paper of a case", "closure"),
    PaperSort.REOPENING: pgettext_lazy("paper of a case", "re-opening"),
    PaperSort.FOLLOW_UP: pgettext_lazy("paper of a case", "follow-up"),
}

# Which may be entered as lying on paper only. What ends, resumes or counts time is written here.
ON_PAPER = (
    PaperSort.INTAKE, PaperSort.CONSENT, PaperSort.ASSESSMENT, PaperSort.PLAN, PaperSort.SUPERVISION,
    PaperSort.REFERRAL, PaperSort.REVIEW, PaperSort.FOLLOW_UP,
)  # fmt: skip


class Stage(StrEnum):
    """接案、预估、计划、介入、评估、结案 (MZ/T 094-2017), in their order."""

    INTAKE = "intake"
    ASSESSMENT = "assessment"
    PLANNING = "planning"
    INTERVENTION = "intervention"
    EVALUATION = "evaluation"
    CLOSING = "closing"

    @property
    def label(self) -> Promise:
        return _STAGES[self]


_STAGES = {
    Stage.INTAKE: pgettext_lazy("stage of a case", "intake"),
    Stage.ASSESSMENT: pgettext_lazy("stage of a case", "assessment"),
    Stage.PLANNING: pgettext_lazy("stage of a case", "planning"),
    Stage.INTERVENTION: pgettext_lazy("stage of a case", "intervention"),
    Stage.EVALUATION: pgettext_lazy("stage of a case", "evaluation"),
    Stage.CLOSING: pgettext_lazy("stage of a case", "closing"),
}


class Condition(StrEnum):
    """Whether somebody works on the case now."""

    OPEN = "open"
    PAUSED = "paused"
    LOST = "lost"
    CLOSED = "closed"

    @property
    def label(self) -> Promise:
        return _CONDITIONS[self]


_CONDITIONS = {
    Condition.OPEN: pgettext_lazy("case", "open"),
    Condition.PAUSED: pgettext_lazy("case", "paused"),
    Condition.LOST: pgettext_lazy("case", "contact lost"),
    Condition.CLOSED: pgettext_lazy("case", "closed"),
}

Last = Mapping[PaperSort, date]


def last_days(papers: Iterable[tuple[PaperSort, date]]) -> dict[PaperSort, date]:
    """The last day of each sort: all that the rules below ask of the papers."""
    found: dict[PaperSort, date] = {}
    for sort, day in papers:
        found[sort] = max(day, found.get(sort, day))
    return found


def current(last: Last) -> dict[PaperSort, date]:
    """What still moves the case: papers of the days since it was opened again, or all of them."""
    since = last.get(PaperSort.REOPENING)
    if since is None:
        return dict(last)
    return {sort: day for sort, day in last.items() if day >= since}


def closed(last: Last) -> bool:
    """A closure ends the case until it is opened again on a later day."""
    return PaperSort.CLOSURE in current(last)


def stage(last: Last) -> Stage:
    """How far the papers have brought the case."""
    papers = current(last)
    plan, contact, review = (papers.get(s) for s in (PaperSort.PLAN, PaperSort.CONTACT, PaperSort.REVIEW))
    if PaperSort.CLOSURE in papers:
        return Stage.CLOSING
    if review is not None and all(review >= day for day in (plan, contact) if day is not None):
        return Stage.EVALUATION
    if plan is not None:
        return Stage.INTERVENTION if contact is not None and contact >= plan else Stage.PLANNING
    return Stage.ASSESSMENT if PaperSort.ASSESSMENT in papers else Stage.INTAKE


def condition(last: Last) -> Condition:
    """Closed, paused or lost because a paper says so; a contact on a later day takes the case up again."""
    papers = current(last)
    if PaperSort.CLOSURE in papers:
        return Condition.CLOSED
    contact = papers.get(PaperSort.CONTACT, date.min)
    halts = [
        (papers[sort], met)
        for sort, met in ((PaperSort.PAUSE, Condition.PAUSED), (PaperSort.LOST, Condition.LOST))
        if sort in papers and papers[sort] >= contact
    ]
    return max(halts)[1] if halts else Condition.OPEN


# Which sorts bring a case into a stage, for the steps that the page shows with their days.
REACHED_BY = {
    Stage.INTAKE: (PaperSort.INTAKE, PaperSort.REOPENING), Stage.ASSESSMENT: (PaperSort.ASSESSMENT,),
    Stage.PLANNING: (PaperSort.PLAN,), Stage.INTERVENTION: (PaperSort.CONTACT,),
    Stage.EVALUATION: (PaperSort.REVIEW,), Stage.CLOSING: (PaperSort.CLOSURE,),
}  # fmt: skip


def reached(last: Last) -> dict[Stage, date]:
    """The last day of the papers of each stage; a stage without one is missing."""
    papers = current(last)
    found = {}
    for step, sorts in REACHED_BY.items():
        days = [papers[sort] for sort in sorts if sort in papers]
        if days:
            found[step] = max(days)
    return found
