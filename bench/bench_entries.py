"""2,000 entries by 50 writers at once, on each store: none lost, none failed, the audit chain whole.

Five processes of ten threads, as a server would run them; every entry is one call of the recording action,
with its permission, rules, row, search and audit entry, committed. YOUJU_BENCH_POSTGRES names another server
than the one on this machine.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings

from bench.rows import Row

PROCESSES, THREADS, EACH = 5, 10, 40
ENTRIES = PROCESSES * THREADS * EACH
SERVER = os.environ.get("YOUJU_BENCH_POSTGRES", "postgres:///postgres")


def run() -> list[Row]:
    return [*_on(f"sqlite://{Path(settings.STATE) / 'entries.sqlite3'}", "SQLite"), *_on_postgresql()]


def _on_postgresql() -> list[Row]:
    name, server = f"youju_bench_{os.getpid()}", SERVER.rpartition("/")[0]
    try:
        with psycopg.connect(SERVER, autocommit=True) as admin:
            admin.execute(f'CREATE DATABASE "{name}"')
    except psycopg.OperationalError as error:
        note = f"{str(error).splitlines()[0]} (apt-get install -y postgresql)"
        return [Row("entries on PostgreSQL: not measured", 0, None, "", note)]
    try:
        return _on(f"{server}/{name}", "PostgreSQL")
    finally:
        with psycopg.connect(SERVER, autocommit=True) as admin:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _on(url: str, store: str) -> list[Row]:
    environment = {**os.environ, "DATABASE_URL": url}
    _ask(environment, "prepare")
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "bench.writers", str(place * THREADS), str(THREADS), str(EACH)],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for place in range(PROCESSES)
    ]  # fmt: skip
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n", "a writer did not start"
    began = time.perf_counter()
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    said = [json.loads(writer.communicate()[0]) for writer in writers]
    took = time.perf_counter() - began
    seconds = sorted(second for answer in said for second in answer["seconds"])
    failures = [failure for answer in said for failure in answer["failures"]]
    found = _ask(environment, "count")
    lost = ENTRIES - found["tallies"] + abs(found["tallies"] - found["entries"])
    half, most = seconds[len(seconds) // 2] * 1000, seconds[-len(seconds) // 20] * 1000
    note = f"half within {half:.0f} ms, 95 % within {most:.0f} ms"
    name = f"{ENTRIES:,} entries by {PROCESSES * THREADS} at once, {store}"
    return [
        Row(name, ENTRIES / took, 250, "a second", note, at_least=True),
        Row(f"  failed, {store}", len(failures), 0, "entries", failures[0][:80] if failures else ""),
        Row(f"  lost, or without audit entry, {store}", lost, 0, "entries", found["chain"]),
    ]


def _ask(environment: dict[str, str], what: str) -> dict[str, Any]:
    """Prepares or counts in a process of its own: this one may speak to another store."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.counting", what], env=environment, capture_output=True, text=True, check=True
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
