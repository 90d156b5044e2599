"""Decisions that every write of evidence makes before it writes."""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, time, timedelta
from typing import Any

from django.db import IntegrityError

from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.models import Handover
from youju.ground.evidence.refusals import (
    CountedElsewhere,
    HappensInTheFuture,
    OutsideTheOffice,
    RecordWithdrawn,
    SiteClosed,
)
from youju.ground.organisations.models import Office

# What a field reads that is no row of anything; most values are, and asking a set is the quickest question.
_PLAIN = frozenset({str, int, bool, date, time, float, type(None)})


def belongs(office: Office, values: Mapping[str, Any]) -> None:
    """Refuses a reference to a row of another office or network, or to a withdrawn record; however it came in."""
    for name, value in values.items():
        if value.__class__ in _PLAIN:
            continue
        for row in value if isinstance(value, list | tuple) else (value,):
            if getattr(row, "office_id", office.pk) not in (office.pk, None):
                raise OutsideTheOffice(field=name)
            if getattr(row, "network_id", office.network_id) != office.network_id:
                raise OutsideTheOffice(field=name)
            if getattr(row, "withdrawal_id", None) is not None:
                raise RecordWithdrawn(field=name)


def same_office(office: Office, *rows: Any) -> None:
    """Refuses rows that belong to another office."""
    if any(row.office_id != office.pk for row in rows):
        raise OutsideTheOffice


def open_then(values: Mapping[str, Any]) -> None:
    """Refuses a site that was closed on the day of the record."""
    site, day = values.get("site"), values.get("happened_on")
    if site is not None and day is not None and site.closed_on(day):
        raise SiteClosed(site.name, site.until)


def has_happened(day: date | None, *, on: date) -> None:
    """Refuses a record of something that lies after `on`. Plans are not records of service."""
    if day is not None and day > on:
        raise HappensInTheFuture


def counted_here(bounds: Iterable[Handover], values: Mapping[str, Any]) -> None:
    """Refuses a record on the wrong side of a handover, or with days on both sides of it."""
    for bound in bounds:
        first = values["happened_on"]
        last = values["until"] - timedelta(days=1) if values.get("until") else first
        early = bound.since is not None and first < bound.since
        late = bound.until is not None and last >= bound.until
        if (early or late) and all(_holds(values, lookup, wanted) for lookup, wanted in bound.where.items()):
            raise CountedElsewhere(since=bound.since) if early else CountedElsewhere(until=bound.until)


def parts_counted_here(kind: str, parts: Iterable[Any]) -> None:
    """The same for records of `kind` that come with another one, unasked."""
    parts = list(parts)
    bounds = list(Handover.objects.filter(office__in={part.office_id for part in parts}, kind=kind))
    for part in parts if bounds else ():
        counted_here([bound for bound in bounds if bound.office_id == part.office_id], columns(part))


def columns(record: Any) -> dict[str, Any]:
    """What a stored record says, by the names that values have."""
    return {field.name: getattr(record, field.name) for field in record._meta.concrete_fields}


# The comparisons that a term's `where` may use.
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "in": lambda value, wanted: value in wanted,
    "isnull": lambda value, wanted: (value is None) is wanted,
    "gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le,
}  # fmt: skip


def _holds(values: Mapping[str, Any], lookup: str, wanted: Any) -> bool:
    """Whether the values are what `lookup` (a column, perhaps of a related row, perhaps compared) asks for."""
    name, *path = lookup.split("__")
    compare = _COMPARED[path.pop()] if path and path[-1] in _COMPARED else operator.eq
    value = values.get(name)
    for step in path:
        value = getattr(value, step, None)
    value = getattr(value, "pk", value)
    if value is None and compare not in (operator.eq, _COMPARED["in"], _COMPARED["isnull"]):
        return False
    return compare(value, wanted)


@contextmanager
def named_conflicts(kind: Kind) -> Iterator[None]:
    """Turns a constraint refused by the database into the named refusal of the kind, alike on both stores."""
    try:
        yield
    except IntegrityError as error:
        for constraint, refusal in kind.conflicts.items():
            if constraint in str(error):
                raise refusal from error
        raise
