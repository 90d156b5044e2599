"""Read a printed bulletin: figures, schedule, headlines, and what is odd in it.

    youju read 2018-03.txt
    youju read 2018-03.html --json

Takes text (.txt in UTF-8, GB 18030 or Big5) and web pages (.html). Nothing is stored. --json prints everything
with its line and span; without it a summary is printed that a person can check the paper by. Names that the
publisher is known to use come with --vocabulary FILE, a JSON object of lists: "offices", "sites", "indicators"."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from youju.cli.running import Unfit, say
from youju.reporting.archive.reading import read, text_of

NEEDS_DATABASE = False

_PAGES = {".html", ".htm", ".xhtml"}
_TEXTS = {".txt", ".text", ".md", ""}
_LARGEST = 8_000_000


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a .txt or .html file")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--publisher", metavar="NAME", help="who published it, where the paper does not say")
    parser.add_argument("--vocabulary", metavar="FILE", help="JSON with names of offices, sites and indicators")


def run(options: Namespace) -> None:
    found = read(
        content(Path(options.file)), vocabulary=_vocabulary(options.vocabulary), publisher=options.publisher
    )
    if options.json:
        say(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for line in summary(found):
        say(line)


def content(path: Path) -> str:
    """The text of a file. Raises Unfit with the reason why it cannot be read."""
    suffix = path.suffix.lower()
    if suffix not in _PAGES | _TEXTS:
        raise Unfit(f"{path.name} is no .txt or .html file; save it as text first.")
    try:
        data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except OSError as error:
        raise Unfit(f"{path}: {error.strerror}.") from None
    if not data:
        raise Unfit(f"{path.name} is empty, or larger than {_LARGEST // 1_000_000} MB.")
    text = _decoded(data, path.name)
    return text_of(text) if suffix in _PAGES else text


def _decoded(data: bytes, name: str) -> str:
    codings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030", "big5")
    for coding in codings:
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unfit(f"{name} is no text in UTF-8, UTF-16, GB 18030 or Big5.")


def _vocabulary(file: str | None) -> dict[str, list[str]]:
    if file is None:
        return {}
    try:
        given = json.loads(Path(file).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Unfit(f"{file}: {error}") from None
    if not isinstance(given, dict) or not all(isinstance(names, list) for names in given.values()):
        raise Unfit(f"{file} is no JSON object of lists of names.")
    return {kind: [str(name) for name in names] for kind, names in given.items()}


def summary(found: dict[str, Any]) -> list[str]:
    """What was read, for people: one line for each figure, entry and finding, with its place."""
    printed = [" · ".join(filter(None, (found["title"], found["publisher"], found["period"])))]
    printed += [f"{len(found['headlines'])} headlines, {len(found['figures'])} "
        f"figures, {len(found['schedule'])} entries,"
                f" {len(found['findings'])} findings"]  # fmt: skip
    printed += ["", "Figures"] if found["figures"] else []
    for row in found["figures"]:
        mark = "▐ " if row["margin"] else "  "
        about = "约" if row["approximate"] else ""
        kind = "" if row["kind"] == "flow" else f" ({row['kind']})"
        where = f"  [{row['office']}]" if row["office"] else ""
        printed.append(
            f"{row['line']:>5} {mark}{about}{row['value']:g} {row['unit']}  {row['what']}{kind} "
            f" {row['period']}{where}"
        )
    printed += ["", "Schedule"] if found["schedule"] else []
    for row in found["schedule"]:
        days = row["rule"] or ", ".join(row["dates"]) or "–".join(row["window"] or ["?"])
        hours = "–".join(filter(None, (row["start"], row["end"])))
        printed.append(
            f"{row['line']:>5}   {days} {hours}  {row['title']}  {row['place']} {row['phone']}".rstrip()
        )
    printed += ["", "Findings"] if found["findings"] else []
    printed += [
        f"{row['line']:>5} {'!!' if row['severity'] == 'wrong' else ' !'} {row['text']}"
        for row in found["findings"]
    ]
    return printed
