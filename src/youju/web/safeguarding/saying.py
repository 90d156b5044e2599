"""A report between page and product: as a form or an envelope says it."""

import json
from datetime import date, time
from typing import Any
from uuid import UUID

from django.http import QueryDict

from youju.services.safeguarding.rules import WHO, WORDS, Seen, Told, UnfitReport, Whom

MOST_TOLD = 12


def typed(data: QueryDict) -> Seen:
    """What a plain form says. Raises UnfitReport."""
    told = [
        {"whom": whom.value, "name": data.get(f"name_{whom}", ""), "at": data.get(f"at_{whom}", "")}
        for whom in Whom
        if data.get(f"told_{whom}")
    ]
    row = {name: data.get(name, "") for name in ("key", "seen", "person", "who", "on")}
    return _seen({**row, "told": told})


def in_envelope(inside: bytes) -> list[Seen]:
    """What an envelope says. Raises UnfitReport."""
    try:
        rows = json.loads(inside)["marks"]
    except (KeyError, TypeError, ValueError, RecursionError):
        raise UnfitReport from None
    if not isinstance(rows, list) or len(rows) > MOST_TOLD:
        raise UnfitReport
    return [_seen(row) for row in rows]


def told_of(data: QueryDict) -> Told:
    """One authority that was told, as the form on the page of a report says it. Raises UnfitReport."""
    return _told({name: data.get(name, "") for name in ("whom", "name", "at", "on")})


def _seen(row: Any) -> Seen:
    try:
        told, texts = row.get("told", []), [row.get(name, "") for name in ("seen", "person", "who", "on")]
        if not (isinstance(told, list) and len(told) <= MOST_TOLD and all(isinstance(t, str) for t in texts)):
            raise UnfitReport
        seen, person, who, on = texts
        return Seen(
            UUID(row["key"]), seen[:WORDS].replace("\0", ""), UUID(person) if person else None,
            who[:WHO].replace("\0", ""), date.fromisoformat(on) if on else None,
            tuple(_told(one) for one in told),
        )  # fmt: skip
    except (AttributeError, KeyError, TypeError, ValueError):
        raise UnfitReport from None


def _told(row: Any) -> Told:
    try:
        on, at = row.get("on", ""), row.get("at", "")
        if row["whom"] not in set(Whom) or not isinstance(row.get("name", ""), str):
            raise UnfitReport
        return Told(
            row["whom"], row.get("name", "")[:WHO].replace("\0", ""), date.fromisoformat(on) if on else None,
            time.fromisoformat(at[:5]) if at else None,
        )  # fmt: skip
    except (AttributeError, KeyError, TypeError, ValueError):
        raise UnfitReport from None
