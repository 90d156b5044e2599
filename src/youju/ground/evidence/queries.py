"""Reading records: what a colleague may see, and a record's history in plain order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import models

from youju.ground.access.models import Actor
from youju.ground.access.permissions import RECORDS_SEE
from youju.ground.access.queries import Standing
from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.models import Correction, Record

M = TypeVar("M", bound=models.Model)


def visible_to(rows: models.QuerySet[M], standing: Standing) -> models.QuerySet[M]:
    """Rows of the offices in which the actor may see records; every list, choice and address goes through here."""
    return rows.filter(office__in=standing.offices_with(RECORDS_SEE))


@dataclass(frozen=True)
class Event:
    """One step in the life of a record; `changes` are (label, before, after)."""

    at: datetime
    by: Actor
    what: str
    reason: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()


def history(kind: Kind, record: Record) -> tuple[Event, ...]:
    """The record's life, oldest first: recorded, corrected, reinstated, withdrawn."""
    events = [Event(record.recorded_at, record.by, "recorded")]
    labels = {f.name: str(f.label) for f in kind.entry}
    for step in Correction.objects.filter(record=record.uid).select_related("by"):
        changes = tuple((labels.get(name, name), old, new) for name, (old, new) in step.before.items())
        events.append(Event(step.at, step.by, "corrected" if changes else "reinstated", step.reason, changes))
    if record.withdrawal is not None:
        gone = record.withdrawal
        events.append(Event(gone.at, gone.by, "withdrawn", gone.reason))
    return tuple(sorted(events, key=lambda event: event.at))


def by_uid(rows: models.QuerySet[M], uids: Iterable[Any]) -> dict[str, M]:
    """Rows by the text of their uid."""
    return {str(row.uid): row for row in rows.filter(uid__in=list(uids))}  # type: ignore[attr-defined]
