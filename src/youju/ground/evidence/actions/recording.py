"""Recording: one row or a whole file, by the same rules, in one transaction, with one audit entry."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, overload

from django.db import IntegrityError, models, transaction
from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import Refusal
from youju.ground.evidence import search
from youju.ground.evidence.actions import checks
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.kinds import Kind, Values
from youju.ground.evidence.models import Attachment, Handover, Import, Record
from youju.ground.evidence.refusals import AlreadyImported, NotEnteredDirectly
from youju.ground.organisations.models import Office
from youju.ground.storage import bulk

# Rows of one INSERT; SQLite allows 250,000 parameters, PostgreSQL 65,535.
BATCH = 1_000
# Rows of a long import that are written together: their values, identifiers and index entries.
LOAD = 10_000
# Up to here objects cost nothing that anybody would notice.
FEW = 100
# Up to here a refused row is looked for.
SEARCHED = 5_000
_BOUNDS = "SELECT * FROM evidence_handover WHERE office_id = %s AND kind = %s"


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
    made = put_down(kind, office, values, by, at)
    if attachments:
        checks.same_office(office, *attachments)
        made.attachments.set(attachments)
    return made


def put_down(kind: Kind, office: Office, values: Values, by: Actor, at: datetime) -> Record:
    """One row and its audit entry, inside an action that has decided who may: a volunteer holds no permission."""
    made = _write(kind, office, [values], None, by, at)[0]
    audit.write(
        verb=f"{kind.key}.record", by=by, at=at, office=office, subject=made.uid, values=kind.printed(made)
    )
    return made


@action
def record_many(
    *, kind: Kind, office: Office, rows: Sequence[Values], source: Source | None = None, by: Actor, at: datetime
) -> Sequence[Record]:
    """Records all rows or none; with a source, the same file is refused while its first import stands.

    Returns the records in the order of `rows`; a source makes them one reversible import.
    """
    needed = permissions.RECORDS_IMPORT if source else permissions.RECORDS_RECORD
    require(by, needed, office=office, on=localdate(at))
    batch = None
    if source is not None:
        if Import.objects.filter(office=office, kind=kind.key, digest=source.digest, withdrawal=None).exists():
            raise AlreadyImported
        try:
            with transaction.atomic():
                batch = Import.objects.create(
                    office=office, kind=kind.key, name=tidy(source.name)[:200], digest=source.digest,
                    rows=len(rows), by=by, at=at,
                )  # fmt: skip
        except IntegrityError:
            # Somebody else began with the same file in the same moment.
            raise AlreadyImported from None
    made = _write(kind, office, rows, batch, by, at)
    audit.write(
        verb=f"{kind.key}.record_many", by=by, at=at, office=office, subject=batch.uid if batch else None,
        rows=len(made), values={"digest": source.digest} if source else {},
    )  # fmt: skip
    return made


class Examiner:
    """The rules that a row of a kind meets before it is written; also for the preview of a spreadsheet.

    `on` is the last day on which anything can have happened; without it that rule is not asked.
    """

    def __init__(self, kind: Kind, office: Office, *, on: date | None) -> None:
        self.kind, self.office, self.on = kind, office, on
        # Said in SQL: every entry asks it, nearly always for nothing, and composing it costs ten times the answer.
        self.bounds = list(Handover.objects.raw(_BOUNDS, [office.pk, kind.key]))

    def __call__(self, values: Values) -> Values:
        """Completes the values in place. Raises Refusal naming the field that does not fit."""
        checks.belongs(self.office, values)
        if self.on is not None:
            checks.has_happened(values.get("happened_on"), on=self.on)
        self.kind.complete(values, self.office)
        checks.open_then(values)
        if self.bounds:
            checks.counted_here(self.bounds, values)
        return values


def _write(
    kind: Kind, office: Office, rows: Sequence[Values], batch: Import | None, by: Actor, at: datetime
) -> Sequence[Record]:
    """Writes all rows, a few thousand at a time. A refusal says in `row` which one it is about, counted from 0."""
    if not kind.enterable:
        raise NotEnteredDirectly
    examine = Examiner(kind, office, on=localdate(at))
    stamp = {"office": office, "by": by, "recorded_at": at, "imported": batch}
    try:
        # One savepoint for all: each would make SQLite's full text write out what it gathered. Of a single row
        # nothing is looked up after a refusal, so the action's own transaction is enough.
        with transaction.atomic() if len(rows) > 1 else nullcontext():
            made = _write_all(kind, examine, rows, stamp)
            if kind.settle is not None:
                kind.settle(made)
            return made
    except Refusal as refusal:
        if len(rows) == 1:
            refusal.row = 0
        elif refusal.row is None and len(rows) <= SEARCHED:
            refusal.row = _first_refused(kind, examine, rows, stamp)
        raise


def _write_all(kind: Kind, examine: Examiner, rows: Sequence[Values], stamp: Values) -> Sequence[Record]:
    made: list[Record] = []
    keys: list[int] = []
    plainly = kind.insert is None and len(rows) > FEW
    step = LOAD if plainly else BATCH
    for start in range(0, len(rows), step):
        examined = []
        for place, values in enumerate(rows[start : start + step], start):
            try:
                examined.append(examine(dict(values)))
            except Refusal as refusal:
                refusal.row = place
                raise
        with checks.named_conflicts(kind):
            if plainly:
                written = bulk.insert(kind.model, examined, stamp)
                search.index_values(kind, zip(written, examined, strict=True))
                keys += written
            else:
                some = (kind.insert or insert_plain)(kind, [{**values, **stamp} for values in examined])
                search.index(kind, some)
                made += some
    return Recorded(kind, keys) if keys else made


def _first_refused(kind: Kind, examine: Examiner, rows: Sequence[Values], stamp: Values) -> int | None:
    """Which row a constraint refused: written again one by one, in a transaction that fails anyway."""
    for place, values in enumerate(rows):
        try:
            with transaction.atomic(), checks.named_conflicts(kind):
                made = (kind.insert or insert_plain)(kind, [{**examine(dict(values)), **stamp}])
                if kind.settle is not None:
                    kind.settle(made)
        except Refusal:
            return place
    return None


def pieces(records: Iterable[Any]) -> Iterator[list[Any]]:
    """The records, a thousand at a time."""
    source = iter(records)
    while some := list(islice(source, BATCH)):
        yield some


class Recorded(Sequence[Record]):
    """The records of a long writing, in order; read back from the database when somebody looks at them."""

    def __init__(self, kind: Kind, keys: list[int]) -> None:
        self.kind, self.keys = kind, keys

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> list[Record]: ...
    def __getitem__(self, place: int | slice) -> Record | list[Record]:
        if isinstance(place, slice):
            keys = self.keys[place]
            found = {r.pk: r for s in range(0, len(keys), BATCH) for r in self._some(keys[s : s + BATCH])}
            return [found[key] for key in keys]
        return self.kind.model.objects.get(pk=self.keys[place])

    def __iter__(self) -> Iterator[Record]:
        for start in range(0, len(self.keys), BATCH):
            yield from self[start : start + BATCH]

    def _some(self, keys: list[int]) -> models.QuerySet[Any]:
        rows = self.kind.model.objects.filter(pk__in=keys)
        return self.kind.prepared(rows) if self.kind.prepared else rows


def insert_plain(kind: Kind, rows: Sequence[Values]) -> list[Record]:
    """One record of each row of values."""
    made: list[Record] = [kind.model(**values) for values in rows]
    if len(made) == 1:
        bulk.put(made[0])
        return made
    return kind.model._default_manager.bulk_create(made, batch_size=BATCH)
