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
from youju.ground.evidence.actions.recording import BATCH, Examiner
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.kinds import Kind, Stamp, Values
from youju.ground.evidence.models import Closing, Correction, Handover, Import, Record, Withdrawal
from youju.ground.evidence.refusals import ChangedMeanwhile, ReasonMissing, RecordStands, RecordWithdrawn
from youju.ground.organisations.models import Office

# What was written with a record and no correction touches.
STAMPED = {"id", "uid", "office", "by", "recorded_at", "version", "withdrawal", "imported"}


@action
def correct(
    *, kind: Kind, record: Record, values: Values, version: int, reason: str = "", by: Actor, at: datetime
) -> Record:
    """Sets parsed `values` on the record if it still is at `version`; the old ones stay in a Correction."""
    reason = tidy(reason)
    held = _held(kind, record, reason, by, at)
    if held.version != version:
        raise ChangedMeanwhile
    before = kind.printed(held)
    # What nobody types and the rules still ask about: who was signed in by name, for instance.
    entered = {field.name for field in kind.entry}
    known = {name: value for name, value in kind.read_values(held).items() if name not in entered}
    values = Examiner(kind, held.office, on=localdate(at))(known | values)
    held.version += 1
    for name in values.keys() & ({column.name for column in held._meta.concrete_fields} - STAMPED):
        setattr(held, name, values[name])
    with checks.named_conflicts(kind):
        held.save()
        if kind.rewrite is not None:
            kind.rewrite(held, values, Stamp(by, at, reason))
    _settle(kind, held)
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
    reason = tidy(reason)
    held = _held(kind, record, reason, by, at)
    withdrawal = held.withdrawal = _withdraw(kind, [held.pk], reason, by, at)
    if kind.turned is not None:
        kind.turned(held, Stamp(by, at, reason))
    audit.write(
        verb=f"{kind.key}.withdraw", by=by, at=at, office=held.office, subject=held.uid, values={"reason": reason}
    )
    return withdrawal


@action
def withdraw_import(*, batch: Import, kind: Kind, reason: str, by: Actor, at: datetime) -> Withdrawal:
    """Takes back a whole import: every row of it that still stands. A colleague's needs the right to correct."""
    reason = tidy(reason)
    held = Import.objects.select_for_update().get(pk=batch.pk)
    needed = permissions.RECORDS_IMPORT if held.by_id == by.pk else permissions.RECORDS_CORRECT
    require(by, needed, office=held.office, on=localdate(at))
    if held.kind != kind.key:
        raise ValueError(f"An import of {held.kind} holds no {kind.key}.")
    if held.withdrawal_id is not None:
        raise RecordWithdrawn
    if not reason:
        raise ReasonMissing
    ids = list(kind.model.objects.standing().filter(imported=held).values_list("pk", flat=True))
    batch.withdrawal = held.withdrawal = _withdraw(kind, ids, reason, by, at)
    held.save(update_fields=["withdrawal"])
    audit.write(
        verb=f"{kind.key}.withdraw_import", by=by, at=at, office=held.office, subject=held.uid, rows=len(ids)
    )
    return held.withdrawal


@action
def reinstate(*, kind: Kind, record: Record, reason: str = "", by: Actor, at: datetime) -> Record:
    """Undoes a withdrawal, if the record may still stand beside all others. Raises RecordStands where it does."""
    reason = tidy(reason)
    held = kind.model.objects.select_for_update().get(pk=record.pk)
    may_change(held, reason, by, at)
    withdrawal = held.withdrawal
    if withdrawal is None:
        raise RecordStands
    checks.belongs(held.office, kind.read_values(held))
    checks.counted_here(Handover.objects.filter(office=held.office, kind=kind.key), checks.columns(held))
    held.withdrawal, held.version = None, held.version + 1
    with checks.named_conflicts(kind):
        held.save(update_fields=["withdrawal", "version"])
    for part in kind.parts([held.pk]) if kind.parts else ():
        part.filter(withdrawal=withdrawal).update(withdrawal=None)
    if kind.turned is not None:
        kind.turned(held, Stamp(by, at, reason))
    _settle(kind, held)
    _remember(kind, held, {"withdrawal": [str(withdrawal.uid), ""]}, reason, by, at)
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
    may_change(held, reason, by, at)
    if held.withdrawal_id is not None:
        raise RecordWithdrawn
    return held


def may_change(record: Record, reason: str, by: Actor, at: datetime) -> None:
    """Refuses whoever may not change the record, or has to say why and does not."""
    author = record.by_id == by.pk
    try:
        require(by, permissions.RECORDS_CORRECT, office=record.office, on=localdate(at))
    except NotPermitted:
        if not author:
            raise
        require(by, permissions.RECORDS_RECORD, office=record.office, on=localdate(at))
    if not reason and not rules.in_grace(record, author=author, closed_at=queries.closed_at(record), at=at):
        raise ReasonMissing


def _withdraw(kind: Kind, ids: Sequence[int], reason: str, by: Actor, at: datetime) -> Withdrawal:
    withdrawal = Withdrawal.objects.create(kind=kind.key, by=by, at=at, reason=reason[:200])
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        kind.model.objects.filter(pk__in=some).update(withdrawal=withdrawal)
        for part in kind.parts(some) if kind.parts else ():
            part.filter(withdrawal=None).update(withdrawal=withdrawal)
    return withdrawal


def _settle(kind: Kind, held: Record) -> None:
    if kind.settle is not None:
        kind.settle([held])


def _remember(
    kind: Kind, record: Record, changed: dict[str, list[str]], reason: str, by: Actor, at: datetime
) -> None:
    Correction.objects.create(
        kind=kind.key, record=record.uid, version=record.version - 1, at=at, by=by,
        reason=reason[:200], before=changed,
    )  # fmt: skip
