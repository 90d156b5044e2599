"""The life of a record in plain words: who did what, when and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.evidence.queries import Event

_SAID: dict[str, Promise] = {
    "recorded": _("recorded it."),
    "corrected": _("corrected it."),
    "withdrawn": _("withdrew it."),
    "reinstated": _("reinstated it."),
}


@dataclass(frozen=True)
class Step:
    """One sentence: somebody, at a moment, did something; `changes` are (label, before, after)."""

    at: datetime
    by: Actor
    said: Promise
    reason: str
    changes: tuple[tuple[str, str, str], ...]


def life(history: Iterable[Event]) -> list[Step]:
    return [Step(e.at, e.by, _SAID[e.what], e.reason, e.changes) for e in history]
