"""Which figures of an issue the public may not read, from the records behind all of them."""

from collections.abc import Collection, Hashable, Mapping

from youju.ground.measures import planner
from youju.ground.measures.indicators import Disclosure, Reading
from youju.reporting.bulletins.models import Issue, Release
from youju.reporting.figures import freezing
from youju.reporting.figures.disclosing import hidden, is_small
from youju.reporting.figures.models import FrozenEvidence
from youju.reporting.figures.queries import Figure

Name = tuple[str, str]


def suppressed(issue: Issue, figures: Mapping[Name, Figure]) -> frozenset[Name]:
    """The (key, digest of scope) of counts of people served that are hidden, directly or as a part of a total."""
    served = {
        name: figure
        for name, figure in figures.items()
        if figure.indicator.disclosure is Disclosure.SERVED and figure.value.amount is not None
    }
    if not any(is_small(figure.value.amount) for figure in served.values()):
        return frozenset()
    confirmed = {f"{key} {digest}" for key, digest in issue.confirmations.values_list("key", "scope_digest")}
    gone: set[Name] = set()
    for unit in {figure.indicator.unit.key for figure in served.values()}:
        same = {" ".join(name): figure for name, figure in served.items() if figure.indicator.unit.key == unit}
        found = hidden(
            {name: _records(figure) for name, figure in same.items()},
            {name: figure.value.amount or 0 for name, figure in same.items()},
            confirmed=confirmed,
            published=_published(issue, unit) if _looks_back(same.values()) else {},
        )
        gone |= {(name.split(" ")[0], name.split(" ")[1]) for name in found}
    return frozenset(gone)


def _records(figure: Figure) -> Collection[Hashable]:
    return {
        (figure.indicator.terms[row.term].kind, row.record)
        for row in planner.shapes(figure.indicator, figure.scope, figure.period)
    }


def _looks_back(figures: Collection[Figure]) -> bool:
    """Only totals since a date share records with what earlier issues printed."""
    return any(figure.indicator.reading is Reading.CUMULATIVE for figure in figures)


def _published(issue: Issue, unit: str) -> dict[str, Collection[Hashable]]:
    freezes = Release.objects.filter(issue__network=issue.network).exclude(issue=issue).values("freeze")
    found: dict[str, set[Hashable]] = {}
    for row in FrozenEvidence.objects.filter(
        figure__freeze__in=freezes, figure__disclosure="served", figure__unit=unit, figure__suppressed=False
    ):
        records = {(row.kind, entry[0]) for entry in freezing.unpack(row.blob)}
        found.setdefault(f"{row.figure_id}", set()).update(records)
    return dict(found)
