"""Index cards: name, nickname, age and site of an office's people; which card speaks for which since a merge."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from youju.ground.access.permissions import PEOPLE_FIND
from youju.ground.access.queries import Standing
from youju.ground.people.models import Alias, Person
from youju.ground.people.rules.births import Age, age


@dataclass(frozen=True)
class Card:
    """What whoever may find people sees of one, without having to say why."""

    pk: int
    uid: UUID
    name: str
    nickname: str
    age: Age | None
    site: str


def offices_of(standing: Standing) -> frozenset[int]:
    """The offices whose people the actor may find."""
    return standing.offices_with(PEOPLE_FIND)


def roots(keys: Iterable[int]) -> dict[int, int]:
    """For each of these cards the one that speaks for it now, at the end of the chain of its merges."""
    found = {key: key for key in keys}
    asked = set(found)
    while asked:
        rows = Person.objects.filter(pk__in=asked, canonical__isnull=False).values_list("pk", "canonical_id")
        step = {pk: into for pk, into in rows if into is not None}
        found = {key: step.get(end, end) for key, end in found.items()}
        asked = set(step.values())
    return found


def root_of(person: Person) -> Person:
    """The card that speaks for this one."""
    while person.canonical is not None:
        person = person.canonical
    return person


def cluster(person: Person) -> tuple[Person, ...]:
    """The card that speaks for this one, and all that were merged into it, directly or by others."""
    root = root_of(person)
    found, newest = [root], [root.pk]
    while newest:
        step = list(
            Person.objects.filter(canonical__in=newest).select_related("site", "registered_by").order_by("pk")
        )
        found += step
        newest = [each.pk for each in step]
    return tuple(found)


def cards(keys: Collection[int], *, on: date) -> dict[int, Card]:
    """The index cards of these persons; two queries however many there are."""
    shown = ("uid", "name", "born_from", "born_until", "site__name")
    rows = Person.objects.filter(pk__in=keys).select_related("site").only(*shown).order_by("pk")
    nicknames = dict(
        Alias.objects.standing(on=on)
        .filter(person__in=keys, sort=Alias.Sort.NICKNAME)
        .order_by("pk")
        .values_list("person_id", "text")
    )
    return {
        row.pk: Card(
            row.pk, row.uid, str(row), nicknames.get(row.pk, ""), age(row.birth, on=on),
            row.site.name if row.site else "",
        )
        for row in rows
    }  # fmt: skip
