"""Creates the full-text table on either store; called by one migration."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# `\w` runs only reach the index, so the tokenizer must split at blanks and nowhere else.
_SQLITE = (
    "CREATE VIRTUAL TABLE {table} USING fts5("
    "grams, tokenize = \"unicode61 remove_diacritics 0 tokenchars '_'\", detail = none, columnsize = 0)",
    # Gathers 16 MB before it writes: an import of 100,000 rows is a few pieces, not a hundred to be merged.
    "INSERT INTO {table}({table}, rank) VALUES ('hashsize', 16777216)",
)
_POSTGRESQL = (
    "CREATE TABLE {table} (id bigint PRIMARY KEY, grams text[] NOT NULL)",
    "CREATE INDEX {table}_grams ON {table} USING gin (grams)",
)


def create(table: str, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRESQL:
        editor.execute(statement.format(table=table))


def drop(table: str, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"DROP TABLE {table}")


def migration(table: str) -> tuple[Any, Any]:
    """The forward and backward functions of a RunPython operation."""
    return (lambda apps, editor: create(table, editor)), (lambda apps, editor: drop(table, editor))
