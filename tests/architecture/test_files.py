"""Files are short, named for what they hold, and say nothing about the machine they were written on."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.architecture.house import ROOT, Finding, Source, hold, planted

NAMELESS = {
    "utils", "util", "common", "core", "helpers", "helper", "misc", "lib", "signals", "managers", "serializers",
    "admin",
}  # fmt: skip
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|opt|Users)/\w|\w@localhost:|file:///")
REGISTRY = re.compile(r"pypi\.org|pythonhosted|npmjs|index-url|find-links|registry\.\w+\.\w+")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b")
BINARY = {".png", ".jpg", ".webp", ".ico", ".woff2", ".xlsx", ".pdf", ".mo"}


def tracked() -> tuple[Source, ...]:
    """Every text file that git knows, or every file of a source archive."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    names = [name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    if not names:
        folders = (ROOT / name for name in ("src", "tests", "docs", "bench"))
        names = [str(path.relative_to(ROOT)) for folder in folders for path in folder.rglob("*.*")]
    return tuple(
        Source(name, (ROOT / name).read_text("utf-8")) for name in names if Path(name).suffix not in BINARY
    )


def too_long(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        if source.path.endswith(".py") and "/migrations/" not in source.path:
            limit, lines = 400 if source.path.startswith("tests/") else 250, source.text.count("\n")
            if lines > limit:
                yield Finding(source.path, f"{lines} lines, {limit} are allowed")


def nameless(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        for part in Path(source.path).parts:
            if part.removesuffix(".py") in NAMELESS:
                yield Finding(source.path, f"{part} says nothing about what it holds")


def speaking_of_elsewhere(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        for number, line in enumerate(source.text.splitlines(), 1):
            for pattern in (MACHINE, REGISTRY, UNFINISHED):
                if found := pattern.search(line):
                    yield Finding(source.path, f"line {number}: {found.group()!r}")


def test_files_are_short():
    hold(too_long(tracked()), "Split the file by noun into a package.")


def test_files_are_named_for_what_they_hold():
    hold(nameless(tracked()), "Name the file for the thing inside; there is no drawer for the rest.")


def test_nothing_tells_of_a_machine_a_registry_or_unfinished_work():
    elsewhere = {"tests/architecture/test_files.py": "plants the very words that this check looks for"}
    hold(speaking_of_elsewhere(tracked()), "Use a path from the project; finish it or take it out.", elsewhere)


def test_planted_files_are_seen():
    assert list(too_long(planted("x = 1\n" * 251)))
    assert not list(too_long(planted("x = 1\n" * 251, "tests/test_x.py")))
    assert list(nameless(planted("", "src/youju/web/utils.py")))
    assert list(nameless(planted("", "src/youju/services/core/rules.py")))
    for wrong in ("/home/me/x", "open('/work/y')", "https://pypi.org/simple", "# TO" + "DO later"):
        assert list(speaking_of_elsewhere(planted(wrong))), wrong
