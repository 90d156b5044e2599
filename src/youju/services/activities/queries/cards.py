"""Which cards are one person since they were merged, for whatever names a person."""

from collections.abc import Iterable

from django.db import connection

# Said in SQL: every sign-in asks it, nearly always for nothing, and composing it costs ten times the answer.
_MERGED = """
    SELECT id, canonical_id FROM people_person
    WHERE canonical_id IS NOT NULL AND (id IN ({places}) OR canonical_id IN ({places}))
"""


def same_person(keys: Iterable[int]) -> dict[int, int]:
    """All cards that are one of these persons, each with the card that speaks for it now."""
    found = dict.fromkeys(keys, 0)
    into: dict[int, int] = {}
    asked = list(found)
    while asked:
        with connection.cursor() as cursor:
            cursor.execute(_MERGED.format(places=", ".join(["%s"] * len(asked))), [*asked, *asked])
            pairs = dict(cursor.fetchall())
        into.update(pairs)
        asked = [key for pair in pairs.items() for key in pair if key not in found]
        asked = list(dict.fromkeys(asked))
        found.update(dict.fromkeys(asked, 0))
    return {key: _end(key, into) for key in found}


def _end(key: int, into: dict[int, int]) -> int:
    while key in into:
        key = into[key]
    return key
