"""Which figures of an issue the public may not read, from the records behind all of them."""

from collections.abc import Collection, Mapping

from youju.ground.measures import planner
from youju.ground.measures.indicators import Disclosure, Reading
from youju.ground.measures.scopes import Scope
from youju.reporting.bulletins.models import Issue, Release
from youju.reporting.figures import freezing, late
from youju.reporting.figures.disclosing import hidden, is_small
from youju.reporting.figures.models import FrozenEvidence
from youju.reporting.figures.queries import Figure

Name = tuple[str, str]
# The records that a figure counts, and those that a late line takes back.
Signed = tuple[set[object], set[object]]


def suppressed(issue: Issue, figures: Mapping[Name, Figure]) -> frozenset[Name]:
    """The (key, digest of scope) of counts of people served that are hidden, directly or as a part of a total."""
    served = {
        name: figure
        for name, figure in figures.items()
        if figure.indicator.disclosure is Disclosure.SERVED and figure.value.amount is not None
    }
    # A late line of a hidden number is hidden: a later total of both would give the number away.
    besides = {name for name, figure in served.items() if _completes_hidden(figure)}
    if not besides and not any(is_small(figure.value.amount) for figure in served.values()):
        return frozenset()
    confirmed = {f"{key} {digest}" for key, digest in issue.confirmations.values_list("key", "scope_digest")}
    gone: set[Name] = set()
    for unit in {figure.indicator.unit.key for figure in served.values()}:
        same = {" ".join(name): figure for name, figure in served.items() if figure.indicator.unit.key == unit}
        records = _records(same)
        published = _published(issue, unit) if _looks_back(same.values()) else {}
        found = hidden(
            {name: counted for name, (counted, _taken) in records.items()},
            {name: figure.value.amount or 0 for name, figure in same.items()},
            confirmed=confirmed,
            published={name: counted for name, (counted, _taken) in published.items()},
            less={name: taken for name, (_counted, taken) in (*records.items(), *published.items()) if taken},
            besides=[name for name in same if tuple(name.split(" ")) in besides],
        )
        gone |= {(name.split(" ")[0], name.split(" ")[1]) for name in found}
    return frozenset(gone)


def _completes_hidden(figure: Figure) -> bool:
    return isinstance(figure.indicator, late.Late) and figure.indicator.told.figure.suppressed


def _records(figures: Mapping[str, Figure]) -> dict[str, Signed]:
    lines: dict[str, tuple[late.Late, Scope]] = {}
    found: dict[str, Signed] = {}
    for name, figure in figures.items():
        if isinstance(figure.indicator, late.Late):
            lines[name] = figure.indicator, figure.scope
        else:
            shapes = planner.shapes(figure.indicator, figure.scope, figure.period)
            found[name] = {(figure.indicator.terms[row.term].kind, row.record) for row in shapes}, set()
    for name, opened in zip(lines, late.open_up([*lines.values()]), strict=True):
        found[name] = late.signed_records(opened.terms)
    return {name: found[name] for name in figures}


def _looks_back(figures: Collection[Figure]) -> bool:
    """Only totals since a date and late lines share records with what earlier issues printed."""
    return any(
        figure.indicator.reading is Reading.CUMULATIVE or figure.reading == late.READING for figure in figures
    )


def _published(issue: Issue, unit: str) -> dict[str, Signed]:
    freezes = Release.objects.filter(issue__network=issue.network).exclude(issue=issue).values("freeze")
    terms: dict[str, list[tuple[int, str, list[freezing.Row]]]] = {}
    for row in FrozenEvidence.objects.filter(
        figure__freeze__in=freezes, figure__disclosure="served", figure__unit=unit, figure__suppressed=False
    ):
        terms.setdefault(f"{row.figure_id}", []).append((row.term, row.kind, freezing.unpack(row.blob)))
    return {name: late.signed_records(rows) for name, rows in terms.items()}
