"""Nothing is leaned on without a reason written beside it."""

import re
from collections.abc import Iterator

from tests.architecture.house import ROOT, Finding, hold

# So many may share one reason; the next one says its own.
SHARED = 4


def unexplained(text: str) -> Iterator[Finding]:
    """Dependencies in the text of a pyproject.toml without a comment on the line or above a short run of lines."""
    inside, since = False, SHARED
    for line in text.splitlines():
        if re.match(r"(dependencies|dev) = \[", line):
            inside, since = True, SHARED
        elif line.startswith("]"):
            inside = False
        elif inside and line.strip().startswith("#"):
            since = 0
        elif inside and (named := re.match(r'\s*"([\w.\-]+)', line)):
            since += 1
            if since > SHARED and "#" not in line:
                yield Finding(named[1], "no reason is given")


def test_every_dependency_says_why_it_is_there():
    found = list(unexplained((ROOT / "pyproject.toml").read_text("utf-8")))
    hold(found, "Write a comment above it or behind it in pyproject.toml: what for, and why this one.")


def test_a_planted_dependency_without_reason_is_seen():
    planted = 'dependencies = [\n  "left-pad~=1.0",\n]\n'
    assert [finding.where for finding in unexplained(planted)] == ["left-pad"]
    assert not list(unexplained('dependencies = [\n  # Pads to the left.\n  "left-pad~=1.0",\n]\n'))
    crowd = "dependencies = [\n  # One reason.\n" + "".join(f'  "p{n}",\n' for n in range(6)) + "]\n"
    assert [finding.where for finding in unexplained(crowd)] == ["p4", "p5"]
