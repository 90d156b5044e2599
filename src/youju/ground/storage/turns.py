"""Writers that could contradict one another take turns, so that who comes second sees what the first one wrote.

On SQLite all writers queue. On PostgreSQL a lock makes those wait who name the same thing; it ends with the
transaction that took it.
"""

import fcntl
import os
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat

from django.db import OperationalError, connection

# The first half of the advisory lock; no other part of the product uses it.
_CLASS = 0x7475726E
# Seconds between two looks at the turn of another process.
_NAP = 0.0005
# The bytes of the file that stand for the turn, and for being the next one.
_TURN, _NEXT = 0, 1
_this_process = threading.Lock()


@contextmanager
def queue() -> Iterator[None]:
    """Waits for the turn to write to SQLite; nothing on PostgreSQL, and nothing inside a transaction.

    SQLite lets whoever finds it busy ask again after up to 100 ms: most of fifty writers sleep while
    nobody writes. Here the next one is awake when the turn ends. It is a courtesy: a writer who does not
    queue meets SQLite's own lock as ever.
    """
    path = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or connection.in_atomic_block or not os.path.isabs(path):
        yield
        return
    with in_line(f"{path}-turn", float(connection.settings_dict["OPTIONS"].get("timeout", 5))):
        yield


@contextmanager
def in_line(path: str, patience: float) -> Iterator[None]:
    """Alone among those who stand in line at this file. Whoever waits too long hears what SQLite would say."""
    if not _this_process.acquire(timeout=patience):
        raise OperationalError("database is locked")
    try:
        # Locks of this sort are the process's own: a child does not inherit them, a killed one leaves none.
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _take(file, _NEXT, patience)
            _take(file, _TURN, patience)
            fcntl.lockf(file, fcntl.LOCK_UN, 1, _NEXT)
            yield
        finally:
            os.close(file)
    finally:
        _this_process.release()


def _take(file: int, byte: int, patience: float) -> None:
    for _attempt in repeat(None, int(patience / _NAP) + 1):
        try:
            return fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
        except (BlockingIOError, PermissionError):
            time.sleep(_NAP)
    raise OperationalError("database is locked")


def take(name: str, *, alone: bool = True) -> None:
    """Waits until nobody else has the turn `name`; with `alone` False until nobody has it alone."""
    if connection.vendor == "postgresql":
        shared = "" if alone else "_shared"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT pg_advisory_xact_lock{shared}(%s, %s)", [_CLASS, zlib.crc32(name.encode()) - 2**31]
            )
