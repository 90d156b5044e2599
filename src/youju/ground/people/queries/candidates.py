"""Which cards are worth comparing with what is typed or brought: a few questions, however many are asked for.

Cards that are read alike and whose births may be one, that were called so before, that have the same number.
A name without a birth that more than `MOST` bear says nothing by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db import connection

from youju.ground.organisations.models import Office
from youju.ground.people.models import Alias, Sealed
from youju.ground.people.rules import names
from youju.ground.people.rules.duplicates import CLOSE, Traits

T = TypeVar("T")
MOST = 200
# As many rows as one question of either store takes.
AT_ONCE = 500
# Fewer here: from about 200 wanted rows on SQLite walks all the people once to build itself a filter.
_WANTED_AT_ONCE = 100
# Read alike, and born in years that a slip of the pen lies apart; an unknown birth may be any.
_READ_ALIKE = """
    WITH wanted (place, reading, earliest, latest) AS (VALUES {values})
    SELECT wanted.place, person.id FROM wanted
    JOIN people_person person ON person.office_id = %s AND person.reading = wanted.reading
        AND person.born_from BETWEEN wanted.earliest AND wanted.latest
"""
_BORN_UNKNOWN = """
    SELECT reading, id FROM people_person
    WHERE office_id = %s AND born_from IS NULL AND reading IN ({values}) ORDER BY reading, id
"""
_OF_ANY_BIRTH = """
    SELECT reading, id FROM people_person
    WHERE office_id = %s AND reading IN ({values}) ORDER BY reading, id
"""


def sharing(office: Office, rows: Sequence[Traits]) -> list[set[int]]:
    """For each row the keys of the cards to compare it with."""
    found: list[set[int]] = [set() for _row in rows]
    dated = [(place, names.reading(row.name), row) for place, row in enumerate(rows) if row.birth]
    for place, card in _born_alike(office, [one for one in dated if one[1]]):
        found[place].add(card)
    unknown = _bearers(office, _BORN_UNKNOWN, {reading for _place, reading, _row in dated})
    undated = {names.reading(row.name) for row in rows if not row.birth}
    anybody = _bearers(office, _OF_ANY_BIRTH, undated)
    before, numbered = _called_before(office, rows), _numbered(office, rows)
    for place, row in enumerate(rows):
        found[place] |= (unknown if row.birth else anybody)[names.reading(row.name)]
        found[place] |= before[names.normal(row.name)]
        for mark in (*row.ids, *row.phones):
            found[place] |= numbered[mark]
    return found


def _born_alike(office: Office, dated: Sequence[tuple[int, str, Traits]]) -> Iterable[tuple[int, int]]:
    day = connection.ops.adapt_datefield_value
    with connection.cursor() as cursor:
        for some in _some(dated, _WANTED_AT_ONCE):
            values: list[Any] = []
            for place, reading, row in some:
                assert row.birth is not None
                # A year is known by its first day, so the first day of the first year is early enough.
                first, last = row.birth.earliest.year - CLOSE, row.birth.latest.year + CLOSE
                values += [place, reading, day(date(first, 1, 1)), day(date(last, 12, 31))]
            marks = ", ".join(["(%s, %s, %s, %s)"] * len(some))
            cursor.execute(_READ_ALIKE.format(values=marks), [*values, office.pk])
            yield from cursor.fetchall()


def _bearers(office: Office, question: str, readings: Iterable[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        for some in _some(sorted({reading for reading in readings if reading})):
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(question.format(values=marks), [office.pk, *some])
            for reading, card in cursor:
                found[reading].add(card)
    for reading in [reading for reading, cards in found.items() if len(cards) > MOST]:
        del found[reading]
    return found


def _called_before(office: Office, rows: Sequence[Traits]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for some in _some(sorted({names.normal(row.name) for row in rows})):
        former = Alias.objects.filter(office=office, compared__in=some, sort=Alias.Sort.FORMER, until=None)
        for text, card in former.order_by("pk").values_list("compared", "person_id"):
            found[text].add(card)
    return found


def _numbered(office: Office, rows: Sequence[Traits]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for some in _some(sorted({mark for row in rows for mark in (*row.ids, *row.phones)})):
        held = Sealed.objects.filter(person__office=office, lookup__in=some, until=None).order_by("pk")
        for mark, card in held.values_list("lookup", "person_id"):
            found[str(mark)].add(card)
    return found


def _some(every: Sequence[T], most: int = AT_ONCE) -> Iterable[Sequence[T]]:
    return (every[at : at + most] for at in range(0, len(every), most))
