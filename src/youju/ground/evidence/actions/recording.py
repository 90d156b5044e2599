"""Recording: one row or a whole file, by the same rules, in one transaction, with one audit entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence import search
from youju.ground.evidence.actions import checks
from youju.ground.evidence.kinds import Kind, Values
from youju.ground.evidence.models import Attachment, Handover, Import, Nil, Record
from youju.ground.evidence.refusals import AlreadyImported, NotEnteredDirectly
from youju.ground.organisations.models import Office

# Rows of one INSERT; SQLite allows 250,000 parameters, PostgreSQL 65,535.
BATCH = 1_000


@dataclass(frozen=True)
class Source:
    """The file that rows come from: its name and the hex SHA-256 of its bytes."""

    name: str
    digest: str


@action
def record(
    *, kind: Kind, office: Office, values: Values, attachments: Sequence[Attachment] = (), by: Actor, at: datetime
) -> Record:
    """Records one row of parsed values. Raises Refusal naming the field that does not fit."""
    require(by, permissions.RECORDS_RECORD, office=office, on=localdate(at))
    made = _write(kind, office, [values], None, by, at)[0]
    if attachments:
        checks.same_office(office, *attachments)
        made.attachments.set(attachments)
    audit.write(
        verb=f"{kind.key}.record", by=by, at=at, office=office, subject=made.uid, values=kind.printed(made)
    )
    return made


@action
def record_many(
    *, kind: Kind, office: Office, rows: Sequence[Values], source: Source | None = None, by: Actor, at: datetime
) -> list[Record]:
    """Records all rows or none; with a source, the same file is refused while its first import stands.

    Returns the records in the order of `rows`; a source makes them one reversible import.
    """
    needed = permissions.RECORDS_IMPORT if source else permissions.RECORDS_RECORD
    require(by, needed, office=office, on=localdate(at))
    batch = None
    if source is not None:
        if Import.objects.filter(office=office, kind=kind.key, digest=source.digest, withdrawal=None).exists():
            raise AlreadyImported
        batch = Import.objects.create(
            office=office,
            kind=kind.key,
            name=source.name[:200],
            digest=source.digest,
            rows=len(rows),
            by=by,
            at=at,
        )
    made = _write(kind, office, rows, batch, by, at)
    audit.write(
        verb=f"{kind.key}.record_many", by=by, at=at, office=office, subject=batch.uid if batch else None,
        rows=len(made), values={"digest": source.digest} if source else {},
    )  # fmt: skip
    return made


@action
def state_nil(*, kind: Kind, office: Office, start: date, end: date, by: Actor, at: datetime) -> Nil:
    """States that nothing of the kind happened in [start, end): a zero that somebody entered."""
    require(by, permissions.RECORDS_RECORD, office=office, on=localdate(at))
    nil = Nil.objects.create(kind=kind.key, office=office, happened_on=start, until=end, by=by, recorded_at=at)
    audit.write(verb=f"{kind.key}.nil", by=by, at=at, office=office, subject=nil.uid, values={"start": start})
    return nil


def _write(
    kind: Kind, office: Office, rows: Sequence[Values], batch: Import | None, by: Actor, at: datetime
) -> list[Record]:
    if not kind.enterable:
        raise NotEnteredDirectly
    bounds = list(Handover.objects.filter(office=office, kind=kind.key))
    stamped = []
    for values in rows:
        checks.belongs(office, values)
        checks.has_happened(values.get("happened_on"), on=localdate(at))
        kind.complete(values, office)
        checks.counted_here(bounds, values)
        stamped.append({**values, "office": office, "by": by, "recorded_at": at, "imported": batch})
    with checks.named_conflicts(kind):
        made = (kind.insert or insert_plain)(kind, stamped)
    search.index(kind, made)
    return made


def insert_plain(kind: Kind, rows: Sequence[Values]) -> list[Record]:
    """One record of each row of values."""
    made: list[Record] = [kind.model(**values) for values in rows]
    if len(made) == 1:
        made[0].save(force_insert=True)
        return made
    return kind.model._default_manager.bulk_create(made, batch_size=BATCH)
