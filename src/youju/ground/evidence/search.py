"""Finds records by Chinese words of any length, one character included, on both stores.

SQLite keeps an FTS5 table, PostgreSQL a table with a GIN index over an array; both hold the grams of
`youju.ground.storage.grams` and, as one more token, the kind and the office.
"""

from collections.abc import Collection, Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models.expressions import RawSQL

from youju.ground.evidence.kinds import Kind, Values
from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Office
from youju.ground.storage.grams import grams, needles, woven

# One number space for the rows of all kinds: record id times this, plus the kind's number.
SPAN = 4096


def _number(kind: Kind) -> int:
    return ContentType.objects.get_for_model(kind.model).pk


def index(kind: Kind, records: Iterable[Record], *, anew: bool = False) -> None:
    """Writes the records' texts into the index; `anew` replaces what stood there."""
    if kind.search:
        rows = [(record.pk, record.office_id, kind.search_text(record)) for record in records]
        _write(_number(kind), rows, anew=anew)


def index_values(kind: Kind, office: Office, rows: Iterable[tuple[int, Values]]) -> None:
    """The same for rows that were written without objects: key and values by field name."""
    if kind.search:
        names, place = kind.search, office.pk
        texts = [(key, place, " ".join([str(values.get(n) or "") for n in names])) for key, values in rows]
        _write(_number(kind), texts)


def _write(number: int, rows: list[tuple[int, int, str]], *, anew: bool = False) -> None:
    """Rows of record key, office and text."""
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
                [
                    (key * SPAN + number, f"{woven(text)} kind{number} office{office}")
                    for key, office, text in rows
                ],
            )
        else:
            cursor.executemany(
                insert,
                [
                    (key * SPAN + number, [*grams(text), f"kind{number}", f"office{office}"])
                    for key, office, text in rows
                ],
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
        scope = " OR ".join(f'"office{office}"' for office in sorted(offices))
        match = " AND ".join([*(f'"{gram}"' for gram in wanted), f'"kind{number}"', f"({scope})"])
        found = RawSQL(f"SELECT rowid / {SPAN} FROM evidence_search WHERE evidence_search MATCH %s", [match])
    else:
        found = RawSQL(
            f"SELECT id / {SPAN} FROM evidence_search WHERE grams @> %s::text[] AND grams && %s::text[]",
            [[*wanted, f"kind{number}"], [f"office{office}" for office in sorted(offices)]],
        )
    return rows.filter(pk__in=found)
