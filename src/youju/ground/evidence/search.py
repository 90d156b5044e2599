"""Finds records by Chinese words of any length, one character included, on both stores.

SQLite keeps an FTS5 table, PostgreSQL a table with a GIN index over an array; both hold the grams of
`youju.ground.storage.grams`. The kind is in the number of a row, the office in the record itself: as tokens they
would be in every row, and each search would read those long lists beside the short one of its word.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models.expressions import RawSQL

from youju.ground.evidence.kinds import Kind, Values, kinds
from youju.ground.evidence.models import Record
from youju.ground.storage.grams import grams, needles, woven

# One number space for the rows of all kinds: record id times this, plus the kind's number.
SPAN = 4096
# Up to here the records are looked up by key; told so, neither store walks all records of the office instead.
FEW = 2_000
# SQLite takes a list that it has to read for a short one, and looks its keys up. A list in the question it weighs
# by its length against the index of the office, whose length it knows only roughly.
_GIVEN = "SELECT value FROM json_each(%s)"


class NumbersCollide(RuntimeError):
    """Two kinds would have the same rows in the index: a store whose counter of models ran on by thousands."""


def _number(kind: Kind) -> int:
    """The kind's number in this store, below SPAN however far the store's counter of models has run.

    Models are counted in a row, so that what is left of their numbers differs; where it does not, nothing is
    written and nothing found, rather than the records of another kind. Raises NumbersCollide.
    """
    counted = ContentType.objects.get_for_models(*(each.model for each in kinds()))
    numbers = {model: row.pk % SPAN for model, row in counted.items()}
    if len(set(numbers.values())) < len(numbers):
        raise NumbersCollide(numbers)
    return numbers[kind.model]


def index(kind: Kind, records: Iterable[Record], *, anew: bool = False) -> None:
    """Writes the records' texts into the index; `anew` replaces what stood there."""
    if kind.search:
        rows = [(record.pk, kind.search_text(record)) for record in records]
        _write(_number(kind), rows, anew=anew)


def index_values(kind: Kind, rows: Iterable[tuple[int, Values]]) -> None:
    """The same for rows that were written without objects: key and values by field name."""
    if kind.search:
        names = kind.search
        texts = [(key, " ".join([str(values.get(n) or "") for n in names])) for key, values in rows]
        _write(_number(kind), texts)


def _write(number: int, rows: list[tuple[int, str]], *, anew: bool = False) -> None:
    """Rows of record key and text."""
    sqlite = connection.vendor == "sqlite"
    column = "rowid" if sqlite else "id"
    with connection.cursor() as cursor:
        if anew:
            cursor.executemany(
                f"DELETE FROM evidence_search WHERE {column} = %s", [(key * SPAN + number,) for key, *_ in rows]
            )
        insert = f"INSERT INTO evidence_search({column}, grams) VALUES (%s, %s)"
        if sqlite:
            cursor.executemany(
                insert,
                [(key * SPAN + number, woven(text)) for key, text in rows],
            )
        else:
            cursor.executemany(
                insert,
                [(key * SPAN + number, grams(text)) for key, text in rows],
            )


def matching(
    kind: Kind, rows: models.QuerySet[Record], query: str, offices: Collection[int]
) -> models.QuerySet[Record]:
    """`rows` narrowed to those of the offices whose text holds every word of `query`."""
    wanted = needles(query)
    if not wanted or not offices or not kind.search:
        return rows.none()
    number = _number(kind)
    if connection.vendor == "sqlite":
        sql = f"SELECT rowid / {SPAN} FROM evidence_search WHERE evidence_search MATCH %s AND rowid %% {SPAN} = %s"
        asked: list[Any] = [" AND ".join(f'"{gram}"' for gram in wanted), number]
    else:
        sql = f"SELECT id / {SPAN} FROM evidence_search WHERE grams @> %s::text[] AND id %% {SPAN} = %s"
        asked = [wanted, number]
    rows = rows.filter(office__in=offices)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {FEW + 1}", asked)
        keys = [key for (key,) in cursor.fetchall()]
    if len(keys) > FEW:
        return rows.filter(pk__in=RawSQL(sql, asked))
    return rows.filter(pk__in=RawSQL(_GIVEN, [json.dumps(keys)]) if connection.vendor == "sqlite" else keys)
