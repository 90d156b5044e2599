"""How far a person's net reaches, by keys alone: which ties and outsiders belong to it, who descends from whom."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from youju.ground.organisations.models import Office
from youju.ground.people.models import Living, Person
from youju.ground.people.queries.cards import cluster
from youju.services.ties.models import Outsider, Tie
from youju.services.ties.rules import KIN, MOST, STEPS, UP, from_the_other_end


def tie_of(person: Person, uid: UUID, *, on: date) -> Tie | None:
    """A tie with this outer name in the net of the person, and not one of anybody else."""
    found = Tie.objects.told().filter(uid=uid, office=person.office).first()
    if found is None:
        return None
    mine = {card.pk for card in cluster(person)}
    if found.household_id is not None and found.household_id in homes(mine, on):
        return found
    return found if set(_ends(found)) & reached(person) else None


def outsider_of(person: Person, uid: UUID) -> Outsider | None:
    """An outsider of the person's net by its outer name."""
    found = Outsider.objects.filter(uid=uid, office=person.office).first()
    return found if found is not None and key_of(found) in reached(person) else None


def reached(person: Person) -> frozenset[str]:
    """The keys of the person, of everybody whom the family reaches, and of the ends of the person's own ties."""
    mine = {card.pk for card in cluster(person)}
    found = {f"p{pk}" for pk in mine}
    for tie in Tie.objects.told().filter(naming(mine, ())):
        found |= set(_ends(tie))
    waiting = set(found)
    for _step in range(STEPS):
        rows = Tie.objects.told().filter(naming(*split(waiting)), sort__in=[sort.value for sort in KIN])
        waiting = {key for tie in rows for key in _ends(tie)} - found
        if not waiting or len(found) >= MOST:
            break
        found |= waiting
    return frozenset(found)


def ancestors(office: Office, end: Person | Outsider) -> set[str]:
    """The keys of all from whom somebody descends, as far as it is written down."""
    found: set[str] = set()
    waiting = {key_of(end)}
    descents = [sort.value for sort in KIN if from_the_other_end(sort) != sort]
    while waiting:
        rows = Tie.objects.told().filter(naming(*split(waiting)), office=office, sort__in=descents)
        pairs = [_ends(tie) if tie.sort in UP else _ends(tie)[::-1] for tie in rows]
        new = {parent for child, parent in pairs if child in waiting} - found
        found |= new
        waiting = new
    return found


def homes(keys: Iterable[int], on: date) -> list[int]:
    """The households in which these persons live on the day."""
    rows = Living.objects.standing(on=on).filter(person__in=list(keys)).order_by("pk")
    return list(rows.values_list("household_id", flat=True))


def naming(persons: Iterable[int], outsiders: Iterable[int]) -> Q:
    """Ties of which one end is among these."""
    persons, outsiders = list(persons), list(outsiders)
    return (
        Q(person__in=persons) | Q(other_person__in=persons)
        | Q(outsider__in=outsiders) | Q(other_outsider__in=outsiders)
    )  # fmt: skip


def split(keys: Iterable[str]) -> tuple[set[int], set[int]]:
    """The rows behind keys: persons, and outsiders."""
    persons = {int(key[1:]) for key in keys if key.startswith("p")}
    return persons, {int(key[1:]) for key in keys if key.startswith("o")}


def key_of(end: Person | Outsider) -> str:
    """What somebody is called inside a net."""
    return f"p{end.pk}" if isinstance(end, Person) else f"o{end.pk}"


def _ends(tie: Tie) -> tuple[str, str]:
    one, other = tie.person or tie.outsider, tie.other_person or tie.other_outsider
    assert one is not None
    assert other is not None
    return key_of(one), key_of(other)
