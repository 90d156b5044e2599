"""Cards that may be one person: only those that share a key are compared, no list is walked against itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection

from youju.ground.organisations.models import Office
from youju.ground.people.models import Alias, Apart, Guardianship, Living, Person, Sealed
from youju.ground.people.queries.candidates import sharing
from youju.ground.people.queries.cards import Card, cards, roots
from youju.ground.people.rules import names
from youju.ground.people.rules.births import Birth
from youju.ground.people.rules.duplicates import Level, Likeness, Traits, compare


@dataclass(frozen=True)
class Suggestion:
    """A card that may be the person who is being typed in."""

    card: Card
    likeness: Likeness


@dataclass(frozen=True)
class Pair:
    """Two cards that may be one person."""

    one: Card
    other: Card
    likeness: Likeness
    # Somebody looked and found two people.
    kept_apart: bool = False


def suggest(office: Office, typed: Traits, *, on: date, most: int = 5) -> tuple[Suggestion, ...]:
    """Who in the office may be the person with these traits, the likeliest first."""
    found = set(roots(sharing(office, [typed])[0]).values())
    known = traits(found)
    likely = [(compare(typed, known[key]), key) for key in found]
    best = sorted(((like, key) for like, key in likely if like.level), key=lambda pair: (-pair[0].score, pair[1]))
    shown = cards([key for _like, key in best[:most]], on=on)
    return tuple(Suggestion(shown[key], like) for like, key in best[:most])


def review(office: Office, *, on: date, most: int = 50) -> tuple[Pair, ...]:
    """Pairs of cards of the office that may be one person, the likeliest first; without those kept apart."""
    candidates = _pairs(office)
    speak = roots({key for pair in candidates for key in pair})
    apart = _apart(office)
    ends = {(min(a, b), max(a, b)) for one, other in candidates if (a := speak[one]) != (b := speak[other])}
    known = traits({key for pair in ends for key in pair})
    likely = [(compare(known[a], known[b]), a, b) for a, b in ends - apart]
    best = sorted((each for each in likely if each[0].level), key=lambda each: (-each[0].score, *each[1:]))[:most]
    shown = cards({key for _like, *pair in best for key in pair}, on=on)
    return tuple(Pair(shown[a], shown[b], like) for like, a, b in best)


def side_by_side(one: Person, other: Person, *, on: date) -> Pair:
    """Two cards of an office, however little alike they are, and whether somebody kept them apart."""
    known, shown = traits({one.pk, other.pk}), cards([one.pk, other.pk], on=on)
    first, second = sorted((one.pk, other.pk))
    apart = Apart.objects.filter(first=first, second=second).exists()
    return Pair(shown[one.pk], shown[other.pk], compare(known[one.pk], known[other.pk]), apart)


def certain(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(pair for pair in pairs if pair.likeness.level is Level.CERTAIN)


def traits(persons: Collection[int]) -> dict[int, Traits]:
    """What of these cards is compared; five queries however many there are."""
    said = ("pk", "name", "sex", "born_from", "born_until")
    rows = Person.objects.filter(pk__in=persons).order_by("pk").values_list(*said)
    former, ids, phones, homes, adults = (defaultdict[int, set[Any]](set) for _n in range(5))
    for key, text in _of(Alias, persons, "text", sort=Alias.Sort.FORMER):
        former[key].add(text)
    for key, sort, mark in _of(Sealed, persons, "sort", "lookup", lookup__isnull=False):
        (ids if sort == Sealed.Sort.ID_NUMBER else phones)[key].add(mark)
    for key, household in _of(Living, persons, "household"):
        homes[key].add(household)
    for key, adult, name in _of(Guardianship, persons, "adult", "name", owner="child"):
        adults[key].add(str(adult) if adult else names.normal(name))
    return {
        key: Traits(
            name, Birth(first, last) if first and last else None, sex, frozenset(former[key]), frozenset(ids[key]),
            frozenset(phones[key]), frozenset(homes[key]), frozenset(adults[key]),
        )
        for key, name, sex, first, last in rows
    }  # fmt: skip


def with_numbers(typed: Traits, *, phones: Iterable[str] = (), ids: Iterable[str] = ()) -> Traits:
    """The traits with the hashes of numbers that were typed."""
    return replace(typed, phones=frozenset(phones), ids=frozenset(ids))


def _of(model: Any, persons: Collection[int], *columns: str, owner: str = "person", **where: Any) -> Any:
    return (
        model.objects.filter(until=None, **{f"{owner}__in": persons}, **where)
        .order_by("pk")
        .values_list(owner, *columns)
    )


def _apart(office: Office) -> set[tuple[int, int]]:
    rows = Apart.objects.filter(first__office=office).order_by("pk").values_list("first_id", "second_id")
    said = list(rows)
    speak = roots({key for pair in said for key in pair})
    return {(min(speak[a], speak[b]), max(speak[a], speak[b])) for a, b in said}


# The same number; or the same reading and years of birth that may be one, where both are known.
_SAME_NUMBER = """
    SELECT a.person_id, b.person_id FROM people_sealed a
    JOIN people_sealed b ON b.lookup = a.lookup AND b.person_id > a.person_id AND b.until IS NULL
    JOIN people_person p ON p.id = a.person_id AND p.office_id = %s
    WHERE a.until IS NULL AND a.lookup IS NOT NULL
    ORDER BY a.person_id, b.person_id LIMIT 2000
"""
_SAME_KEY = """
    SELECT a.person_id, b.person_id FROM people_key a
    JOIN people_key b ON b.office_id = a.office_id AND b.rank = a.rank AND b.text = a.text
        AND b.person_id > a.person_id
    JOIN people_person p ON p.id = a.person_id
    JOIN people_person q ON q.id = b.person_id
    WHERE a.office_id = %s AND a.rank = %s AND ({births})
    ORDER BY a.person_id, b.person_id LIMIT 2000
"""
_SAME_READING = _SAME_KEY.format(births="p.born_from = q.born_from AND p.born_until = q.born_until")
_SAME_NAME = _SAME_KEY.format(
    births="p.born_from IS NULL OR q.born_from IS NULL"
    " OR (p.born_from <= q.born_until AND q.born_from <= p.born_until)"
)


def _pairs(office: Office) -> set[tuple[int, int]]:
    asked: tuple[tuple[str, list[int]], ...] = (
        (_SAME_NUMBER, [office.pk]), (_SAME_READING, [office.pk, names.READING]),
        (_SAME_NAME, [office.pk, names.NAME]),
    )  # fmt: skip
    found: set[tuple[int, int]] = set()
    with connection.cursor() as cursor:
        for sql, values in asked:
            cursor.execute(sql, values)
            found.update(cursor.fetchall())
    return found
