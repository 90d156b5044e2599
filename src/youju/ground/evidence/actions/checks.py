"""Decisions that every write of evidence makes before it writes."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, time
from typing import Any

from django.db import IntegrityError

from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.models import Handover
from youju.ground.evidence.refusals import CountedElsewhere, HappensInTheFuture, OutsideTheOffice
from youju.ground.organisations.models import Office

# What a field reads that is no row of anything; most values are.
_PLAIN = (str, int, date, time, float, type(None))


def belongs(office: Office, values: Mapping[str, Any]) -> None:
    """Refuses a reference to a row of another office; however it came in."""
    for name, value in values.items():
        if isinstance(value, _PLAIN):
            continue
        for row in value if isinstance(value, list | tuple) else (value,):
            if getattr(row, "office_id", office.pk) not in (office.pk, None):
                raise OutsideTheOffice(field=name)


def same_office(office: Office, *rows: Any) -> None:
    """Refuses rows that belong to another office."""
    if any(row.office_id != office.pk for row in rows):
        raise OutsideTheOffice


def has_happened(day: date | None, *, on: date) -> None:
    """Refuses a record of something that lies after `on`. Plans are not records of service."""
    if day is not None and day > on:
        raise HappensInTheFuture


def counted_here(bounds: Iterable[Handover], values: Mapping[str, Any]) -> None:
    """Refuses a record on the wrong side of a handover."""
    for bound in bounds:
        outside = (bound.since and values["happened_on"] < bound.since) or (
            bound.until and values["happened_on"] >= bound.until
        )
        if outside and all(_holds(values.get(name), wanted) for name, wanted in bound.where.items()):
            raise CountedElsewhere


def _holds(value: Any, wanted: Any) -> bool:
    value = getattr(value, "pk", value)
    return value in wanted if isinstance(wanted, list) else value == wanted


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
