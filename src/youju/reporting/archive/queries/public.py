"""What everybody may read of printed issues: those an editor published, and of them the figures that were kept.

What is here was printed before, small counts as well; no computed number is read in this module, so none that
is suppressed elsewhere can come back through it.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from youju.ground.measures.scopes import of_offices
from youju.ground.organisations.models import Network, Office
from youju.ground.periods import Period
from youju.reporting.archive.models import Judgement, PrintedFigure, PrintedIssue, Publication, Verdict
from youju.reporting.archive.queries.issues import period_of

KEPT = (Verdict.CONFIRMED, Verdict.CORRECTED)


@dataclass(frozen=True)
class Listed:
    """A published issue and how many of its figures are kept."""

    issue: PrintedIssue
    kept: int

    @property
    def period(self) -> Period:
        return period_of(self.issue)


@dataclass(frozen=True)
class Told:
    """A kept figure: as it stands in print, and as a person said it has to be read."""

    figure: PrintedFigure
    judgement: Judgement

    @property
    def period(self) -> Period:
        assert self.judgement.start is not None
        assert self.judgement.end is not None
        return Period(self.judgement.start, self.judgement.end)

    @property
    def corrected(self) -> bool:
        return self.judgement.verdict == Verdict.CORRECTED


def published(network: Network) -> list[Listed]:
    """Every published issue, the newest month first."""
    rows = PrintedIssue.objects.filter(network=network, pk__in=_shown())
    kept = Count("figures", filter=Q(figures__judgement__verdict__in=KEPT))
    return [Listed(issue, issue.kept) for issue in rows.defer("text").annotate(kept=kept)]


def is_public(issue: PrintedIssue) -> bool:
    return issue.publications.filter(ended_at=None).exists()


def published_issue(network: Network, uid: UUID) -> PrintedIssue | None:
    return PrintedIssue.objects.filter(network=network, uid=uid, pk__in=_shown()).first()


def told(issue: PrintedIssue) -> list[Told]:
    """The kept figures of an issue in the order of print."""
    rows = issue.figures.standing().select_related("judgement__office")
    return [Told(row, row.judgement) for row in rows if row.judgement is not None]


def told_of(network: Network, key: str, digest: str) -> list[Told]:
    """What published issues printed of one figure, oldest period first, of one period the later issue last.

    `digest` is the beginning of the digest of a scope: one office's, or the whole network's.
    """
    offices = list(network.offices.all())
    whose = _whose(offices, digest)
    if whose is None:
        return []
    rows = Judgement.objects.filter(
        whose, standing_for__isnull=False, verdict__in=KEPT, indicator=key, figure__issue__network=network,
        figure__issue__in=_shown(),
    )  # fmt: skip
    ordered = rows.select_related("figure__issue").defer("figure__issue__text").order_by(
        "start", "end", "figure__issue__start", "figure__issue__at", "-figure__margin", "pk"
    )  # fmt: skip
    return [Told(row.figure, row) for row in ordered]


def _shown() -> QuerySet[Publication, Any]:
    return Publication.objects.filter(ended_at=None).values("issue")


def _whose(offices: list[Office], digest: str) -> Q | None:
    for office in offices:
        if of_offices(office).digest().startswith(digest):
            return Q(office=office)
    return Q(office=None) if offices and of_offices(*offices).digest().startswith(digest) else None
