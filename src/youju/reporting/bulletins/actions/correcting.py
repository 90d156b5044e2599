"""Correcting what went out: proposed, signed by the offices whose figure it is, decided; then a revision."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.actions.releasing import store
from youju.reporting.bulletins.actions.signing import in_place_of
from youju.reporting.bulletins.models import (
    Erratum,
    ErratumDecision,
    ErratumProposal,
    ErratumRefusal,
    ErratumSignature,
    Issue,
    Reading,
    Release,
)
from youju.reporting.bulletins.queries.correcting import may_propose, notice, proposed, silent_offices
from youju.reporting.bulletins.queries.issues import current_release
from youju.reporting.bulletins.queries.printing import figure as printed
from youju.reporting.bulletins.queries.published import CONTENT
from youju.reporting.bulletins.queries.voices import voice_of
from youju.reporting.bulletins.rules import NotReleased
from youju.reporting.bulletins.rules.answering import NotSigned
from youju.reporting.bulletins.rules.correcting import NeedsProposal, NotItsFigure, ProposalOver, ProposalStands
from youju.reporting.figures.models import FrozenFigure
from youju.reporting.publishing import keeping


@action
def propose_erratum(
    *, issue: Issue, figure: FrozenFigure, corrected: str, reason: str, by: Actor, at: datetime
) -> ErratumProposal:
    """An editor of the network, or of an office whose figure it is, holds that it was printed wrong.

    Raises ProposalStands while another proposal about the figure is open.
    """
    held = _held(issue)
    _last(held, figure)
    if not may_propose(figure, held.network, by, on=localdate(at)):
        raise NotPermitted
    if ErratumProposal.objects.filter(issue=held, figure=figure, refusal=None, decision=None).exists():
        raise ProposalStands
    made = ErratumProposal(
        issue=held, figure=figure, corrected=corrected.strip(), reason=reason.strip(), by=by, at=at
    )
    made.full_clean()
    made.save()
    audit.write(
        verb="erratum.propose", by=by, at=at, subject=made.uid, values={"corrected": corrected, "reason": reason}
    )
    return made


@action
def sign_erratum(*, proposal: ErratumProposal, office: Office, by: Actor, at: datetime) -> ErratumSignature:
    """The office whose figure it is agrees: its editor or director, or a deputy, who is written down as such."""
    _open(proposal)
    deputy = in_place_of(by, Reading.SIGN, office, localdate(at))
    if office.pk not in {row.pk for row in silent_offices(proposal)}:
        raise NotItsFigure
    made = ErratumSignature.objects.create(proposal=proposal, office=office, by=by, deputy=deputy, at=at)
    audit.write(
        verb=f"{'erratum' if deputy is None else 'erratum_as_deputy'}.sign", by=by, at=at, office=office,
        subject=proposal.uid, values={"deputy": deputy.uid if deputy else None},
    )  # fmt: skip
    return made


@action
def refuse_erratum(*, proposal: ErratumProposal, reason: str, by: Actor, at: datetime) -> ErratumRefusal:
    """Nothing is corrected: whoever proposed withdraws; an office asked, or the network editor, declines."""
    held = _open(proposal)
    offices = [row.office for row in proposed(proposal).answers]
    voice = voice_of(by, on=localdate(at))
    asked = any(voice.may(Reading.SIGN, office) for office in offices)
    if not (by == proposal.by or asked or may_propose(proposal.figure, held.network, by, on=localdate(at))):
        raise NotPermitted
    made = ErratumRefusal(proposal=proposal, reason=reason.strip(), by=by, at=at)
    made.full_clean()
    made.save()
    verb = "erratum.withdraw" if by == proposal.by else "erratum.decline"
    audit.write(verb=verb, by=by, at=at, subject=proposal.uid, values={"reason": reason})
    return made


@action
def decide_erratum(*, proposal: ErratumProposal, by: Actor, at: datetime) -> Release:
    """The network editor decides; the next revision carries the notice.

    Raises NotSigned while an office has not signed, where the network asks for signatures.
    """
    held = _open(proposal)
    require(by, permissions.BULLETIN_RELEASE, network=held.network, on=localdate(at))
    waited = silent_offices(proposal) if held.network.sign_off else []
    if waited:
        names = "、".join(office.name for office in waited)
        raise NotSigned(_("Not signed yet: {offices}.").format(offices=names))
    erratum, released = _correct(held, proposal.figure, proposal.corrected, proposal.reason, by, at)
    ErratumDecision.objects.create(proposal=proposal, erratum=erratum)
    return released


@action
def correct_release(
    *, issue: Issue, figure: FrozenFigure, corrected: str, reason: str, by: Actor, at: datetime
) -> Release:
    """The network editor alone decides that a printed figure was wrong: the next revision carries the notice.

    Raises NeedsProposal in a network whose offices sign.
    """
    require(by, permissions.BULLETIN_RELEASE, network=issue.network, on=localdate(at))
    held = _held(issue)
    if held.network.sign_off:
        raise NeedsProposal
    return _correct(held, figure, corrected, reason, by, at)[1]


def _correct(
    held: Issue, figure: FrozenFigure, corrected: str, reason: str, by: Actor, at: datetime
) -> tuple[Erratum, Release]:
    """The frozen figure stays as it was; every earlier revision stays reachable byte for byte."""
    last = _last(held, figure)
    with translation.override(settings.LANGUAGE_CODE):
        was = printed(figure, held.network.notation)
    erratum = Erratum(
        figure=figure, issue=held, printed=was.text + was.unit, corrected=corrected.strip(), reason=reason.strip(),
        by=by, at=at,
    )  # fmt: skip
    erratum.full_clean()
    erratum.save()
    audit.seal()
    seal = audit.head()
    head = seal.hash if seal else audit.GENESIS
    before = keeping.read(bytes(last.editions.get(name=CONTENT).data))
    notices = (*before.notices, notice(erratum))
    made = replace(before, revision=last.revision + 1, released_at=at, audit_head=head, notices=notices)
    released = Release.objects.create(
        issue=held, revision=made.revision, at=at, by=by, freeze=last.freeze, audit_head=head
    )
    store(released, made, by, at)
    audit.write(verb="issue.correct", by=by, at=at, subject=held.uid, values={"reason": reason, "head": head})
    return erratum, released


def _held(issue: Issue) -> Issue:
    # Locked, so that two acts about one issue follow each other.
    return Issue.objects.select_for_update(of=("self",)).select_related("network").get(pk=issue.pk)


def _open(proposal: ErratumProposal) -> Issue:
    held = _held(proposal.issue)
    if proposed(proposal).over:
        raise ProposalOver
    return held


def _last(held: Issue, figure: FrozenFigure) -> Release:
    last = current_release(held)
    if last is None or figure.freeze_id != last.freeze_id:
        raise NotReleased
    return last
