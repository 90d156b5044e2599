"""Two of the four registers: the agenda of what is planned, and the sinks of what was released."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Protocol
from uuid import UUID

from youju.ground.access.models import Actor
from youju.ground.organisations.queries import closings
from youju.ground.periods import Period


class DuplicateProvider(ValueError):
    """Two providers under one key: a defect of the code, found at start."""


@dataclass(frozen=True)
class Planned:
    """Something planned: dated occurrences, or a phrase that stays fuzzy (then `occurrences` is empty).

    `kept`: somebody decided that it takes place on days off too. `pupils`: those who come may be at school.
    `room`: which one of the site, empty where nobody said.
    """

    uid: UUID
    office: int
    site: int | None
    title: str
    when: str
    notes: tuple[str, ...] = ()
    occurrences: "tuple[Occurrence, ...]" = ()
    kept: bool = False
    pupils: bool = False
    room: str = ""


@dataclass(frozen=True)
class Occurrence:
    """One dated occurrence; `sequence` rises with every change, as calendars expect."""

    uid: UUID
    sequence: int
    day: date
    start: time | None
    end: time | None
    cancelled: bool = False


Agenda = Callable[[Collection[int], Period], list[Planned]]


@dataclass(frozen=True)
class ReleasedEdition:
    """What a sink learns of one released edition."""

    issue: UUID
    revision: int
    title: str
    channel: str
    characters: int
    pictures: int
    address: str
    offices: tuple[int, ...]


class Sink(Protocol):
    """Told inside the transaction of a release."""

    def __call__(self, editions: tuple[ReleasedEdition, ...], *, by: Actor, at: datetime) -> None: ...


_agendas: dict[str, Agenda] = {}
_sinks: dict[str, Sink] = {}


def declare_agenda(key: str, agenda: Agenda) -> None:
    if key in _agendas:
        raise DuplicateProvider(key)
    _agendas[key] = agenda


def declare_sink(key: str, sink: Sink) -> None:
    if key in _sinks:
        raise DuplicateProvider(key)
    _sinks[key] = sink


def planned(offices: Collection[int], period: Period, closed: Mapping[int, date] | None = None) -> list[Planned]:
    """Everything that any service plans for these offices in the period, except at sites that are closed then.

    `closed`: from which day on which sites are, by id, for a caller that has read the sites already.
    """
    found = [item for key in sorted(_agendas) for item in _agendas[key](offices, period)]
    closed = closings(offices) if closed is None else closed
    return [still for item in found if (still := _before(closed.get(item.site or 0), item, period)) is not None]


def _before(until: date | None, item: Planned, period: Period) -> Planned | None:
    """What is left of a plan whose site closes `until`: nothing where all of it lies later."""
    if until is None or until >= period.end:
        return item
    left = tuple(occurrence for occurrence in item.occurrences if occurrence.day < until)
    return replace(item, occurrences=left) if left or (not item.occurrences and until > period.start) else None


def deliver(editions: tuple[ReleasedEdition, ...], *, by: Actor, at: datetime) -> None:
    """Tells every sink of a release."""
    for key in sorted(_sinks):
        _sinks[key](editions, by=by, at=at)


def registered() -> dict[str, tuple[str, ...]]:
    """The keys of both registers, for printing."""
    return {"agenda": tuple(sorted(_agendas)), "sinks": tuple(sorted(_sinks))}
