"""Which tests `./run test` runs: what costs little, what is being changed, and a drawn share of the rest.

`--draw drawn` runs that choice, `--draw rest` the others; together they are every test, and .ci/run runs both.
The seed draws, so the choice of a run can be repeated. What a test costs stands in costs.json, by file;
`python -m tests.drawing FILE` writes it anew from what `pytest --durations=0 --durations-min=0` printed.
"""

import json
import os
import random
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

COSTS = Path(__file__).with_name("costs.json")
# Seconds of one processor for the whole choice: two of them are done with it in about two minutes.
BUDGET = 170
# A test that costs less than this always runs; so do tests of a file that nobody has measured yet.
LITTLE = 0.05
# The house stands on these whatever is drawn.
ALWAYS = ("tests/architecture/",)

_CHANGED = re.compile(r"^(?:src/youju|tests)/(.+)/[^/]+$")
_DURATION = re.compile(r"\s*([\d.]+)s (?:call|setup|teardown)\s+(tests/\S+?\.py)::(.*)")


def drawn(tests: Collection[str], *, seed: int, costs: dict[str, float], changed: Iterable[str] = ()) -> set[str]:
    """Those of the tests (node ids) that the budget and the seed choose; a file that is drawn runs whole.

    What the tests of one file prepare together they prepare once, so half a file would cost nearly as much.
    """
    files, always = Counter(test.partition("::")[0] for test in tests), (*ALWAYS, *changed)
    cost = {file: number * costs.get(file, 0.0) for file, number in files.items()}
    chosen = {file for file in files if costs.get(file, 0.0) < LITTLE or file.startswith(always)}
    left = BUDGET - sum(cost[file] for file in chosen)
    others = sorted(set(files) - chosen)
    random.Random(seed).shuffle(others)
    for file in others:
        if cost[file] <= left:
            left -= cost[file]
            chosen.add(file)
    return {test for test in tests if test.partition("::")[0] in chosen}


def rooms_being_changed() -> str:
    """Rooms of tests that belong to what differs from the last commit, as `tests/web/people/`, one a line.

    The processes of one run must choose alike, so the first asks git and hands the answer on.
    """
    if "YOUJU_CHANGED" not in os.environ:
        said = subprocess.run(
            ["git", "status", "--porcelain", "--no-renames", "-uall"],
            cwd=COSTS.parent, capture_output=True, text=True, check=False,
        ).stdout  # fmt: skip
        rooms = {f"tests/{match[1]}/" for line in said.splitlines() if (match := _CHANGED.match(line[3:]))}
        # A room's own folders (actions, queries, views) are tested in the room.
        os.environ["YOUJU_CHANGED"] = "\n".join(sorted({"/".join(room.split("/")[:3]) + "/" for room in rooms}))
    return os.environ["YOUJU_CHANGED"]


def costs() -> dict[str, float]:
    return dict(json.loads(COSTS.read_text("utf-8")))


def measured(printed: str) -> dict[str, float]:
    """Seconds per test of each file, from the durations that pytest printed."""
    seconds: Counter[str] = Counter()
    tests: defaultdict[str, set[str]] = defaultdict(set)
    for line in printed.splitlines():
        if match := _DURATION.match(line):
            seconds[match[2]] += float(match[1])  # type: ignore[assignment]
            tests[match[2]].add(match[3])
    return {file: round(seconds[file] / len(tests[file]), 2) for file in sorted(seconds)}


if __name__ == "__main__":
    found = {file: cost for file, cost in measured(Path(sys.argv[1]).read_text("utf-8")).items() if cost >= LITTLE}
    COSTS.write_text(json.dumps(found, indent=0) + "\n", "utf-8")
