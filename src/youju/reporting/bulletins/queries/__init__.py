"""Reads of the press: issues, their figures, and an issue composed into the plain values of an edition."""

from youju.reporting.bulletins.queries.checking import Finding, Reviewed, findings, review, reviewed
from youju.reporting.bulletins.queries.composing import compose, proof
from youju.reporting.bulletins.queries.issues import (
    current_release,
    figures_of,
    in_the_making,
    issue_of,
    parts_of,
    period_of,
    previous_of,
    released,
    resolve,
)
from youju.reporting.bulletins.queries.reading import Reader, Resolved

__all__ = [
    "Finding", "Reader", "Resolved", "Reviewed", "compose", "current_release", "figures_of", "findings",
    "in_the_making", "issue_of", "parts_of", "period_of", "previous_of", "proof", "released", "resolve", "review",
    "reviewed",
]  # fmt: skip
