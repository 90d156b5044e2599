"""Everything on a person's page: read with a look that stands in the log, of all cards that are this person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from youju.ground.access.looking import Look
from youju.ground.access.models import View
from youju.ground.people.models import (
    Alias,
    Guardianship,
    Household,
    Living,
    Merge,
    Person,
    Pickup,
    Schooling,
    Sealed,
    Speaking,
    Tagging,
)
from youju.ground.people.queries.cards import cluster
from youju.ground.people.queries.consents import Agreement, agreements, needed
from youju.ground.people.rules.births import Age, age, may_be_child
from youju.ground.people.rules.consents import Giver
from youju.ground.people.rules.numbers import printed
from youju.ground.storage import sealing


@dataclass(frozen=True)
class Opened:
    """A sealed particular in clear; `text` is None where the key that opens it is missing."""

    row: Sealed
    text: str | None


@dataclass(frozen=True)
class Page:
    """One person with all that holds on the day; `cards` are all that were merged, the speaking one first."""

    person: Person
    cards: tuple[Person, ...]
    age: Age | None
    may_be_child: bool | None
    needed: Giver
    aliases: tuple[Alias, ...]
    sealed: tuple[Opened, ...]
    living: Living | None
    housemates: tuple[Person, ...]
    guardians: tuple[Guardianship, ...]
    wards: tuple[Guardianship, ...]
    pickups: tuple[Pickup, ...]
    schooling: tuple[Schooling, ...]
    languages: tuple[Speaking, ...]
    taggings: tuple[Tagging, ...]
    agreements: tuple[Agreement, ...]
    merges: tuple[Merge, ...]
    views: tuple[View, ...]


def also(person: Person) -> tuple[UUID, ...]:
    """The cards merged into this one: a look at the person is a look at each of them."""
    return tuple(each.uid for each in cluster(person)[1:])


def page(person: Person, *, look: Look, at: datetime) -> Page:
    """The page of whom the card speaks for. Raises NotLooked where no look was written for one of the cards."""
    every = cluster(person)
    for each in every:
        look.covers(each.uid)
    on, root = localdate(at), every[0]
    living = _now(Living, every, on, "household").first()
    uids = [each.uid for each in every]
    return Page(
        person=root, cards=every, age=age(root.birth, on=on), may_be_child=may_be_child(root.birth, on=on),
        needed=needed(every, on=on),
        aliases=tuple(_now(Alias, every, on)),
        sealed=opened(_now(Sealed, every, on, "person"), look),
        living=living, housemates=_housemates(living, every, on),
        guardians=tuple(_now(Guardianship, every, on, "adult", owner="child")),
        wards=tuple(_now(Guardianship, every, on, "child", owner="adult")),
        pickups=tuple(_now(Pickup, every, on, "adult", owner="child")),
        schooling=tuple(_now(Schooling, every, on)), languages=tuple(_now(Speaking, every, on)),
        taggings=tuple(_now(Tagging, every, on, "tag")),
        agreements=agreements(every, at=at),
        merges=tuple(
            Merge.objects.filter(into__in=every, undone=None, person__canonical__in=every)
            .select_related("person", "into", "by")
            .order_by("-at", "-pk")
        ),
        views=tuple(View.objects.filter(subject__in=uids).select_related("by").order_by("-pk")[:20]),
    )  # fmt: skip


def home_of(person: Person) -> Household | None:
    """The household in which the person lives and goes on living."""
    row = Living.objects.filter(person=person, until=None).select_related("household").first()
    return row.household if row else None


def opened(rows: QuerySet[Any], look: Look) -> tuple[Opened, ...]:
    """Sealed rows in clear, telephone numbers as they are read aloud."""
    return tuple(Opened(row, _text(row, look)) for row in rows)


def _text(row: Sealed, look: Look) -> str | None:
    try:
        text = row.open(look)
    except sealing.Unreadable:
        return None
    return printed(text) if row.sort == Sealed.Sort.PHONE else text


def _now(model: Any, persons: Sequence[Person], on: date, *related: str, owner: str = "person") -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.standing(on=on).filter(**{f"{owner}__in": persons})
    return rows.select_related(*related, "by").order_by("pk")


def _housemates(living: Living | None, own: Sequence[Person], on: date) -> tuple[Person, ...]:
    if living is None:
        return ()
    rows = Living.objects.standing(on=on).filter(household=living.household_id).exclude(person__in=own)
    return tuple(row.person for row in rows.select_related("person").order_by("pk"))
