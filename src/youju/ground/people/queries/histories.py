"""What happened to a person's cards, the latest first: who wrote, ended, changed or merged what, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from youju.ground.access.looking import Look
from youju.ground.access.models import Actor, AuditEntry
from youju.ground.people.models import (
    Alias,
    Change,
    Consent,
    ConsentWithdrawal,
    Guardianship,
    Living,
    Person,
    Pickup,
    Schooling,
    Sealed,
    Speaking,
    Tagging,
)
from youju.ground.people.queries.cards import cluster

MOST = 60
# Rows that tell by themselves what was written; the sealed ones tell their sort and nothing else.
_WRITTEN: tuple[tuple[Any, str, tuple[str, ...]], ...] = (
    (Alias, "person", ()), (Living, "person", ()), (Guardianship, "child", ("adult",)),
    (Pickup, "child", ("adult",)), (Schooling, "person", ()), (Speaking, "person", ()),
    (Tagging, "person", ("tag",)), (Sealed, "person", ()), (Consent, "person", ()),
    (ConsentWithdrawal, "person", ()), (Change, "person", ()),
)  # fmt: skip
# Acts without a row of their own.
_ACTS = (
    "person.merge", "person.unmerge", "person.keep_apart", "person.reconsider",
    "person.call_no_more", "person.export", "person.ask",
)  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One thing that happened: a row that was written, or an act by its verb."""

    at: datetime
    by: Actor
    row: Any = None
    verb: str = ""

    @property
    def table(self) -> str:
        return self.row._meta.model_name if self.row is not None else ""


def history(person: Person, *, look: Look, most: int = MOST) -> tuple[Event, ...]:
    """What happened, the latest first. Raises NotLooked."""
    every = cluster(person)
    for each in every:
        look.covers(each.uid)
    found = sorted(_events(every, most), key=lambda event: event.at, reverse=True)
    return tuple(found[:most])


def _events(every: tuple[Person, ...], most: int) -> Iterator[Event]:
    for model, column, related in _WRITTEN:
        rows = model.objects.filter(**{f"{column}__in": every}).select_related("by", *related)
        yield from (Event(row.at, row.by, row) for row in rows.order_by("-at", "-pk")[:most])
    for card in every:
        yield Event(card.registered_at, card.registered_by, verb="person.register")
    acts = AuditEntry.objects.filter(subject__in=[each.uid for each in every]).select_related("by")
    for act in acts.order_by("-pk")[: most * 2]:
        if act.verb in _ACTS or act.verb.endswith(".end"):
            yield Event(act.at, act.by, verb=act.verb)
