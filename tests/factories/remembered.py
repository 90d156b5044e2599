"""What is made the same way for thousands of tests is made once in a process; its rows are put back as they were.

Only into an empty database, only rows of tables; files and the search index are not remembered.
"""

import pickle
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection, models

from youju.cli.backups.tables import MADE_BY_MIGRATE, columns, stored_models

T = TypeVar("T")
# Switched off where identifiers come from a stream: what is put back would not draw its share of them.
KEEPS = True
_memory: dict[str, tuple[list[tuple[str, list[tuple[Any, ...]]]], bytes]] = {}


def remembered(name: str, empty: type[models.Model], make: Callable[[], T]) -> T:
    """What `make` returns. `empty` is a table without rows in a database to which nobody has written yet."""
    # What is really committed goes to a database of its own, whose numbers begin where they like.
    if not KEEPS or not connection.in_atomic_block or empty._base_manager.exists():
        return make()
    if name not in _memory:
        before = _rows()
        made = make()
        # On PostgreSQL numbers that were given once are never given again, so the rows find their places free.
        if not before:
            _memory[name] = (_statements(_rows()), pickle.dumps(made))
        return made
    statements, pickled = _memory[name]
    with connection.cursor() as cursor:
        for statement, rows in statements:
            cursor.executemany(statement, rows)
    return pickle.loads(pickled)


def _rows() -> dict[type[models.Model], list[tuple[Any, ...]]]:
    given = (model for model in stored_models() if model._meta.app_label not in MADE_BY_MIGRATE)
    found = {model: list(model._base_manager.order_by("pk").values_list(*columns(model))) for model in given}
    return {model: rows for model, rows in found.items() if rows}


def _statements(
    found: dict[type[models.Model], list[tuple[Any, ...]]],
) -> list[tuple[str, list[tuple[Any, ...]]]]:
    quote, made = connection.ops.quote_name, []
    for model, rows in found.items():
        fields = model._meta.concrete_fields
        names, marks = ", ".join(quote(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
        values = [
            tuple(field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True))
            for row in rows
        ]
        made.append((f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})", values))
    return made
