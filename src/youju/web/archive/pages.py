"""What the page of a printed issue shows: lines in pieces, each figure with its form or what was said of it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from youju.ground.measures.indicators import Indicator, indicators
from youju.ground.organisations.models import Network, Office
from youju.ground.periods import Period
from youju.reporting.archive.models import Judgement, Verdict
from youju.reporting.archive.queries.issues import Opened, Seen
from youju.reporting.archive.queries.words import labels
from youju.web.archive.forms import Judge, plain
from youju.web.desk import months


@dataclass(frozen=True)
class Desk:
    """What is the same for every figure of a page."""

    labels: dict[str, Indicator]
    offices: list[Office]
    judges: bool

    @classmethod
    def of(cls, network: Network, *, judges: bool) -> "Desk":
        return cls(labels(indicators(network).values()), list(network.offices.all()), judges)

    def label(self, key: str) -> str:
        return next((said for said, row in self.labels.items() if row.key == key), key)


@dataclass(frozen=True)
class Piece:
    """A stretch of a printed line; with `figure` it is a number that was read."""

    text: str
    figure: str = ""
    state: str = ""


@dataclass(frozen=True)
class PrintedLine:
    number: int
    pieces: tuple[Piece, ...]
    findings: tuple[Any, ...]


def printed_lines(opened: Opened) -> list[PrintedLine]:
    """Every line of the issue, cut where its figures begin and end."""
    ordered = sorted(opened.figures, key=lambda seen: (seen.row.line, seen.row.first))
    by_line = {line: list(rows) for line, rows in groupby(ordered, key=lambda seen: seen.row.line)}
    odd = {line: tuple(rows) for line, rows in groupby(opened.findings, key=lambda row: row.line)}
    return [
        PrintedLine(number, tuple(_pieces(text, by_line.get(number, []))), odd.get(number, ()))
        for number, text in enumerate(opened.lines, 1)
    ]


def _pieces(text: str, figures: list[Seen]) -> list[Piece]:
    found, at = [], 0
    for seen in figures:
        row = seen.row
        # Two readings of one number, or a place that the text does not have: the first one is drawn.
        if row.first < at or row.last <= row.first or row.last > len(text):
            continue
        found += [Piece(text[at : row.first]), Piece(text[row.first : row.last], str(row.uid), state(seen))]
        at = row.last
    return [piece for piece in [*found, Piece(text[at:])] if piece.text]


def state(seen: Seen) -> str:
    """open, confirmed, corrected or rejected."""
    return seen.row.judgement.verdict if seen.row.judgement else "open"


def said_of(seen: Seen, desk: Desk, form: Judge | None = None) -> dict[str, Any]:
    """One figure of the list: with its form while nobody has judged it, else with what was said."""
    judgement = seen.row.judgement
    if judgement is None and form is None and desk.judges:
        form = Judge(seen=seen, labels=desk.labels, offices=desk.offices)
    return {
        "row": seen.row,
        "value": plain(seen.row.value),
        "guess": seen.guess,
        "state": state(seen),
        "form": form if judgement is None else None,
        "said": _said(judgement, desk) if judgement else None,
    }


def _said(judgement: Judgement, desk: Desk) -> dict[str, Any]:
    period = Period(judgement.start, judgement.end) if judgement.start and judgement.end else None
    return {
        "verdict": judgement.get_verdict_display(),
        "rejected": judgement.verdict == Verdict.REJECTED,
        "value": plain(judgement.value) if judgement.value is not None else "",
        "unit": judgement.unit,
        "indicator": desk.label(judgement.indicator) if judgement.indicator else "",
        "key": judgement.indicator,
        "office": judgement.office,
        "scope": judgement.office.slug if judgement.office else "+".join(office.slug for office in desk.offices),
        "period": period,
        "month": months.label(period) if period else "",
        "redefined": judgement.redefined,
        "by": judgement.by,
        "at": judgement.at,
    }
