"""What bulletins from before the records printed, as everybody reads it: number, place, correction."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _

from youju.ground.measures.indicators import Indicator, indicators
from youju.ground.organisations.models import Network
from youju.reporting.archive.models import PrintedIssue
from youju.reporting.archive.queries.public import Listed, Told, published
from youju.web.archive.forms import plain
from youju.web.desk import months


@dataclass(frozen=True)
class Line:
    """A kept figure: `read` is empty where the number has to be read just as it was printed."""

    label: str
    whose: str
    period: str
    printed: str
    read: str
    redefined: str
    number: int
    sentence: str
    issue: PrintedIssue


def by_year(network: Network) -> list[tuple[int, list[tuple[str, Listed]]]]:
    """Published issues with the name of their period, under their year; the newest first."""
    rows = published(network)
    return [
        (year, [(months.label(row.period), row) for row in each])
        for year, each in groupby(rows, key=lambda row: row.issue.start.year)
    ]


def lines(network: Network, rows: Sequence[Told]) -> list[Line]:
    """Each kept figure in words."""
    known = indicators(network)
    return [_line(known, told) for told in rows]


def _line(known: dict[str, Indicator], told: Told) -> Line:
    figure, judgement = told.figure, told.judgement
    named = known.get(judgement.indicator)
    printed, value = _number(figure.value, figure.unit, figure.approximate), judgement.value
    read = _number(value, judgement.unit, judgement.approximate) if value is not None else ""
    return Line(
        str(named.label) if named else figure.what,
        judgement.office.name if judgement.office else _("Whole network"),
        months.label(told.period), printed, read if told.corrected else "", judgement.redefined, figure.line,
        figure.sentence, figure.issue,
    )  # fmt: skip


def _number(value: Decimal, unit: str, approximate: bool) -> str:
    said = f"{plain(value)} {unit}".strip()
    return _("about {number}").format(number=said) if approximate else said
