"""What was found to be wrong in print: how an issue tells it, and which errata of earlier issues it still owes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access import permissions
from youju.ground.access.models import Actor
from youju.ground.access.queries import Standing, standing
from youju.ground.organisations.models import Network, Office
from youju.reporting.bulletins.models import (
    Erratum,
    ErratumDecision,
    ErratumProposal,
    ErratumRefusal,
    ErratumSignature,
    Issue,
)
from youju.reporting.bulletins.queries.issues import period_of
from youju.reporting.bulletins.queries.outlook import printed_of
from youju.reporting.figures.models import FrozenFigure
from youju.reporting.publishing import content


def owed(issue: Issue) -> list[Erratum]:
    """Errata of earlier issues that no later issue has printed yet, in the order in which they were decided."""
    rows = Erratum.objects.filter(issue__network=issue.network_id, issue__start__lt=issue.start, printed_in=None)
    return list(rows.select_related("figure", "issue").order_by("at", "id"))


def notice(erratum: Erratum) -> content.Notice:
    """An erratum as the section 更正 prints it."""
    figure = erratum.figure
    return content.Notice(
        period_of(erratum.issue).label_zh, f"{figure.scope_label} · {figure.label}", erratum.printed,
        erratum.corrected, erratum.reason, localdate(erratum.at),
    )  # fmt: skip


@dataclass(frozen=True)
class Agreed:
    """An office whose figure it is, and its signature once it has given one."""

    office: Office
    signature: ErratumSignature | None


@dataclass(frozen=True)
class Proposed:
    """A proposal with what became of it; `printed` is how the figure was released."""

    row: ErratumProposal
    printed: str
    answers: tuple[Agreed, ...]
    refusal: ErratumRefusal | None
    decision: ErratumDecision | None

    @property
    def over(self) -> bool:
        return self.refusal is not None or self.decision is not None

    @property
    def waits_for(self) -> list[Office]:
        return [answer.office for answer in self.answers if answer.signature is None]


def proposals_of(issue: Issue) -> list[Proposed]:
    """Every proposal about the issue, the latest first."""
    rows = ErratumProposal.objects.filter(issue=issue).select_related("figure", "by", "issue__network")
    found = list(rows.prefetch_related("signatures__by", "signatures__deputy").order_by("-id"))
    refused = {row.proposal_id: row for row in ErratumRefusal.objects.filter(proposal__in=found)}
    decided = {
        row.proposal_id: row
        for row in ErratumDecision.objects.filter(proposal__in=found).select_related("erratum__by")
    }
    offices = list(issue.network.offices.all())
    return [
        Proposed(
            row, printed_of(row.figure, issue.network),
            tuple(
                Agreed(office, next((s for s in row.signatures.all() if s.office_id == office.pk), None))
                for office in offices
                if office.pk in row.figure.scope["offices"]
            ),
            refused.get(row.pk), decided.get(row.pk),
        )
        for row in found
    ]  # fmt: skip


def proposed(proposal: ErratumProposal) -> Proposed:
    """The proposal as it is now."""
    return next(found for found in proposals_of(proposal.issue) if found.row.pk == proposal.pk)


def proposal_of(issue: Issue, uid: UUID) -> Proposed | None:
    return next((found for found in proposals_of(issue) if found.row.uid == uid), None)


def waiting_for(offices: Collection[Office]) -> list[Proposed]:
    """Open proposals that wait for the signature of one of these offices, the oldest first."""
    mine = {office.pk for office in offices}
    open_rows = ErratumProposal.objects.filter(
        issue__network__in={office.network_id for office in offices}, refusal=None, decision=None
    )
    issues = Issue.objects.filter(pk__in=open_rows.values("issue")).select_related("network").order_by("start")
    open_ones = [row for issue in issues for row in reversed(proposals_of(issue)) if not row.over]
    return [row for row in open_ones if any(office.pk in mine for office in row.waits_for)]


def silent_offices(proposal: ErratumProposal) -> list[Office]:
    """The offices whose figure it is and that have not signed."""
    return proposed(proposal).waits_for


def may_propose(
    figure: FrozenFigure, network: Network, by: Actor, *, on: date, known: Standing | None = None
) -> bool:
    """Whether the actor may say that the figure was wrong: an editor of the network or of an office in it."""
    has = known or standing(by, on=on)
    offices = set(figure.scope["offices"])
    return network.pk in has.networks_with(permissions.BULLETIN_RELEASE) or bool(
        offices & set(has.offices_with(permissions.BULLETIN_WRITE))
    )
