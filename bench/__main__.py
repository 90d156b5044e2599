"""Runs the benches one after another, each in a process and a folder of its own, and prints what they measured.

python -m bench [NAME …]        all, or those named: planner, editions, …
"""

import importlib
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from bench.rows import Row

HERE = Path(__file__).parent
STATE = Path(os.environ.get("YOUJU_STATE", HERE.parent / "var")) / "bench"


def main(names: list[str]) -> int:
    """Prints a table; the status is 1 when a bound does not hold or a bench failed."""
    known = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    unknown = set(names) - set(known)
    if unknown:
        sys.stderr.write(f"There is no bench {', '.join(sorted(unknown))}; there are {', '.join(known)}.\n")
        return 2
    failed = False
    for name in names or known:
        print(f"\n{name}")
        environment = {
            **os.environ,
            "YOUJU_STATE": str(STATE / name),
            "PYTHONPATH": f"{HERE.parent}:{HERE.parent}/src",
        }
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "bench", "--measure", name],
            env=environment, stdout=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            failed = True
            continue
        for values in json.loads(done.stdout.splitlines()[-1]):
            row = Row(**values)
            failed |= not row.holds
            print(line(row))
    return int(failed)


def line(row: Row) -> str:
    bound = "" if row.bound is None else f"{'≥' if row.at_least else '≤'} {row.bound:g} {row.unit}"
    mark = " " if row.bound is None else ("✓" if row.holds else "✗")
    return f"  {mark} {row.name:<58} {row.measured:>10.3g} {row.unit:<4} {bound:<10} {row.note}"


def measure(name: str) -> None:
    """Measures one bench in this process, on a migrated database; the last line printed is its rows as JSON."""
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "youju.settings")
    Path(os.environ["YOUJU_STATE"]).mkdir(parents=True, exist_ok=True)
    django.setup()
    call_command("migrate", verbosity=0)
    print(json.dumps([asdict(row) for row in importlib.import_module(f"bench.bench_{name}").run()]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2])
    else:
        raise SystemExit(main(sys.argv[1:]))
