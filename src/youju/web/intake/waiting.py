"""Files that were read and wait for somebody's word: on disk, for one person, for one day, as plain cells."""

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from youju.ground.access.models import Actor
from youju.web.intake.files import Table

KEPT = timedelta(hours=24)


@dataclass(frozen=True)
class Waiting:
    """What was uploaded: for which kind and office, under which name, with which digest."""

    uid: UUID
    kind: str
    office: UUID
    name: str
    digest: str
    table: Table


def keep(*, kind: str, office: UUID, name: str, digest: str, table: Table, by: Actor, at: datetime) -> UUID:
    """Puts a table aside for the actor; what waited longer than a day goes."""
    folder = _folder(by)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _clear(folder, at)
    uid = uuid4()
    content = {
        "kind": kind, "office": str(office), "name": name, "digest": digest, "sheet": table.sheet,
        "numbers": table.numbers, "rows": table.rows,
    }  # fmt: skip
    path = folder / f"{uid}.json"
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False)
    stamp = at.timestamp()
    os.utime(path, (stamp, stamp))
    return uid


def find(uid: UUID, *, by: Actor, at: datetime) -> Waiting | None:
    """What this actor put aside under the name; what others did is as absent as what never was."""
    path = _folder(by) / f"{uid}.json"
    if not path.is_file() or at.timestamp() - path.stat().st_mtime > KEPT.total_seconds():
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    return Waiting(
        uid, content["kind"], UUID(content["office"]), content["name"], content["digest"],
        Table(content["sheet"], content["numbers"], content["rows"]),
    )  # fmt: skip


def drop(uid: UUID, *, by: Actor) -> None:
    (_folder(by) / f"{uid}.json").unlink(missing_ok=True)


def _folder(by: Actor) -> Path:
    return Path(settings.MEDIA_ROOT) / "intake" / str(by.uid)


def _clear(folder: Path, at: datetime) -> None:
    for path in folder.glob("*.json"):
        if at.timestamp() - path.stat().st_mtime > KEPT.total_seconds():
            path.unlink(missing_ok=True)
