"""Opens a figure for one reader: records of own offices as records, those of others without a word of anybody."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from youju.ground.evidence.kinds import Kind, kind_of
from youju.ground.evidence.models import Correction, Nil, Record
from youju.ground.measures import planner
from youju.ground.measures.indicators import Distinct, Indicator, Reading, Rows, Term
from youju.ground.measures.scopes import Scope
from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.reporting.figures.freezing import Drift
from youju.reporting.figures.parts import Part

SIZE = 50
# Counted exactly up to here, and nobody leafs further: whoever needs all of it exports or narrows.
EXACT = 10_000
DEEPEST = EXACT // SIZE
# Changes since a release that are listed one by one.
LISTED = 60


@dataclass(frozen=True)
class Evidence:
    """A record as a reader sees it: day, office, site, capacity (role, channel, …), number.

    `uid`, `heading`, `by` and `recorded_at` are given only where the reader may open the record.
    """

    kind: Kind
    happened_on: Any
    office: Office
    site: str
    facets: tuple[str, ...]
    quantity: int | None
    uid: UUID | None = None
    heading: str = ""
    by: str = ""
    recorded_at: datetime | None = None


@dataclass(frozen=True)
class Zero:
    """Somebody stated for an office that there was nothing of the kind in the period.

    `by` is given only where the reader may open the office's records.
    """

    kind: Kind
    office: Office
    period: Period
    at: datetime
    by: str = ""


@dataclass(frozen=True)
class Fate:
    """What happened to a record of a released figure: `how` is late, joined, withdrawn, left or changed.

    `at` is when; `reason` is what somebody wrote and is given only where the reader may open the record.
    """

    evidence: Evidence
    how: str
    at: datetime | None
    reason: str = ""


@dataclass(frozen=True)
class Page:
    """Some of the evidence in order; `count` is exact unless there are `more`, `further` that a page follows."""

    rows: tuple[Evidence, ...]
    count: int
    more: bool
    further: bool


def evidence(
    indicator: Indicator, scope: Scope, period: Period, *, opened: Collection[int], part: Part | None, page: int
) -> Page:
    """The page counted from 1, newest first within each term; of one part of the figure, or of all of it."""
    skipped, count = (page - 1) * SIZE, 0
    found: list[Evidence] = []
    for index, rows in planner.evidence(indicator, scope, period):
        term = indicator.terms[index]
        kind = kind_of(term.kind)
        rows = rows.filter(part.records) if part else rows
        known = rows.order_by()[: EXACT + 1].count()
        first, wanted = max(0, skipped - count), SIZE + 1 - len(found)
        if wanted and first < known:
            found += [_evidence(kind, term, row, opened) for row in _shown(kind, rows)[first : first + wanted]]
        count += known
    return Page(tuple(found[:SIZE]), min(count, EXACT), count > EXACT, len(found) > SIZE and page < DEEPEST)


def kinds_behind(indicator: Indicator) -> tuple[Kind, ...]:
    """The kinds whose records the figure is made of, each once."""
    return tuple(kind_of(key) for key in dict.fromkeys(term.kind for term in indicator.terms))


def exported(
    indicator: Indicator, scope: Scope, period: Period, kind: Kind, *, part: Part | None, limit: int
) -> Iterable[Any]:
    """The records of one kind behind the figure as the kind's own export writes them, oldest first."""
    wanted = Q(pk__in=[])
    for index, rows in planner.evidence(indicator, scope, period):
        if indicator.terms[index].kind == kind.key:
            wanted |= Q(pk__in=(rows.filter(part.records) if part else rows).values("pk"))
    rows = kind.records().select_related("withdrawal").filter(wanted)
    return islice(rows.order_by("happened_on", "pk").iterator(chunk_size=1000), limit)


def fates(drift: Drift, indicator: Indicator, released_at: datetime, *, opened: Collection[int]) -> list[Fate]:
    """The records that joined, left or changed since a release, at most sixty of them, and why."""
    terms = {term.kind: term for term in reversed(indicator.terms)}
    made: list[Fate] = []
    for moved, how in ((drift.late, "late"), (drift.gone, "left"), (drift.changed, "changed")):
        for key, pks in moved.items():
            kind = kind_of(key)
            rows = _shown(kind, kind.model.objects.filter(pk__in=pks[:LISTED])).select_related("withdrawal")
            steps = _last_steps(rows)
            for row in rows:
                seen = _evidence(kind, terms[key], row, opened)
                step = next((steps[uid] for uid in _lives(row) if uid in steps), None)
                made.append(_fate(seen, row, how, step, released_at))
    return made[:LISTED]


def _fate(seen: Evidence, row: Any, how: str, step: Correction | None, released_at: datetime) -> Fate:
    if how == "late" and row.recorded_at > released_at:
        return Fate(seen, "late", row.recorded_at)
    if how == "left" and row.withdrawal is not None:
        why = Fate(seen, "withdrawn", row.withdrawal.at, row.withdrawal.reason)
    else:
        how = "joined" if how == "late" else how
        why = Fate(seen, how, step.at if step else None, step.reason if step else "")
    return why if seen.uid else replace(why, reason="")


def _last_steps(rows: Iterable[Any]) -> Mapping[UUID, Correction]:
    uids = [uid for row in rows for uid in _lives(row)]
    return {step.record: step for step in Correction.objects.filter(record__in=uids).order_by("version", "id")}


def _lives(row: Any) -> list[UUID]:
    """The records whose corrections change this one: itself, and the record that it is a part of."""
    wholes = [
        column.name
        for column in row._meta.concrete_fields
        if column.is_relation and issubclass(column.related_model, Record)
    ]
    return [row.uid, *(getattr(row, name).uid for name in wholes if getattr(row, name) is not None)]


def _shown(kind: Kind, rows: QuerySet[Any]) -> QuerySet[Any]:
    rows = rows.select_related("office", "site", "group", "programme", "by").order_by("-happened_on", "-id")
    return kind.prepared(rows) if kind.prepared else rows


def _evidence(kind: Kind, term: Term, row: Any, opened: Collection[int]) -> Evidence:
    seen = Evidence(
        kind, row.happened_on, row.office, str(row.site or ""), _facets(kind, row), _quantity(term, row)
    )
    if row.office_id not in opened:
        return seen
    return replace(seen, uid=row.uid, heading=kind.heading(row), by=row.by.label, recorded_at=row.recorded_at)


def _facets(kind: Kind, row: Any) -> tuple[str, ...]:
    """In what capacity: the choices of a closed list that the row carries, never a word that somebody typed."""
    columns: list[Any] = [row._meta.get_field(name) for name in kind.dimensions if "__" not in name]
    return tuple(
        str(getattr(row, f"get_{column.name}_display")())
        for column in columns
        if column.choices and getattr(row, column.name)
    )


def _quantity(term: Term, row: Any) -> int | None:
    """What the record contributes; a name that is counted once counts as one wherever it stands."""
    if isinstance(term.measure, Rows | Distinct):
        return 1
    amount = getattr(row, term.measure.column)
    return None if amount is None else int(amount)


def zeros(indicator: Indicator, scope: Scope, period: Period, *, opened: Collection[int]) -> list[Zero]:
    """The statements behind the zero of each office that has one; none where records decide."""
    named = {name for term in indicator.terms for name in (term.kind, kind_of(term.kind).part_of) if name}
    rows = Nil.objects.standing().filter(scope.condition(), kind__in=named, happened_on__lt=period.end)
    if indicator.reading is Reading.FLOW:
        rows = rows.filter(until__gt=period.start)
    stated = list(rows.select_related("office", "by").order_by("office__position", "happened_on", "pk"))
    if not stated:
        return []
    cells = planner.values([indicator], scope, period)
    empty = {office for (office, _part), row in cells.items() if row[indicator.key].nil}
    return [
        Zero(
            kind_of(row.kind), row.office, Period(row.happened_on, row.until), row.recorded_at,
            row.by.label if row.office_id in opened else "",
        )
        for row in stated
        if row.office_id in empty
    ]  # fmt: skip
