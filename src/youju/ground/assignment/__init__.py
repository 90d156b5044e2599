"""Optimal assignment of those who seek to those who help: hard rules, whole-number wishes, capacities, reasons,
proof.

It knows no word of any service. A service judges each pair by its own rules and wishes and gets back who goes
with whom, why, why not, who stays without and why, and what one decision by hand means for all others. See
decision 30.
"""

from youju.ground.assignment.explaining import UNJUDGED, parts, why, why_not, why_without
from youju.ground.assignment.extras import Extras, best_extras
from youju.ground.assignment.parties import WITHOUT, Contradiction, Helper, Impossible, Pair, Seeker
from youju.ground.assignment.plan import CHANGE, Move, Plan, moves, propose
from youju.ground.assignment.problem import Problem, pose
from youju.ground.assignment.reasons import (
    Barred,
    Dearer,
    Forbidden,
    HeldByLocks,
    Kept,
    KeptApart,
    LockedElsewhere,
    Reason,
    Taken,
    Tied,
    TooFewPlaces,
    Why,
    WhyNot,
)
from youju.ground.assignment.solving import TooEntangled
from youju.ground.assignment.table import Table

__all__ = [
    "CHANGE",
    "UNJUDGED",
    "WITHOUT",
    "Barred",
    "Contradiction",
    "Dearer",
    "Extras",
    "Forbidden",
    "HeldByLocks",
    "Helper",
    "Impossible",
    "Kept",
    "KeptApart",
    "LockedElsewhere",
    "Move",
    "Pair",
    "Plan",
    "Problem",
    "Reason",
    "Seeker",
    "Table",
    "Taken",
    "Tied",
    "TooEntangled",
    "TooFewPlaces",
    "Why",
    "WhyNot",
    "best_extras",
    "moves",
    "parts",
    "pose",
    "propose",
    "why",
    "why_not",
    "why_without",
]
