"""Reads of the press: issues, their figures, and an issue composed into the plain values of an edition."""

from youju.reporting.bulletins.queries.composing import compose
from youju.reporting.bulletins.queries.issues import (
    current_release,
    figures_of,
    issue_of,
    parts_of,
    released,
    resolve,
)

__all__ = ["compose", "current_release", "figures_of", "issue_of", "parts_of", "released", "resolve"]
