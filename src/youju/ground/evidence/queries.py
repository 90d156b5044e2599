"""Reading records: what a colleague may see, and a record's history in plain order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Max

from youju.ground.access.models import Actor
from youju.ground.access.permissions import RECORDS_CORRECT, RECORDS_RECORD, RECORDS_SEE
from youju.ground.access.queries import Standing
from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.models import Attachment, Closing, Correction, Import, Nil, Record, Withdrawal
from youju.ground.evidence.rules import in_grace
from youju.ground.periods import Period

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
    steps = list(Correction.objects.filter(record=record.uid).select_related("by").order_by("version", "pk"))
    undone = [step.before["withdrawal"][0] for step in steps if "withdrawal" in step.before]
    withdrawals = by_uid(Withdrawal.objects.select_related("by"), undone)
    for step in steps:
        if "withdrawal" in step.before:
            events.append(_withdrawn(withdrawals[step.before["withdrawal"][0]]))
            events.append(Event(step.at, step.by, "reinstated", step.reason))
        else:
            changes = tuple((labels.get(name, name), old, new) for name, (old, new) in step.before.items())
            events.append(Event(step.at, step.by, "corrected", step.reason, changes))
    if record.withdrawal is not None:
        events.append(_withdrawn(record.withdrawal))
    return tuple(sorted(events, key=lambda event: event.at))


def _withdrawn(gone: Withdrawal) -> Event:
    return Event(gone.at, gone.by, "withdrawn", gone.reason)


def by_uid(rows: models.QuerySet[M], uids: Iterable[Any]) -> dict[str, M]:
    """Rows by the text of their uid."""
    return {str(row.uid): row for row in rows.filter(uid__in=list(uids))}  # type: ignore[attr-defined]


def closed_at(record: Record) -> datetime | None:
    """When the month of the record was last released."""
    return Closing.objects.filter(
        office=record.office_id, start__lte=record.happened_on, end__gt=record.happened_on
    ).aggregate(last=Max("at"))["last"]


@dataclass(frozen=True)
class Opened:
    """A record with all that its page shows; `may_change` and `needs_reason` are about who opened it."""

    record: Any
    history: tuple[Event, ...]
    attachments: tuple[Attachment, ...]
    may_change: bool
    needs_reason: bool


def find(kind: Kind, standing: Standing, uid: UUID) -> Any | None:
    """The record with this uid if the actor may see it; a record of another office is as absent as none."""
    return visible_to(kind.records().select_related("withdrawal__by"), standing).filter(uid=uid).first()


def opened(kind: Kind, record: Record, standing: Standing, *, by: Actor, at: datetime) -> Opened:
    """The record as its page shows it to the actor."""
    may_change, needs_reason = changing(record, standing, by=by, at=at)
    return Opened(
        record, history(kind, record), tuple(record.attachments.order_by("pk")), may_change, needs_reason
    )


def changing(record: Record, standing: Standing, *, by: Actor, at: datetime) -> tuple[bool, bool]:
    """Whether the actor may change the record, and whether they have to say why."""
    author = record.by_id == by.pk and record.office_id in standing.offices_with(RECORDS_RECORD)
    return (
        author or record.office_id in standing.offices_with(RECORDS_CORRECT),
        not in_grace(record, author=author, closed_at=closed_at(record), at=at),
    )


def nils(
    kind: Kind, standing: Standing, office_id: int, period: Period, *, withdrawn: bool = False
) -> tuple[Nil, ...]:
    """Who stated for the office that nothing of the kind happened in these days, first to last."""
    rows = Nil.objects.filter(
        kind=kind.key, office=office_id, happened_on__lt=period.end, until__gt=period.start
    ).select_related("by", "withdrawal__by")
    return tuple(visible_to(rows if withdrawn else rows.filter(withdrawal=None), standing).order_by("pk"))


def find_nil(kind: Kind, standing: Standing, uid: UUID) -> Nil | None:
    """The statement with this uid if the actor may see its office's records."""
    rows = Nil.objects.filter(kind=kind.key).select_related("office", "by", "withdrawal__by")
    return visible_to(rows, standing).filter(uid=uid).first()


def anything_in(kind: Kind, office_id: int, period: Period) -> bool:
    """Whether records of the kind stand in the period."""
    return kind.model.objects.standing().filter(office=office_id).within(period.start, period.end).exists()


def kept_attachments(office_id: int, uids: Iterable[UUID], *, by: Actor) -> list[Attachment]:
    """What the actor attached to an entry that was not recorded yet."""
    return list(Attachment.objects.filter(office=office_id, by=by, uid__in=list(uids)).order_by("pk"))


def standing_import(office_id: int, kind: Kind, digest: str) -> Import | None:
    """The import that read this very file and still stands."""
    return (
        Import.objects.filter(office=office_id, kind=kind.key, digest=digest, withdrawal=None)
        .select_related("by")
        .first()
    )


def imports(standing: Standing, *, limit: int = 100) -> tuple[Import, ...]:
    """The latest imports of the actor's offices, newest first."""
    rows = visible_to(Import.objects.select_related("office", "by", "withdrawal__by"), standing)
    return tuple(rows.order_by("-pk")[:limit])


def find_import(standing: Standing, uid: UUID) -> Import | None:
    """The import with this uid if the actor may see its records."""
    rows = visible_to(Import.objects.select_related("office", "by", "withdrawal__by"), standing)
    return rows.filter(uid=uid).first()
