"""The words of publishers: what the reader is told before it reads, and what a printed figure probably is."""

from collections.abc import Iterable
from dataclasses import dataclass

from youju.ground.measures.indicators import Indicator, indicators
from youju.ground.organisations.models import Network, Office
from youju.reporting.archive import rules
from youju.reporting.archive.models import PrintedFigure, PrintedIssue, PublisherWord


def words(network: Network) -> list[PublisherWord]:
    """Every learned word of the network's publishers."""
    return list(PublisherWord.objects.filter(network=network).select_related("office"))


def vocabulary(network: Network) -> dict[str, list[str]]:
    """Names that the reader may expect: of offices, of their sites."""
    offices = list(Office.objects.filter(network=network).prefetch_related("sites", "groups"))
    printed = PrintedFigure.objects.filter(issue__network=network, judgement__isnull=False).exclude(office="")
    learned = printed.order_by("office").values_list("office", flat=True).distinct()
    return {
        "offices": list(dict.fromkeys([*(office.name for office in offices), *learned])),
        "sites": [site.name for office in offices for site in office.sites.all()],
    }


@dataclass(frozen=True)
class Guess:
    """What a figure probably is. `learned` tells a word that a person taught from a likeness of names."""

    indicator: Indicator | None = None
    office: Office | None = None
    learned: bool = False


class Guesses:
    """Guesses for the figures of one issue; made once, asked for each figure without a query."""

    def __init__(self, issue: PrintedIssue) -> None:
        self._known = indicators(issue.network)
        self._offices = list(Office.objects.filter(network=issue.network))
        rows = PublisherWord.objects.filter(network=issue.network, publisher=issue.publisher)
        self._words = {(row.kind, row.printed): row for row in rows.select_related("office")}

    def of(self, figure: PrintedFigure) -> Guess:
        kinds = PublisherWord.Kind
        where = self._words.get((kinds.OFFICE, rules.name(figure.office)))
        office = where.office if where else self._likely_office(figure.office)
        word = self._words.get((kinds.INDICATOR, rules.phrase(figure.what, figure.unit)))
        taught = self._known.get(word.indicator) if word else None
        if taught is not None and rules.fits(figure.unit, taught, cumulative=figure.cumulative):
            return Guess(taught, office, learned=True)
        return Guess(self._likely(figure), office)

    def _likely_office(self, printed: str) -> Office | None:
        said = rules.name(printed)
        if not said:
            return self._offices[0] if len(self._offices) == 1 else None
        near = [
            office
            for office in self._offices
            if rules.name(office.name) in said or said in rules.name(office.name)
        ]
        return near[0] if len(near) == 1 else None

    def _likely(self, figure: PrintedFigure) -> Indicator | None:
        """The one indicator in this unit whose label says the same; none where two could be meant."""
        said = rules.phrase(figure.what, "")
        fit = [
            each for each in self._known.values() if rules.fits(figure.unit, each, cumulative=figure.cumulative)
        ]
        near = [
            each
            for each in fit
            if said != "|" and rules.phrase(str(each.label), "").rstrip("|") == said.rstrip("|")
        ]
        return near[0] if len(near) == 1 else None


def labels(known: Iterable[Indicator]) -> dict[str, Indicator]:
    """Indicators by a label that names one only: where two share a label, the key stands behind it."""
    rows = list(known)
    said = [str(row.label) for row in rows]
    return {
        label if said.count(label) == 1 else f"{label} · {row.key}": row
        for label, row in zip(said, rows, strict=True)
    }
