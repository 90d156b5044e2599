"""Correcting and withdrawing: what was said before is kept, and why it changed."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence import queries, rules, search
from youju.ground.evidence.actions import checks
from youju.ground.evidence.kinds import Kind, Stamp, Values
from youju.ground.evidence.models import Closing, Correction, Handover, Import, Record, Withdrawal
from youju.ground.evidence.refusals import ChangedMeanwhile, ReasonMissing, RecordStands, RecordWithdrawn
from youju.ground.organisations.models import Office


@action
def correct(
    *, kind: Kind, record: Record, values: Values, version: int, reason: str = "", by: Actor, at: datetime
) -> Record:
    """Sets parsed `values` on the record if it still is at `version`; the old ones stay in a Correction."""
    held = _held(kind, record, reason, by, at)
    if held.version != version:
        raise ChangedMeanwhile
    before = kind.printed(held)
    checks.belongs(held.office, values)
    checks.has_happened(values.get("happened_on"), on=localdate(at))
    kind.complete(values, held.office)
    checks.counted_here(Handover.objects.filter(office=held.office, kind=kind.key), values)
    held.version += 1
    for name, value in values.items():
        if hasattr(held, name):
            setattr(held, name, value)
    with checks.named_conflicts(kind):
        held.save()
        if kind.rewrite is not None:
            kind.rewrite(held, values, Stamp(by, at, reason))
    after = kind.printed(held)
    changed = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    _remember(kind, held, changed, reason, by, at)
    search.index(kind, [held], anew=True)
    audit.write(
        verb=f"{kind.key}.correct", by=by, at=at, office=held.office, subject=held.uid, values={"changed": changed}
    )
    return held


@action
def withdraw(*, kind: Kind, record: Record, reason: str = "", by: Actor, at: datetime) -> Withdrawal:
    """Takes the record and its parts out of every count; the rows stay."""
    held = _held(kind, record, reason, by, at)
    withdrawal = _withdraw(kind, [held.pk], reason, by, at)
    audit.write(
        verb=f"{kind.key}.withdraw", by=by, at=at, office=held.office, subject=held.uid, values={"reason": reason}
    )
    return withdrawal


@action
def withdraw_import(*, batch: Import, kind: Kind, reason: str, by: Actor, at: datetime) -> Withdrawal:
    """Takes back a whole import: every row of it that still stands. A colleague's needs the right to correct."""
    needed = permissions.RECORDS_IMPORT if batch.by_id == by.pk else permissions.RECORDS_CORRECT
    require(by, needed, office=batch.office, on=localdate(at))
    if not reason.strip():
        raise ReasonMissing
    ids = list(kind.model.objects.standing().filter(imported=batch).values_list("pk", flat=True))
    batch.withdrawal = _withdraw(kind, ids, reason, by, at)
    batch.save(update_fields=["withdrawal"])
    audit.write(
        verb=f"{kind.key}.withdraw_import", by=by, at=at, office=batch.office, subject=batch.uid, rows=len(ids)
    )
    return batch.withdrawal


@action
def reinstate(*, kind: Kind, record: Record, reason: str = "", by: Actor, at: datetime) -> Record:
    """Undoes a withdrawal of one record. Raises RecordStands where there is none."""
    held = kind.model.objects.select_for_update().get(pk=record.pk)
    _may_change(held, reason, by, at)
    withdrawal = held.withdrawal
    if withdrawal is None:
        raise RecordStands
    held.withdrawal, held.version = None, held.version + 1
    with checks.named_conflicts(kind):
        held.save(update_fields=["withdrawal", "version"])
    for part in kind.parts([held.pk]) if kind.parts else ():
        part.filter(withdrawal=withdrawal).update(withdrawal=None)
    _remember(kind, held, {}, reason, by, at)
    audit.write(verb=f"{kind.key}.reinstate", by=by, at=at, office=held.office, subject=held.uid)
    return held


@action
def close_month(*, office: Office, start: date, end: date, by: Actor, at: datetime) -> Closing:
    """Marks [start, end) of the office as released at `at`: later records for it are late entries."""
    closing, _made = Closing.objects.get_or_create(
        office=office, start=start, end=end, defaults={"at": at, "by": by}
    )
    audit.write(verb="month.close", by=by, at=at, office=office, values={"start": start, "end": end})
    return closing


def _held(kind: Kind, record: Record, reason: str, by: Actor, at: datetime) -> Record:
    """The record's row, locked, after the right to change it has been checked."""
    held = kind.model.objects.select_for_update().get(pk=record.pk)
    _may_change(held, reason, by, at)
    if held.withdrawal_id is not None:
        raise RecordWithdrawn
    return held


def _may_change(record: Record, reason: str, by: Actor, at: datetime) -> None:
    author = record.by_id == by.pk
    try:
        require(by, permissions.RECORDS_CORRECT, office=record.office, on=localdate(at))
    except NotPermitted:
        if not author:
            raise
        require(by, permissions.RECORDS_RECORD, office=record.office, on=localdate(at))
    if not reason.strip() and not rules.in_grace(
        record, author=author, closed_at=queries.closed_at(record), at=at
    ):
        raise ReasonMissing


def _withdraw(kind: Kind, ids: Sequence[int], reason: str, by: Actor, at: datetime) -> Withdrawal:
    withdrawal = Withdrawal.objects.create(kind=kind.key, by=by, at=at, reason=reason.strip()[:200])
    kind.model.objects.filter(pk__in=ids).update(withdrawal=withdrawal)
    for part in kind.parts(ids) if kind.parts else ():
        part.filter(withdrawal=None).update(withdrawal=withdrawal)
    return withdrawal


def _remember(
    kind: Kind, record: Record, changed: dict[str, list[str]], reason: str, by: Actor, at: datetime
) -> None:
    Correction.objects.create(
        kind=kind.key, record=record.uid, version=record.version - 1, at=at, by=by,
        reason=reason.strip()[:200], before=changed,
    )  # fmt: skip
