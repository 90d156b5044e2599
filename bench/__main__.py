"""`./run bench [NAME …]` measures: each bench in a process and a folder of its own, one after another.

A bench is a module `bench_<name>.py` with `run() -> list[Row]`; with `KEPT = "folder"` it works in that folder
of var/bench, which stays for the next time and may be shared. The exit status is 1 when a number is on the
wrong side of its bound.
"""

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from bench.rows import Row

HERE = Path(__file__).parent
ONE = "--one"


def main(words: list[str]) -> int:
    if words[:1] == [ONE]:
        return measure(words[1])
    names = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    unknown = set(words) - set(names)
    if unknown:
        print(f"There is no bench {', '.join(sorted(unknown))}; there are {', '.join(names)}.", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in words or names:
        print(f"Measuring {name} …", file=sys.stderr, flush=True)
        rows += in_own_process(name)
    for line in table(rows):
        print(line)
    return 0 if all(row.holds for row in rows) else 1


def in_own_process(name: str) -> list[Row]:
    """What the bench says; a bench that fails is a row that does not hold."""
    kept = re.search(r'^KEPT = "(\w+)"$', (HERE / f"bench_{name}.py").read_text("utf-8"), re.MULTILINE)
    folder = HERE.parent / "var/bench" / kept[1] if kept else Path(tempfile.mkdtemp(prefix=f"bench-{name}-"))
    answer = folder / "rows.json"
    folder.mkdir(parents=True, exist_ok=True)
    answer.unlink(missing_ok=True)
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"YOUJU_STATE": str(folder), "DJANGO_SETTINGS_MODULE": "youju.settings"}
    try:
        done = subprocess.run([sys.executable, "-m", "bench", ONE, name], env=environment, check=False)
        if done.returncode or not answer.exists():
            return [Row(f"{name} ended with status {done.returncode}", 1, 0, "failures")]
        return [Row(**row) for row in json.loads(answer.read_text("utf-8"))]
    finally:
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)


def measure(name: str) -> int:
    """Runs one bench in this process and leaves its rows in the folder."""
    django.setup()
    call_command("migrate", verbosity=0)
    rows: list[Row] = importlib.import_module(f"bench.bench_{name}").run()
    (Path(settings.STATE) / "rows.json").write_text(json.dumps([asdict(row) for row in rows]), "utf-8")
    return 0


def table(rows: list[Row]) -> list[str]:
    """The rows in columns: what was measured, what is asked, whether it holds."""
    cells = []
    for row in rows:
        asked = "" if row.bound is None else f"{'≥' if row.at_least else '≤'} {number(row.bound)}"
        verdict = "" if row.bound is None else ("holds" if row.holds else "DOES NOT HOLD")
        cells.append((row.name, f"{number(row.measured)} {row.unit}", asked, verdict, row.note))
    widths = [max((len(line[column]) for line in cells), default=0) for column in range(4)]
    widths.append(0)
    return ["  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in cells]


def number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) or value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
