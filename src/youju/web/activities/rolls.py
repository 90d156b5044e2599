"""The roll between page and product: taps as they come, and what stands, as the page shows and asks it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.http import QueryDict

from youju.services.activities.actions.roll_call import Taken
from youju.services.activities.models import Role
from youju.services.activities.queries.roll import Roll, Seat
from youju.services.activities.rules.marks import MOST_AT_ONCE, Said, Tap, TooManyMarks, UnfitMark

# How a plain form calls a person who is there, and how many there are of a role without a name.
PRESENT, WAS, COUNT, WAS_COUNT = "present", "was", "n_", "was_n_"


def read_taps(text: str) -> list[Tap]:
    """The taps of one sending. Raises UnfitMark, TooManyMarks."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        raise UnfitMark from None
    return taps_of(rows)


def taps_of(rows: Any) -> list[Tap]:
    """The taps that a page or an envelope lists. Raises UnfitMark, TooManyMarks."""
    if not isinstance(rows, list):
        raise UnfitMark
    if len(rows) > MOST_AT_ONCE:
        raise TooManyMarks
    return [_tap(row) for row in rows]


def _tap(row: Any) -> Tap:
    try:
        person, n, minutes = row.get("person"), row.get("n", 1), row.get("minutes")
        numbers = all(type(value) is int for value in (n, 0 if minutes is None else minutes))
        role, reason = row["role"], row.get("reason", "")
        if not (numbers and isinstance(role, str) and isinstance(reason, str)):
            raise UnfitMark
        who = UUID(person) if person else None
        return Tap(UUID(row["key"]), Said(row["said"]), role, who, n, minutes, reason[:200])
    except (AttributeError, KeyError, TypeError, ValueError):
        raise UnfitMark from None


def typed_taps(data: QueryDict, roll: Roll, *, role: str) -> list[Tap]:
    """The taps that a plain form means: what is ticked now and was not when the page was made, and the reverse.

    Their keys follow from the form's own, so that a form sent twice is taken once.
    """
    form, reason = uid(data.get("form", "")), data.get("reason", "")[:200]
    if form is None:
        raise UnfitMark
    roles = {str(seat.card.uid): seat.role for seat in roll.seats}
    ticked, before = (dict.fromkeys(data.getlist(name)) for name in (PRESENT, WAS))
    changed = [(uid, Said.PRESENT) for uid in ticked if uid not in before]
    changed += [(uid, Said.UNDO) for uid in before if uid not in ticked]
    taps = []
    for text, said in changed:
        if (person := uid(text)) is None:
            raise UnfitMark
        key = uuid5(form, f"{said.value} {person}")
        taps.append(Tap(key, said, roles.get(str(person), role), person, reason=reason))
    for each in Role.values:
        more = _number(data.get(f"{COUNT}{each}", "")) - _number(data.get(f"{WAS_COUNT}{each}", ""))
        if more:
            said = Said.PRESENT if more > 0 else Said.UNDO
            taps.append(Tap(uuid5(form, f"{said.value} {each}"), said, each, n=abs(more), reason=reason))
    return taps


def uid(text: str) -> UUID | None:
    """The uid that was sent, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0


def said(roll: Roll, taken: Taken | None = None) -> dict[str, Any]:
    """What the page learns after a sending: of each tap what became of it, and the roll as it stands."""
    answers = taken.answers if taken else ()
    return {
        "answers": [
            {"key": str(a.key), "state": a.state, "message": str(a.refusal) if a.refusal else ""} for a in answers
        ],
        "seats": {
            str(s.card.uid): {"state": s.state, "minutes": s.minutes, "itself": s.by_itself is not None}
            for s in roll.seats
        },
        "nameless": roll.nameless,
        "came": roll.came,
    }


@dataclass(frozen=True)
class Counter:
    """How many came without a name in one role."""

    role: str
    label: str
    n: int


def counters(roll: Roll, usual: Sequence[str]) -> tuple[list[Counter], list[Counter]]:
    """The roles that usually come or came today, and all others."""
    labels: Mapping[str, Any] = dict(Role.choices)
    every = [Counter(role, str(labels[role]), roll.nameless.get(role, 0)) for role in Role.values]
    first = {*usual, *roll.nameless} or {Role.CHILD.value, Role.GUARDIAN.value}
    return [c for c in every if c.role in first], [c for c in every if c.role not in first]


def face(seat: Seat) -> str:
    """What stands for a face: the last character of the name, as children know one another."""
    return letter(seat.card.name)


def letter(name: str) -> str:
    """The last character of a Chinese name, the first letter of another one."""
    bare = name.strip()
    if not bare:
        return "·"
    return bare[0].upper() if bare[0].isascii() else bare[-1]
