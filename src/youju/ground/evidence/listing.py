"""A page of a kind's list: narrowed, sorted, paged by key, counted exactly up to ten thousand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from youju.ground.access.queries import Standing
from youju.ground.evidence import search
from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.queries import visible_to
from youju.ground.periods import Period

EXACT = 10_000
SIZE = 50
# Rows that an export holds in memory at a time.
CHUNK = 1_000


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """Which records of one office: of a period (or of all time), matching `where` and every word of `words`.

    `where` maps columns of the record to one value each; a reference is named by its uid (`site__uid`).
    `order` is a sortable column, descending with a hyphen before it. `withdrawn` shows the withdrawn as well.
    """

    office: int
    period: Period | None = None
    where: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    withdrawn: bool = False
    order: str = "-happened_on"


@dataclass(frozen=True)
class Page:
    """Some rows in order; `before` and `after` are the uids from which the neighbouring pages go on.

    `count` is exact unless `more` says that there are more than that.
    """

    rows: tuple[Any, ...]
    count: int
    more: bool
    before: UUID | None = None
    after: UUID | None = None


def sortable(kind: Kind) -> frozenset[str]:
    """Columns of the list by which it can be sorted: the kind's own, never empty ones, and the date."""
    own = {
        column.name
        for column in kind.model._meta.concrete_fields
        if not column.null and not column.is_relation and not isinstance(column, models.TextField)
    }
    return frozenset(own & {"happened_on", *kind.columns})


def narrowed(kind: Kind, standing: Standing, narrowing: Narrowing) -> models.QuerySet[Any]:
    """The records that the actor may see within the narrowing, in no order."""
    rows = visible_to(kind.records(), standing).filter(office=narrowing.office, **narrowing.where)
    rows = rows.select_related("withdrawal") if narrowing.withdrawn else rows.filter(withdrawal=None)
    if narrowing.period is not None:
        rows = rows.filter(happened_on__gte=narrowing.period.start, happened_on__lt=narrowing.period.end)
    if narrowing.words.strip():
        rows = search.matching(kind, rows, narrowing.words, [narrowing.office])
    return rows


def page(
    kind: Kind,
    standing: Standing,
    narrowing: Narrowing,
    *,
    after: UUID | None = None,
    before: UUID | None = None,
    size: int = SIZE,
) -> Page:
    """The rows that follow the record `after`, or precede the record `before`; the first ones without either."""
    rows = narrowed(kind, standing, narrowing)
    count = rows.order_by()[: EXACT + 1].count()
    column, descending = narrowing.order.removeprefix("-"), narrowing.order.startswith("-")
    backward = before is not None
    cursor = None
    if (edge := before or after) is not None:
        cursor = rows.filter(uid=edge).order_by().values_list(column, "pk").first()
    falling = descending != backward
    if cursor is not None:
        rows = rows.filter(_beyond(column, cursor, falling))
    sign = "-" if falling else ""
    found = list(rows.order_by(f"{sign}{column}", f"{sign}pk")[: size + 1])
    further, found = len(found) > size, found[:size]
    if backward:
        found.reverse()
    begins = cursor is None or (backward and not further)
    ends = not further if not backward else cursor is None
    return Page(
        tuple(found),
        min(count, EXACT),
        count > EXACT,
        before=found[0].uid if found and not begins else None,
        after=found[-1].uid if found and not ends else None,
    )


def latest_day(kind: Kind, standing: Standing, office: int) -> date | None:
    """The last day of the office on which anything of the kind stands."""
    rows = visible_to(kind.model.objects.standing(), standing).filter(office=office)
    return rows.order_by("-happened_on", "-pk").values_list("happened_on", flat=True).first()


def everything(kind: Kind, standing: Standing, narrowing: Narrowing) -> Iterator[Any]:
    """All records of the narrowing, oldest first, a thousand at a time: for exports of any length."""
    return narrowed(kind, standing, narrowing).order_by("happened_on", "pk").iterator(chunk_size=CHUNK)


def _beyond(column: str, cursor: tuple[Any, int], falling: bool) -> Q:
    """Rows after the cursor; the first condition alone lets the index jump there."""
    value, pk = cursor
    side = "lt" if falling else "gt"
    return Q(**{f"{column}__{side}e": value}) & (
        Q(**{f"{column}__{side}": value}) | Q(**{column: value, f"pk__{side}": pk})
    )
