"""Rounds of visits with their team, route and papers; and the visits themselves with whom was met."""

from youju.services.visits.models.rounds import (
    Printing,
    RoundCancellation,
    RoundCount,
    Stop,
    TeamMember,
    VisitRound,
)
from youju.services.visits.models.visits import COPIED, Met, Outcome, Visit, Whom

__all__ = [
    "COPIED",
    "Met",
    "Outcome",
    "Printing",
    "RoundCancellation",
    "RoundCount",
    "Stop",
    "TeamMember",
    "Visit",
    "VisitRound",
    "Whom",
]  # fmt: skip
