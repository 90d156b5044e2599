"""What somebody recorded last, read from the chain of acts: it knows without searching ten million records."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from youju.ground.access.models import Actor, AuditEntry
from youju.ground.access.queries import Standing
from youju.ground.evidence.kinds import Kind, kinds
from youju.ground.evidence.queries import visible_to

RECORD = ".record"


@dataclass(frozen=True)
class Recent:
    """An own entry: the record as it stands now, and when it was entered."""

    kind: Kind
    record: Any
    at: datetime


def last_entries(standing: Standing, *, by: Actor, limit: int = 8) -> tuple[Recent, ...]:
    """The actor's latest entries that they may still see, newest first; a query, and one for each kind of them."""
    known = {f"{kind.key}{RECORD}": kind for kind in kinds()}
    acts = (
        AuditEntry.objects.filter(by=by, verb__in=known)
        .order_by("-pk")[:limit]
        .values_list("verb", "subject", "at")
    )
    wanted: dict[str, list[UUID | None]] = {}
    for verb, subject, _at in acts:
        wanted.setdefault(verb, []).append(subject)
    found = {
        (verb, record.uid): record
        for verb, uids in wanted.items()
        for record in visible_to(known[verb].records(), standing).filter(uid__in=uids)
    }
    return tuple(
        Recent(known[verb], found[verb, subject], at) for verb, subject, at in acts if (verb, subject) in found
    )
