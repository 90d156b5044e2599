"""Publications with text and photo material: written as spreadsheets, read by the importer like anybody's."""

import hashlib
import io
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from youju.demo.loading.sources import evening, month_end, remark, source
from youju.demo.loading.structure import World
from youju.ground.evidence.actions import Source, record_many
from youju.ground.evidence.kinds import Kind, kind_of
from youju.services.communications.rules import characters
from youju.web.intake.files import read_file
from youju.web.intake.reading import read_rows


def load(world: World) -> None:
    rows: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for office, day, values in _publications():
        rows.setdefault((office, f"{day:%Y-%m}", "communications.publication"), []).append(values)
    for row in source("communications")["media"]:
        for medium, files, size in (("photo", "photos", "photo_bytes"), ("video", "videos", "video_bytes")):
            if row.get(files):
                rows.setdefault((row["office"], f"{row['on']:%Y-%m}", "communications.material"), []).append(
                    {
                        "happened_on": row["on"], "medium": medium, "files": row[files],
                        "title": row["title"] + (remark("communications", f"{row['on']:%Y-%m}") and "（虚构）"),
                        "bytes": f"{row[size] / 10**9:.9f}G",
                    }
                )  # fmt: skip
    for (office, month, kind), entered in sorted(rows.items(), key=lambda item: item[0][1]):
        _import(world, office, month, kind_of(kind), entered)


def _import(world: World, office: str, month: str, kind: Kind, values: list[dict[str, Any]]) -> None:
    """Through a workbook and the importer, refused rows and all: a problem here is a defect of the demo."""
    name = f"{office}-{kind.slug}-{month}.xlsx"
    data = _workbook(kind, values)
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(data)
        file.flush()
        table = read_file(Path(file.name), name)
    sheet = read_rows(kind, world.offices[office], table, on=month_end(month))
    if sheet.problems:
        raise ValueError(f"{name}: {sheet.problems[0]}")
    record_many(
        kind=kind, office=world.offices[office], rows=sheet.rows,
        source=Source(name, hashlib.sha256(data).hexdigest()), by=world.hands[office],
        at=evening(month_end(month)),
    )  # fmt: skip


def _workbook(kind: Kind, values: list[dict[str, Any]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        page = book.add_worksheet()
        columns = [f for f in kind.entry if any(f.name in row for row in values)]
        page.write_row(0, 0, [f.name for f in columns])
        for line, row in enumerate(values, start=1):
            for place, f in enumerate(columns):
                value = row.get(f.name)
                if isinstance(value, date):
                    page.write_datetime(line, place, value)
                elif isinstance(value, str):
                    page.write_string(line, place, value)
                elif value is not None:
                    page.write(line, place, value)
    return out.getvalue()


def _publications() -> list[tuple[str, date, dict[str, Any]]]:
    """(office, day, values) of every publication, in the order of the data file."""
    data = source("communications")
    channels = {row["slug"]: row for row in data["channel"]}
    writer = Writer(data)
    found = []
    for batch in data["batch"]:
        channel = channels[batch["channel"]]
        for day, topic, count in zip(batch["on"], batch["topics"], batch["characters"], strict=True):
            topics = f"{writer.topics[topic]['hashtag']} {remark('communications', f'{day:%Y-%m}')}"
            title, text = writer.write(channel["office"], topic, batch["form"], count)
            found.append(
                (
                    channel["office"], day,
                    {
                        "happened_on": day, "channel": channel["kind"], "form": batch["form"], "title": title,
                        "text": text, "link": channel["address"],
                        "topics": topics,
                    },
                )
            )  # fmt: skip
    for row in data["issue"]:
        channel = channels[row["channel"]]
        values = {"happened_on": row["on"], "channel": channel["kind"], "form": "issue", "title": row["title"]}
        found.append((channel["office"], row["on"], {**values, "link": channel["address"]}))
    return found


class Writer:
    """Composes texts of an exact number of characters from the stock of sentence fragments."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.topics = {row["slug"]: row for row in data["topic"]}
        self.prose = data["prose"]
        self.number = 0
        self.longs: dict[tuple[str, str], int] = {}

    def write(self, office: str, topic: str, form: str, count: int) -> tuple[str, str]:
        """(title, text) of the next publication; the text has exactly `count` characters."""
        subject, number = self.topics[topic], self.number
        self.number += 1
        pool = [
            *_turned(subject["fragments"], 7 * number),
            *_turned(self.topics[subject["near"]]["fragments"], 11 * number),
            *_turned(self.prose["fragments"], 13 * number),
        ]
        pieces = [] if form == "long" else [subject["hashtag"]]
        remaining = count - sum(characters(piece) for piece in pieces)
        for place, fragment in enumerate(pool):
            if remaining <= 35:
                break
            pieces.append(fragment + ("\n" if form == "long" and place % 6 == 5 else ""))
            remaining -= characters(fragment)
        pieces.append(self.prose["closings"][remaining - 8])
        text = "".join(pieces)
        if form == "long":
            turn = self.longs[(office, topic)] = self.longs.get((office, topic), -1) + 1
            return subject["titles"][turn % len(subject["titles"])], text
        return pieces[1][:30] if len(pieces) > 1 else text[:30], text


def _turned(rows: list[str], by: int) -> list[str]:
    by %= len(rows)
    return rows[by:] + rows[:by]
