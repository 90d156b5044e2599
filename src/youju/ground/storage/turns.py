"""Writers that could contradict one another take turns, so that who comes second sees what the first one wrote.

On SQLite writers queue anyway. On PostgreSQL a lock makes them wait; it ends with the transaction that took it.
"""

import zlib

from django.db import connection

# The first half of the advisory lock; no other part of the product uses it.
_CLASS = 0x7475726E


def take(name: str, *, alone: bool = True) -> None:
    """Waits until nobody else has the turn `name`; with `alone` False until nobody has it alone."""
    if connection.vendor == "postgresql":
        shared = "" if alone else "_shared"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT pg_advisory_xact_lock{shared}(%s, %s)", [_CLASS, zlib.crc32(name.encode()) - 2**31]
            )
