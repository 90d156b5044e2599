"""One moment of the database: whatever is read inside sees it, writers outside are neither seen nor held up."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from psycopg import IsolationLevel


@contextmanager
def snapshot() -> Iterator[None]:
    """Exchanges this thread's connection for a read-only one inside one transaction.

    SQLite: a deferred transaction in WAL mode, which takes no write lock. PostgreSQL: repeatable read.
    """
    usual = connections[DEFAULT_DB_ALIAS]
    settings = copy.deepcopy(usual.settings_dict)
    options = settings["OPTIONS"]
    if usual.vendor == "sqlite":
        options["transaction_mode"] = "DEFERRED"
        options["init_command"] = f"{options.get('init_command', '')} PRAGMA query_only=ON;"
    else:
        options["isolation_level"] = IsolationLevel.REPEATABLE_READ
        options["options"] = "-c default_transaction_read_only=on"
    still = type(usual)(settings, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = still
    try:
        with transaction.atomic():
            yield
    finally:
        still.close()
        connections[DEFAULT_DB_ALIAS] = usual
