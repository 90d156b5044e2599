"""The chain of acts: every entry is hashed together with the one before it, so that a changed past shows.

On SQLite writers queue, so an entry is sealed in its own transaction. On PostgreSQL transactions overlap;
a sealer chains committed entries under an advisory lock, every few seconds and before each release.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from youju.ground.access.models import Actor, AuditEntry, AuditSeal
from youju.ground.organisations.models import Office
from youju.ground.storage import bulk

GENESIS = "0" * 64
# Any number that no other part of the product uses for an advisory lock.
SEALER_LOCK = 0x796F756A75

written: ContextVar[list[str] | None] = ContextVar("audit_entries_of_the_running_action", default=None)


def write(
    *,
    verb: str,
    by: Actor,
    at: datetime,
    office: Office | None = None,
    subject: UUID | None = None,
    rows: int = 1,
    values: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Leaves one entry in the running transaction; `values` enter only as a salted commitment."""
    salt = secrets.token_bytes(16)
    entry = AuditEntry(
        at=at, by=by, verb=verb, office=office, subject=subject, rows=rows,
        commitment=commitment(salt, values) if values is not None else "",
    )  # fmt: skip
    bulk.put(entry)
    if values is not None:
        # Said without objects, like the seal: every act of the product waits for these rows.
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO access_auditsalt (entry_id, salt) VALUES (%s, %s)", [entry.pk, salt])
    if connection.vendor == "sqlite":
        _chain([entry])
    running = written.get()
    if running is not None:
        running.append(verb)
    return entry


def commitment(salt: bytes, values: Mapping[str, Any]) -> str:
    """Hex SHA-256 over salt and the values in canonical JSON: proves them later, tells nothing now."""
    text = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(salt + text.encode()).hexdigest()


def head() -> AuditSeal | None:
    """The last seal of the chain."""
    return AuditSeal.objects.order_by("-number").first()


def seal() -> int:
    """Chains every committed entry that is not chained yet; returns how many."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALER_LOCK])
        return _chain(AuditEntry.objects.filter(seal=None).order_by("id").iterator())


def _chain(entries: Iterable[AuditEntry]) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, hash FROM access_auditseal ORDER BY number DESC LIMIT 1")
        number, previous = cursor.fetchone() or (0, GENESIS)
        seals = []
        for entry in entries:
            number, previous = number + 1, link(previous, entry)
            seals.append((number, entry.pk, previous))
        if seals:
            cursor.executemany("INSERT INTO access_auditseal (number, entry_id, hash) VALUES (%s, %s, %s)", seals)
    return len(seals)


def link(previous: str, entry: AuditEntry) -> str:
    """The hash of an entry after `previous` (hex SHA-256)."""
    content = [
        previous, str(entry.uid), entry.at.timestamp(), entry.by_id, entry.verb, entry.office_id,
        str(entry.subject or ""), entry.rows, entry.commitment,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Verdict:
    """What a walk along the chain found. `broken_at` is the number of the first seal that does not fit."""

    sealed: int
    unsealed: int
    head: str
    broken_at: int | None


def verify() -> Verdict:
    """Walks the whole chain; the unsealed tail is counted, not excused."""
    previous, number = GENESIS, 0
    for seal_ in AuditSeal.objects.select_related("entry").order_by("number").iterator(chunk_size=2000):
        number += 1
        if seal_.number != number or seal_.hash != link(previous, seal_.entry):
            return Verdict(number - 1, _unsealed(), previous, broken_at=number)
        previous = seal_.hash
    return Verdict(number, _unsealed(), previous, broken_at=None)


def _unsealed() -> int:
    return AuditEntry.objects.filter(seal=None).count()
