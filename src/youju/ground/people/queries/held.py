"""Everything that is held of a person, row by row, ended or not: they may see it, and erasure goes through it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from youju.ground.access.looking import Look
from youju.ground.access.models import Grant, View
from youju.ground.people.models import (
    Alias,
    Apart,
    Change,
    Consent,
    ConsentWithdrawal,
    Erasure,
    Guardianship,
    Key,
    Living,
    Merge,
    Person,
    Pickup,
    Schooling,
    Sealed,
    Speaking,
    Tagging,
)
from youju.ground.people.ports import Place, places
from youju.ground.people.queries.cards import cluster
from youju.ground.people.queries.pages import opened

# Every model of this room that names a person, and by which of its columns.
PLACES: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Alias, ("person",)), (Living, ("person",)), (Guardianship, ("child", "adult")), (Pickup, ("child", "adult")),
    (Schooling, ("person",)), (Speaking, ("person",)), (Tagging, ("person",)), (Consent, ("person",)),
    (ConsentWithdrawal, ("person",)), (Merge, ("person", "into")), (Apart, ("first", "second")),
    (Key, ("person",)), (Change, ("person",)), (Erasure, ("person",)), (Sealed, ("person",)),
)  # fmt: skip


@dataclass(frozen=True)
class Held:
    """One row that tells of the person; `text` is the sealed text in clear, where the row is sealed."""

    row: models.Model
    text: str | None = None
    # Of a row that a service holds: how it is told.
    place: Place | None = None

    @property
    def table(self) -> str:
        return self.row._meta.model_name or ""


def everything(person: Person, *, look: Look) -> Iterator[Held]:
    """Cards, all that hangs on them, who looked and who may. Raises NotLooked."""
    every = cluster(person)
    for each in every:
        look.covers(each.uid)
        yield Held(each)
    for model, columns in PLACES:
        rows = model.objects.filter(naming(columns, every)).select_related(*_related(model)).order_by("pk")
        if model is Sealed:
            yield from (Held(one.row, one.text) for one in opened(rows, look))
        else:
            yield from map(Held, rows)
    for place in (each for each in places() if each.told and not each.withheld):
        rows = (
            place.model._base_manager.filter(naming(place.columns, every))
            .select_related("by", *place.related)
            .order_by("pk")
        )
        yield from (Held(row, place=place) for row in rows)
    for log in (View, Grant):
        rows = log.objects.filter(subject__in=[each.uid for each in every])
        yield from map(Held, rows.select_related(*_related(log)).order_by("pk"))


def naming(columns: Iterable[str], every: Sequence[Person]) -> models.Q:
    """Rows that name one of these cards in one of the columns."""
    named = models.Q()
    for column in columns:
        named |= models.Q(**{f"{column}__in": every})
    return named


def _related(model: Any) -> list[str]:
    """Everything that a row refers to, so that each can be told in words without being asked for."""
    named = [field.name for field in model._meta.concrete_fields if field.is_relation and field.name != "office"]
    return [*named, "guardian__adult"] if model is Consent else named
