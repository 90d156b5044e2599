"""Decisions about series, sessions and who takes part, without a database."""

from youju.services.activities.rules.clashing import Clash, Clashing, digest
from youju.services.activities.rules.planning import (
    BeginningMissing,
    EndsBeforeItBegins,
    HeldAlready,
    LinkRevoked,
    NobodyCame,
    NotOfASeries,
    NotUnderstood,
    SessionCancelled,
    length,
    schedule_of,
)

__all__ = [
    "BeginningMissing",
    "Clash",
    "Clashing",
    "EndsBeforeItBegins",
    "HeldAlready",
    "LinkRevoked",
    "NobodyCame",
    "NotOfASeries",
    "NotUnderstood",
    "SessionCancelled",
    "digest",
    "length",
    "schedule_of",
]
