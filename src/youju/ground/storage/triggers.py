"""Rows that may never change, held by the database itself and not only by good manners.

A `Guard` is declared beside its model. `youju migrate` installs all of them after every migration;
`declared` and `installed` are compared by a test.
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

# Both stores raise with this word, so that a refusal can be told from any other integrity error.
REFUSAL = "youju-immutable"


@dataclass(frozen=True)
class Guard:
    """Refuses `operation` on `table` while `condition` (SQL over the row `OLD` or `NEW`) holds.

    `condition` must read alike on both stores. Empty means always.
    """

    table: str
    operation: str
    condition: str = ""

    @property
    def name(self) -> str:
        return f"guard_{self.table}_{self.operation.lower()}"


_declared: dict[str, Guard] = {}


def declare(*guards: Guard) -> None:
    """Registers guards; two guards for one table and operation are a mistake."""
    for guard in guards:
        if guard.name in _declared and _declared[guard.name] != guard:
            raise ValueError(f"Two guards for {guard.operation} on {guard.table}.")
        _declared[guard.name] = guard


def append_only(table: str) -> None:
    """Rows of `table` are written once: no update, no deletion."""
    declare(Guard(table, "UPDATE"), Guard(table, "DELETE"))


def changed(*columns: str) -> str:
    """The condition that one of the columns has another value than before; empty and filled differ, too."""
    return " OR ".join(
        f'NEW."{name}" <> OLD."{name}" OR (NEW."{name}" IS NULL) <> (OLD."{name}" IS NULL)' for name in columns
    )


def declared() -> tuple[Guard, ...]:
    return tuple(_declared[name] for name in sorted(_declared))


def install(connection: BaseDatabaseWrapper) -> None:
    """(Re)creates every declared guard whose table exists."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in declared():
            if guard.table in tables:
                for statement in _statements(guard, connection.vendor):
                    cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper, table: str) -> None:
    """Takes the guards off a table, for a data migration: they are put back after every migration."""
    with connection.cursor() as cursor:
        for name in installed(connection):
            if name.startswith(f"guard_{table}_"):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def installed(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """The names of guards the database knows."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard\\_%' ESCAPE '\\'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'guard\\_%'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return frozenset(row[0] for row in cursor.fetchall())


def _statements(guard: Guard, vendor: str) -> tuple[str, ...]:
    message = f"{REFUSAL}: {guard.operation} on {guard.table}"
    if vendor == "sqlite":
        when = f"WHEN {guard.condition} " if guard.condition else ""
        return (
            f"DROP TRIGGER IF EXISTS {guard.name}",
            f"CREATE TRIGGER {guard.name} BEFORE {guard.operation} ON {guard.table} "
            f"FOR EACH ROW {when}BEGIN SELECT RAISE(ABORT, '{message}'); END",
        )
    result = "OLD" if guard.operation == "DELETE" else "NEW"
    return (
        f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {guard.condition or 'TRUE'} THEN RAISE EXCEPTION '{message}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {result}; END $$",
        f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}",
        f"CREATE TRIGGER {guard.name} BEFORE {guard.operation} ON {guard.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {guard.name}()",
    )
