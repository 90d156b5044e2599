"""Finds records by Chinese words of any length, one character included, on both stores.

SQLite keeps an FTS5 table, PostgreSQL a table with a GIN index over an array; both hold the grams of
`youju.ground.storage.grams` and, as one more token, the kind and the office.
"""

from collections.abc import Collection, Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models.expressions import RawSQL

from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.models import Record
from youju.ground.storage.grams import grams, needles

# One number space for the rows of all kinds: record id times this, plus the kind's number.
SPAN = 4096


def _number(kind: Kind) -> int:
    return ContentType.objects.get_for_model(kind.model).pk


def index(kind: Kind, records: Iterable[Record], *, anew: bool = False) -> None:
    """Writes the records' texts into the index; `anew` replaces what stood there."""
    if not kind.search:
        return
    number = _number(kind)
    rows = [
        (
            record.pk * SPAN + number,
            [*grams(kind.search_text(record)), f"kind{number}", f"office{record.office_id}"],
        )
        for record in records
    ]
    if not rows:
        return
    with connection.cursor() as cursor:
        key = "rowid" if connection.vendor == "sqlite" else "id"
        if anew:
            cursor.executemany(f"DELETE FROM evidence_search WHERE {key} = %s", [(row[0],) for row in rows])
        if connection.vendor == "sqlite":
            cursor.executemany(
                "INSERT INTO evidence_search(rowid, grams) VALUES (%s, %s)",
                [(key, " ".join(tokens)) for key, tokens in rows],
            )
        else:
            cursor.executemany("INSERT INTO evidence_search(id, grams) VALUES (%s, %s)", rows)


def matching(
    kind: Kind, rows: models.QuerySet[Record], query: str, offices: Collection[int]
) -> models.QuerySet[Record]:
    """`rows` narrowed to those of the offices whose text holds every word of `query`."""
    wanted = needles(query)
    if not wanted or not offices or not kind.search:
        return rows.none()
    number = _number(kind)
    if connection.vendor == "sqlite":
        scope = " OR ".join(f'"office{office}"' for office in sorted(offices))
        match = " AND ".join([*(f'"{gram}"' for gram in wanted), f'"kind{number}"', f"({scope})"])
        found = RawSQL(f"SELECT rowid / {SPAN} FROM evidence_search WHERE grams MATCH %s", [match])
    else:
        found = RawSQL(
            f"SELECT id / {SPAN} FROM evidence_search WHERE grams @> %s::text[] AND grams && %s::text[]",
            [[*wanted, f"kind{number}"], [f"office{office}" for office in sorted(offices)]],
        )
    return rows.filter(pk__in=found)
