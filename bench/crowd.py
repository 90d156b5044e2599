"""Fifty who write at once, on each store: five processes of ten threads, as a server would run them.

A crowd is two modules beside this one: `hands` is one process of ten (it says `ready`, waits for a line, prints
what happened as JSON), `tally` makes the office (`prepare`) and counts what arrived (`count`).
YOUJU_BENCH_POSTGRES names another server than the one on this machine.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings

from bench.rows import Row

PROCESSES, THREADS, EACH = 5, 10, 40
ALL = PROCESSES * THREADS * EACH
SERVER = os.environ.get("YOUJU_BENCH_POSTGRES", "postgres:///postgres")


@dataclass(frozen=True)
class Crowd:
    """What they do, in one word of the plural, and the modules that do it and count it."""

    what: str
    hands: str
    tally: str

    def on_both_stores(self) -> list[Row]:
        file = Path(settings.STATE) / f"{self.what.replace(' ', '-')}.sqlite3"
        return [*self._on(f"sqlite://{file}", "SQLite"), *self._on_postgresql()]

    def _on_postgresql(self) -> list[Row]:
        name, server = f"youju_bench_{os.getpid()}", SERVER.rpartition("/")[0]
        try:
            with psycopg.connect(SERVER, autocommit=True) as admin:
                admin.execute(f'CREATE DATABASE "{name}"')
        except psycopg.OperationalError as error:
            note = f"{str(error).splitlines()[0]} (apt-get install -y postgresql)"
            return [Row(f"{self.what} on PostgreSQL: not measured", 0, None, "", note)]
        try:
            return self._on(f"{server}/{name}", "PostgreSQL")
        finally:
            with psycopg.connect(SERVER, autocommit=True) as admin:
                admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _on(self, url: str, store: str) -> list[Row]:
        environment = {**os.environ, "DATABASE_URL": url}
        self._ask(environment, "prepare")
        hands = [
            subprocess.Popen(
                [sys.executable, "-m", f"bench.{self.hands}", str(place * THREADS), str(THREADS), str(EACH)],
                env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            )
            for place in range(PROCESSES)
        ]  # fmt: skip
        for hand in hands:
            assert hand.stdout is not None
            assert hand.stdout.readline() == "ready\n", "a process did not start"
        began = time.perf_counter()
        for hand in hands:
            assert hand.stdin is not None
            hand.stdin.write("go\n")
            hand.stdin.flush()
        said = [json.loads(hand.communicate()[0]) for hand in hands]
        took = time.perf_counter() - began
        seconds = sorted(second for answer in said for second in answer["seconds"])
        failures = [failure for answer in said for failure in answer["failures"]]
        found = self._ask(environment, "count")
        lost = ALL - found["rows"] + abs(found["rows"] - found["entries"])
        half, most = seconds[len(seconds) // 2] * 1000, seconds[-len(seconds) // 20] * 1000
        note = f"half within {half:.0f} ms, 95 % within {most:.0f} ms"
        name = f"{ALL:,} {self.what} by {PROCESSES * THREADS} at once, {store}"
        return [
            Row(name, ALL / took, 250, "a second", note, at_least=True),
            Row(f"  failed, {store}", len(failures), 0, self.what, failures[0][:80] if failures else ""),
            Row(f"  lost, or without audit entry, {store}", lost, 0, self.what, found["chain"]),
        ]

    def _ask(self, environment: dict[str, str], what: str) -> dict[str, Any]:
        """Prepares or counts in a process of its own: this one may speak to another store."""
        done = subprocess.run(
            [sys.executable, "-m", f"bench.{self.tally}", what],
            env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer
