"""Rows as lines of JSON and back: the same text from either store, so that one can be restored into the other."""

import base64
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.utils.duration import duration_string

Model = type[models.Model]

# Logins end with a restore: a backup must open no door.
LEFT_OUT: frozenset[Model] = frozenset({Session})
# Written by `migrate` itself; a restore replaces them.
MADE_BY_MIGRATE = ("contenttypes", "auth")
# Rows of one INSERT, and of one fetch.
BATCH = 2_000
# Values of these columns are the same in JSON, in Python and for both stores.
_PLAIN = (
    "AutoField", "BigAutoField", "BigIntegerField", "BooleanField", "CharField", "EmailField", "FileField",
    "IntegerField", "PositiveBigIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField",
    "SlugField", "SmallIntegerField", "TextField", "URLField",
)  # fmt: skip


def stored_models() -> list[Model]:
    """Every model that has a table of its own and is kept, by the name of the table."""
    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model not in LEFT_OUT
    }
    return [found[table] for table in sorted(found)]


def columns(model: Model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def lines(model: Model) -> Iterator[str]:
    """Each row as one JSON array, in the order of the primary key."""
    rows = model._base_manager.order_by("pk").values_list(*columns(model))
    for row in rows.iterator(chunk_size=BATCH):
        yield json.dumps(row, default=_plain, ensure_ascii=False, separators=(",", ":"))


def canonical(model: Model) -> Callable[[str], str]:
    """What makes the lines of a model comparable: PostgreSQL reorders the keys of JSON columns."""
    if not any(isinstance(field, models.JSONField) for field in model._meta.concrete_fields):
        return str
    return lambda line: json.dumps(json.loads(line), sort_keys=True, ensure_ascii=False)


def insert(model: Model, given: Iterable[str]) -> int:
    """Writes lines back as rows, past models and actions, exactly as they were; returns how many."""
    fields = model._meta.concrete_fields
    readers = [_reader(field) for field in fields]
    quote = connection.ops.quote_name
    names, marks = ", ".join(quote(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"
    source, count = iter(given), 0
    with connection.cursor() as cursor:
        while batch := list(islice(source, BATCH)):
            rows = [[read(value) for read, value in zip(readers, json.loads(line), strict=True)] for line in batch]
            cursor.executemany(statement, rows)
            count += len(rows)
    return count


def _reader(field: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if target.get_internal_type() in _PLAIN:
        return lambda value: value
    if isinstance(target, models.UUIDField):
        # SQLite keeps the 32 digits; parsing millions to write them out again would take minutes.
        native = connection.features.has_native_uuid_field
        return lambda value: value if native or value is None else value.replace("-", "")
    return partial(_read, field, target)


def _read(field: "models.Field[Any, Any]", target: "models.Field[Any, Any]", value: Any) -> Any:
    if value is not None and isinstance(target, models.BinaryField):
        value = base64.b64decode(value)
    elif value is not None and not isinstance(target, models.JSONField):
        value = target.to_python(value)
    return field.get_db_prep_save(value, connection)


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_string(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be kept in a backup.")
