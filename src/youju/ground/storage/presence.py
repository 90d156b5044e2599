"""Who is alive: a process holds its name in the store for as long as it lives, and not a moment longer.

A lock of the store and no heartbeat: it needs neither clock nor table and cannot outlive its process.
SQLite: a locked file beside the database. PostgreSQL: an advisory lock of the session, seen by every node.
"""

import fcntl
import os
import time
import zlib
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.db import connection

# The first half of the advisory lock; no other part of the product uses it.
_CLASS = 0x796F756A


class NameTaken(RuntimeError):
    """Another living process holds this name."""


def mark(name: str) -> int:
    """The number under which `name` is held, 31 bits: advisory locks have no room for more."""
    return zlib.crc32(name.encode()) & 0x7FFFFFFF


class Presence:
    """One name; `renew` takes it, and takes it again after the store has lost the connection."""

    def __init__(self, name: str, *, held: bool = True) -> None:
        self.name = name
        self._file: IO[str] | None = None
        self._session: object = None
        if held:
            self.renew()

    def renew(self) -> None:
        """Makes sure that the name is held. Raises NameTaken, or OperationalError while the store is away."""
        if connection.vendor == "sqlite":
            self._lock_file()
        else:
            self._lock_session()

    def release(self) -> None:
        """Gives the name up; ending the process does the same."""
        if self._file is not None:
            _folder().joinpath(_file_name(self.name)).unlink(missing_ok=True)
            self._file.close()
            self._file = None
        if self._session is not None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_CLASS, mark(self.name)])
            self._session = None

    def _lock_file(self) -> None:
        if self._file is not None:
            return
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / _file_name(self.name)
        # Whoever looks whether somebody lives holds the lock for a moment, and clears what the dead left.
        for _attempt in range(40):
            file = path.open("w")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.close()
                time.sleep(0.05)
                continue
            if path.exists() and os.fstat(file.fileno()).st_ino == path.stat().st_ino:
                self._file = file
                return
            file.close()
        raise NameTaken(self.name)

    def _lock_session(self) -> None:
        with connection.cursor() as cursor:
            if self._session is connection.connection:
                cursor.execute("SELECT 1")
                return
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_CLASS, mark(self.name)])
            if not cursor.fetchone()[0]:
                raise NameTaken(self.name)
            self._session = connection.connection


def living() -> frozenset[int]:
    """The marks of all names held at this moment; `mark(name) in living()` asks for one."""
    if connection.vendor == "sqlite":
        return frozenset(int(path.stem, 16) for path in _folder().glob("*.alive") if _locked(path))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND granted "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [_CLASS],
        )
        return frozenset(row[0] for row in cursor.fetchall())


def _folder() -> Path:
    name = str(connection.settings_dict["NAME"])
    beside = cast(Path, settings.STATE) if "mode=memory" in name else Path(name).parent
    return beside / "alive"


def _file_name(name: str) -> str:
    return f"{mark(name):08x}.alive"


def _locked(path: Path) -> bool:
    try:
        with path.open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            path.unlink(missing_ok=True)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        # Somebody else cleared it first.
        return False
    return False
