"""Printed issues with what is still to judge, and one issue with its lines, figures and findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from youju.ground.organisations.models import Network
from youju.ground.periods import Period
from youju.reporting.archive.models import PrintedFigure, PrintedFinding, PrintedIssue, Verdict, WaitingFile
from youju.reporting.archive.queries.words import Guess, Guesses

PAGE = 50


@dataclass(frozen=True)
class Row:
    """An issue in the list: `count` figures, `open` of them not judged, `findings` of the checks."""

    issue: PrintedIssue
    count: int
    open: int
    kept: int
    findings: int

    @property
    def period(self) -> Period:
        return period_of(self.issue)

    @property
    def judged(self) -> int:
        return self.count - self.open


@dataclass(frozen=True)
class Shelf:
    """One page of issues, the newest month first; `count` is of all that match."""

    rows: tuple[Row, ...]
    count: int
    publishers: tuple[str, ...]


def period_of(issue: PrintedIssue) -> Period:
    return Period(issue.start, issue.end)


def shelf(
    network: Network, *, words: str = "", publisher: str = "", unfinished: bool = False, page: int = 1,
    whole: bool = False,
) -> Shelf:  # fmt: skip
    """Issues whose title, publisher or file holds every word; `whole` is every page at once, for the export."""
    everything = PrintedIssue.objects.filter(network=network)
    rows = everything.defer("text")
    for word in words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(publisher__icontains=word) | Q(file__icontains=word))
    if publisher:
        rows = rows.filter(publisher=publisher)
    if unfinished:
        rows = rows.filter(pk__in=PrintedFigure.objects.open().values("issue"))
    count = rows.count()
    held = list(rows if whole else rows[(page - 1) * PAGE : page * PAGE])
    figures = {
        row["issue"]: row
        for row in PrintedFigure.objects.filter(issue__in=held).order_by().values("issue").annotate(
            count=Count("pk"),
            open=Count("pk", filter=Q(judgement=None)),
            kept=Count("pk", filter=Q(judgement__verdict__in=(Verdict.CONFIRMED, Verdict.CORRECTED))),
        )
    }  # fmt: skip
    odd = PrintedFinding.objects.filter(issue__in=held).order_by().values("issue").annotate(count=Count("pk"))
    findings = {row["issue"]: row["count"] for row in odd}
    nothing = {"count": 0, "open": 0, "kept": 0}
    made = []
    for issue in held:
        counts = figures.get(issue.pk, nothing)
        made.append(Row(issue, counts["count"], counts["open"], counts["kept"], findings.get(issue.pk, 0)))
    names = everything.order_by("publisher").values_list("publisher", flat=True).distinct()
    return Shelf(tuple(made), count, tuple(name for name in names if name))


def issue_of(network: Network, uid: UUID) -> PrintedIssue | None:
    return PrintedIssue.objects.select_related("network", "by").filter(network=network, uid=uid).first()


def known(network: Network, digest: str) -> PrintedIssue | None:
    """The issue with this very text, if it was read before."""
    return PrintedIssue.objects.filter(network=network, digest=digest).first()


def figure_of(network: Network, uid: UUID) -> PrintedFigure | None:
    rows = PrintedFigure.objects.select_related("issue__network", "judgement__office", "judgement__by")
    return rows.filter(issue__network=network, uid=uid).first()


@dataclass(frozen=True)
class Seen:
    """A printed figure with what it probably is."""

    row: PrintedFigure
    guess: Guess


@dataclass(frozen=True)
class Opened:
    """An issue as somebody goes through it."""

    issue: PrintedIssue
    lines: Sequence[str]
    figures: tuple[Seen, ...]
    findings: tuple[PrintedFinding, ...]

    @property
    def open(self) -> int:
        return sum(seen.row.judgement_id is None for seen in self.figures)

    @property
    def kept(self) -> int:
        rows = (seen.row.judgement for seen in self.figures)
        return sum(row is not None and row.verdict != Verdict.REJECTED for row in rows)


def opened(issue: PrintedIssue) -> Opened:
    """The issue with a guess for each figure, in the order of print."""
    guesses = Guesses(issue)
    rows = issue.figures.select_related("judgement__office", "judgement__by")
    figures = []
    for row in rows:
        row.issue = issue
        figures.append(Seen(row, guesses.of(row)))
    return Opened(issue, issue.text.split("\n"), tuple(figures), tuple(issue.findings.all()))


def seen(figure: PrintedFigure) -> Seen:
    return Seen(figure, Guesses(figure.issue).of(figure))


def counts(issue: PrintedIssue) -> tuple[int, int]:
    """How many figures the issue has, and how many are still to judge."""
    found = issue.figures.aggregate(count=Count("pk"), open=Count("pk", filter=Q(judgement=None)))
    return found["count"], found["open"]


def batch_of(network: Network, batch: UUID) -> list[WaitingFile]:
    """The files of a batch in the order in which they were chosen, without their bytes."""
    rows = WaitingFile.objects.filter(network=network, batch=batch)
    return list(rows.defer("data", "issue__text").select_related("issue"))


def next_waiting(batch: UUID) -> WaitingFile | None:
    """The first file of the batch that nobody has read yet."""
    return WaitingFile.objects.filter(batch=batch, read_at=None).select_related("by").first()
