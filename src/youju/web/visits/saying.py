"""A visit between page and product: as a form or an envelope says it, and as the page shows what stands."""

import json
from collections.abc import Mapping
from datetime import time
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from youju.services.visits.models import Outcome, Visit
from youju.services.visits.queries.homes import Home
from youju.services.visits.queries.rounds import Leg, Sheet
from youju.services.visits.rules import ADULT, ELDER, WORDS, Said, UnfitVisit
from youju.web.activities.rolls import letter

MOST_MET, MOST_AT_ONCE = 40, 60


def typed(data: QueryDict, whom: UUID) -> Said:
    """What a plain form says. Raises UnfitVisit."""
    return _said(
        {
            "key": data.get("key", ""), "stop": str(whom), "outcome": data.get("outcome", ""),
            "met": data.getlist("met") if data.get("outcome") == Outcome.MET else [],
            "minutes": _number(data.get("minutes", "")), "arrived": data.get("arrived", ""),
            "brought": data.get("brought", ""), "findings": data.get("findings", ""),
            "needs": data.get("needs", ""),
        }
    )  # fmt: skip


def in_envelope(inside: bytes) -> list[Said]:
    """What an envelope says of visits. Raises UnfitVisit."""
    try:
        said = json.loads(inside)
        rows = said["marks"]
    except (KeyError, TypeError, ValueError, RecursionError):
        raise UnfitVisit from None
    if not isinstance(rows, list) or len(rows) > MOST_AT_ONCE:
        raise UnfitVisit
    return [_said(row) for row in rows]


def _said(row: Any) -> Said:
    try:
        met, minutes, outcome = row.get("met", []), row.get("minutes"), row["outcome"]
        texts = [row.get(name, "") for name in ("arrived", "brought", "findings", "needs")]
        fits = isinstance(met, list) and len(met) <= MOST_MET and all(isinstance(text, str) for text in texts)
        if not fits or outcome not in Outcome.values or not (minutes is None or type(minutes) is int):
            raise UnfitVisit
        arrived, brought, findings, needs = texts
        return Said(
            key=UUID(row["key"]), whom=UUID(row["stop"]), outcome=outcome,
            met=tuple(UUID(uid) for uid in met), minutes=minutes,
            arrived=time.fromisoformat(arrived[:5]) if arrived else None, brought=brought[:120].strip(),
            findings=findings[:WORDS].strip(), needs=needs[:WORDS].strip(),
        )  # fmt: skip
    except (AttributeError, KeyError, TypeError, ValueError):
        raise UnfitVisit from None


def _number(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise UnfitVisit
    return int(text)


def who_lives_there(home: Home) -> str:
    """How many of which age, in words: 2 children, 1 adult."""
    heads = {"child": 0, "adult": 0, "elder": 0}
    for card in home.people:
        years = card.age.years if card.age else ADULT
        heads["child" if years < ADULT else "elder" if years >= ELDER else "adult"] += 1
    words = {
        "child": _("{n} children").format(n=heads["child"]), "adult": _("{n} adults").format(n=heads["adult"]),
        "elder": _("{n} elders").format(n=heads["elder"]),
    }  # fmt: skip
    return _(", ").join(words[who] for who, n in heads.items() if n)


def outcome(visit: Visit | None) -> dict[str, Any]:
    """What stands of a stop: its state, and a line that says it."""
    if visit is None:
        return {"state": "", "said": ""}
    words = [str(visit.get_outcome_display())]
    if visit.minutes:
        words.append(_("{n} min").format(n=visit.minutes))
    words.append(str(visit.by))
    return {"state": visit.outcome, "said": " · ".join(words)}


def stands(found: Sheet) -> dict[str, Any]:
    """What the page learns after a sending: each stop as it stands."""
    return {"stops": {str(leg.stop.uid): outcome(leg.visit) for leg in found.legs}}


def card(leg: Leg, number: int) -> dict[str, Any]:
    """A stop as a phone keeps it: index cards, nothing of health, address or telephone."""
    return {
        "stop": str(leg.stop.uid), "number": number, "name": leg.name, "who": who_lives_there(leg.home),
        **outcome(leg.visit),
        "people": [
            {
                "person": str(one.uid), "name": one.name, "nickname": one.nickname, "face": letter(one.name),
                "age": one.age.text() if one.age else "",
            }
            for one in leg.home.people
        ],
    }  # fmt: skip


def states(rows: Mapping[str, Any]) -> str:
    """Which colour an outcome has."""
    return {"met": "good", "not_home": "warn", "not_wanted": "warn"}.get(str(rows.get("state")), "")
