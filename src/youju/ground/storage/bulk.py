"""Many rows of one table at once: no objects, one statement; constraints and triggers hold as for any other row.

An ORM object costs more than the row it writes. Values are prepared column by column with the model's own fields,
so that what is stored is what `save()` would have stored.
"""

import os
import uuid
from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from typing import Any

from django.db import connection, models, transaction

# Types that these fields store as they are.
_AS_IS: dict[type[models.Field[Any, Any]], type] = {
    models.CharField: str,
    models.TextField: str,
    models.URLField: str,
    models.PositiveIntegerField: int,
    models.PositiveBigIntegerField: int,
    models.IntegerField: int,
    models.BigIntegerField: int,
    models.BooleanField: bool,
}


def insert(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Writes rows given by field name, defaults for what they leave out; returns their keys in order.

    Call it in a transaction: keys are taken first and written after.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("bulk.insert writes inside a transaction.")
    keys = _keys(model, len(rows))
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = [_column(field, rows) for field in fields]
    names = ["id", *(str(field.column) for field in fields)]
    _write(model._meta.db_table, names, zip(keys, *columns, strict=False))
    return keys


def _column(field: Any, rows: Sequence[Mapping[str, Any]]) -> Any:
    """The stored values of one field, as many as there are rows or endlessly the same."""
    name = field.name
    if all(name not in row for row in rows):
        if field.default is uuid.uuid4:
            return _uids(len(rows))
        if callable(field.default):
            return [field.get_db_prep_save(field.get_default(), connection) for _row in rows]
        return repeat(field.get_db_prep_save(field.get_default(), connection))
    default = field.get_default()
    values = [row.get(name, default) for row in rows]
    first = values[0]
    if all(value is first for value in values):
        return repeat(_stored(field)(first))
    known = _AS_IS.get(type(field))
    if known is not None and all(type(value) is known for value in values):
        return values
    store = _stored(field)
    remembered: dict[Any, Any] = {}
    found = []
    for value in values:
        if value not in remembered:
            remembered[value] = store(value)
        found.append(remembered[value])
    return found


def _uids(count: int) -> list[str]:
    """Random identifiers (RFC 9562, version 4) as both stores take them, from one draw of the system's chance."""
    drawn = os.urandom(16 * count).hex()
    each = (drawn[at : at + 32] for at in range(0, 32 * count, 32))
    return [f"{u[:12]}4{u[13:16]}{'89ab'[int(u[16], 16) & 3]}{u[17:]}" for u in each]


def _stored(field: Any) -> Callable[[Any], Any]:
    """How a value of the field is stored; of a related row its key."""
    if field.is_relation:
        return lambda value: None if value is None else value.pk
    return lambda value: field.get_db_prep_save(value, connection)


def _keys(model: type[models.Model], count: int) -> list[int]:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return sorted(row[0] for row in cursor.fetchall())
        # Writers queue on SQLite, so nobody takes a key between this and the insert.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or [0])[0]
        return list(range(last + 1, last + count + 1))


def _write(table: str, names: Sequence[str], rows: Any) -> None:
    quoted = ", ".join(connection.ops.quote_name(name) for name in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            statement = f"COPY {connection.ops.quote_name(table)} ({quoted}) FROM STDIN"
            # The driver is spoken to directly: its errors still have to be Django's.
            with connection.wrap_database_errors, cursor.cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} ({quoted}) VALUES ({marks})", rows)
