"""A paper of a case is written: its words are sealed, its day moves the stage, its draft is gone."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Grant
from youju.ground.evidence.actions import checks
from youju.ground.evidence.actions.attaching import clean
from youju.ground.evidence.actions.recording import Examiner
from youju.ground.evidence.kinds import kinds
from youju.ground.people.queries.consents import standing
from youju.ground.people.rules.purposes import Agreed, Channel
from youju.services.cases.actions.permitting import supervises, works
from youju.services.cases.models import PAPERS, Case, CaseReferral, Closure, Paper, PaperDraft, PaperOnly, Scan
from youju.services.cases.models.working import Supervision
from youju.services.cases.queries.papers import last_days_of
from youju.services.cases.rules.papers import ON_PAPER, PaperSort, closed
from youju.services.cases.rules.refusals import (
    BeforeTheCase,
    CaseClosed,
    CaseNotClosed,
    ClosedBeforeItWasReopened,
    NoConsentToShare,
    NoMinutes,
    NotAPaperOfThisCase,
    NotOnPaper,
    NoWords,
    OpenedAgainTooSoon,
)

# What may be written of a closed case.
AFTERWARDS = {PaperSort.REOPENING, PaperSort.FOLLOW_UP, PaperSort.SUPERVISION}
# Sorts with goals or marks have acts of their own.
WITH_PARTS = {PaperSort.ASSESSMENT, PaperSort.PLAN, PaperSort.REVIEW}
# As what the draft of a paper that lies on paper only is kept.
ON_PAPER_DRAFT = "on_paper"
LONGEST = 8000


@action
def write_paper(
    *, case: Case, sort: str, happened_on: date, words: Mapping[str, str], by: Actor, at: datetime, **plain: Any
) -> Paper:
    """Writes one paper of the case. Only its supervisor writes supervision.

    Raises OnlyWhoWorksOnIt, OnlyItsSupervisor, NoWords, CaseClosed and the refusals of the sort.
    """
    kind = PaperSort(sort)
    if kind in WITH_PARTS:
        raise NotAPaperOfThisCase
    row = (supervises if kind is PaperSort.SUPERVISION else works)(case, by, at)
    paper = PAPERS[kind](**plain)
    _CHECKS.get(kind, _nothing)(row, paper, happened_on)
    if kind is not PaperSort.CONSENT:
        says_something(paper, words)
    if kind is PaperSort.REFERRAL:
        may_share(row, words, at)
    made: Paper = put(row, paper, happened_on, words, by, at)
    if kind is PaperSort.CLOSURE:
        _let_go(row, paper.reason, at)  # type: ignore[attr-defined]
    return made


@action
def note_paper(
    *, case: Case, sort: str, happened_on: date, place: str, note: str = "", by: Actor, at: datetime
) -> Paper:
    """This paper exists on paper since the day and lies there. Raises NotOnPaper, NoWords."""
    row = works(case, by, at)
    if sort not in ON_PAPER:
        raise NotOnPaper
    if not place.strip():
        raise NoWords(field="place")
    paper = PaperOnly(of=sort, place=place.strip()[:60])
    return put(row, paper, happened_on, {"note": note}, by, at)


@action
def enclose_scan(*, case: Case, paper: Paper, name: str, data: bytes, by: Actor, at: datetime) -> Scan:
    """The picture or PDF of a paper, sealed; its metadata are gone. Raises UnfitAttachment, NotAPhoto."""
    row = works(case, by, at)
    if paper.case_id != row.pk:
        raise NotAPaperOfThisCase
    cleaned, media_type, _ending = clean(data)
    scan = Scan(case=row, paper=paper.uid, media_type=media_type, size=len(cleaned), by=by, at=at)
    scan.keep(cleaned)
    scan.save()
    audit.write(verb="case.enclose", by=by, at=at, office=row.office, subject=row.uid)
    return scan


def put(
    case: Case, paper: Any, happened_on: date, words: Mapping[str, str], by: Actor, at: datetime, *,
    instead_of: Paper | None = None,
) -> Any:  # fmt: skip
    """What the writing of every paper shares: the checks of a record, the sealing, the entry in the chain."""
    sort = paper.sort
    allowed(case, sort, happened_on)
    paper.case, paper.office, paper.site, paper.programme = case, case.office, case.site, case.programme
    paper.happened_on, paper.by, paper.recorded_at = happened_on, by, at
    examine(paper, on=localdate(at))
    paper.close({name: text.strip()[:LONGEST] for name, text in words.items()})
    paper.save()
    typed_as = ON_PAPER_DRAFT if isinstance(paper, PaperOnly) else sort
    before = instead_of.uid if instead_of is not None else None
    PaperDraft.objects.filter(by=by, case=case, sort=typed_as, paper=before).delete()
    verb = f"case.write_{sort}" if instead_of is None else "case.amend"
    audit.write(verb=verb, by=by, at=at, office=case.office, subject=case.uid)
    return paper


def says_something(paper: Paper, words: Mapping[str, str]) -> None:
    """Refuses a paper without a word in it. Raises NoWords."""
    if not any(text.strip() for text in words.values()):
        raise NoWords(field=paper.SEALED[0])


def examine(paper: Any, *, on: date) -> None:
    """The rules of every record, and of its kind where figures count it."""
    values = checks.columns(paper)
    known = next((kind for kind in kinds() if kind.model is type(paper)), None)
    if known is not None:
        Examiner(known, paper.office, on=on)(values)
    else:
        checks.has_happened(paper.happened_on, on=on)


def allowed(case: Case, sort: PaperSort, happened_on: date) -> None:
    """Refuses days before the case, and whatever does not fit a closed or an open one."""
    if happened_on < case.happened_on:
        raise BeforeTheCase
    last = last_days_of(case)
    if closed(last) and sort not in AFTERWARDS and happened_on >= last[PaperSort.CLOSURE]:
        raise CaseClosed
    if closed(last) and sort is PaperSort.CLOSURE:
        raise CaseClosed
    if not closed(last) and sort in {PaperSort.REOPENING, PaperSort.FOLLOW_UP}:
        raise CaseNotClosed
    if sort is PaperSort.REOPENING and happened_on <= last[PaperSort.CLOSURE]:
        raise OpenedAgainTooSoon
    if sort is PaperSort.CLOSURE and happened_on < last.get(PaperSort.REOPENING, happened_on):
        raise ClosedBeforeItWasReopened


def _nothing(case: Case, paper: Any, day: date) -> None:
    """A sort without rules of its own."""


def _contact(case: Case, paper: Any, day: date) -> None:
    if not paper.direct and not paper.indirect:
        raise NoMinutes
    if paper.goal is not None and paper.goal.plan.case_id != case.pk:
        raise NotAPaperOfThisCase


def _consent(case: Case, paper: Any, day: date) -> None:
    if not paper.own and not paper.guardian:
        raise NoWords(field="own")


def _verdict(case: Case, paper: Supervision, day: date) -> None:
    """A verdict is about a plan or a closure of this case."""
    if paper.about is None:
        if paper.verdict != Supervision.Verdict.COMMENT:
            raise NotAPaperOfThisCase
        return
    models: Any = (PAPERS[PaperSort.PLAN], PAPERS[PaperSort.CLOSURE])
    if not any(model.objects.standing().filter(case=case, uid=paper.about).exists() for model in models):
        raise NotAPaperOfThisCase


def _referral(case: Case, paper: Any, day: date) -> None:
    checks.belongs(case.office, {"partner": paper.partner})


def may_share(case: Case, words: Mapping[str, str], at: datetime) -> None:
    """What goes along goes with a consent to pass the data on. Raises NoConsentToShare."""
    if words.get("papers", "").strip() and not standing(case.client, Agreed.SHARING, Channel.PARTNERS, at=at):
        raise NoConsentToShare(field="papers")


def _let_go(case: Case, reason: str, at: datetime) -> None:
    """Others go on with the whole case: its worker opens it no more, its supervisor answers for what is left."""
    whole = CaseReferral.objects.standing().filter(case=case, whole=True).exists()
    if reason == Closure.Reason.REFERRED and whole:
        own = Grant.objects.filter(subject=case.uid, actor__user=case.worker)
        own.filter(Q(until=None) | Q(until__gt=at)).update(until=at)
        PaperDraft.objects.filter(case=case, by__user=case.worker).delete()


_CHECKS: dict[PaperSort, Callable[[Case, Any, date], None]] = {
    PaperSort.CONTACT: _contact, PaperSort.CONSENT: _consent, PaperSort.SUPERVISION: _verdict,
    PaperSort.REFERRAL: _referral,
}  # fmt: skip
