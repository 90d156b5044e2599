"""Read a printed bulletin: figures, schedule, headlines, and what is odd in it.

    youju read 2018-03.txt
    youju read 2018-03.html --json

Takes the files that the screen takes: text (.txt, .md in UTF-8, UTF-16, GB 18030 or Big5), web pages (.html),
.docx, and .pdf with text. Nothing is stored. --json prints everything
with its line and span; without it a summary is printed that a person can check the paper by. Names that the
publisher is known to use come with --vocabulary FILE, a JSON object of lists: "offices", "sites", "indicators"."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from youju.cli.running import Unfit, say
from youju.reporting.archive.files import LARGEST, UnreadableFile, text_of_file
from youju.reporting.archive.reading import read

NEEDS_DATABASE = False

# What is read as plain text, or as a page, besides the endings that the archive knows.
_LIKE = {"": ".txt", ".text": ".txt", ".xhtml": ".html"}


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a .txt, .html, .docx or .pdf file")
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
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        suffix = path.suffix.lower()
        return text_of_file(f"{path.stem}{_LIKE.get(suffix, suffix)}", data)
    except OSError as error:
        raise Unfit(f"{path}: {error.strerror}.") from None
    except UnreadableFile as refusal:
        raise Unfit(f"{path.name}: {refusal}") from None


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
