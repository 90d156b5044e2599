"""Finds texts by their beginning from an index on either store, whatever language the database was made in."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Greater than every text that begins alike; no text holds it.
_END = "\U0010ffff"


def beginning(text: str) -> tuple[str, str]:
    """The half-open range of everything that begins with `text`, in a column that is compared byte by byte."""
    return text, text + _END


def compare_bytes(table: str, column: str, length: int, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes PostgreSQL compare the column by bytes, as SQLite does anyway; called by one migration."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar({length}) COLLATE "C"')


def migration(table: str, column: str, length: int) -> tuple[Any, Any]:
    """The forward and backward functions of a RunPython operation."""
    return (lambda apps, editor: compare_bytes(table, column, length, editor)), (lambda apps, editor: None)
