"""The closed grammar of tokens, and what must not stand in a text."""

from youju.reporting.bulletins.rules.numbers import naked_numbers
from youju.reporting.bulletins.rules.refusals import (
    AlreadyReleased,
    ChangedByAnother,
    DoesNotBelongThere,
    FindingGone,
    FindingStops,
    IssueStands,
    NakedNumber,
    NameStands,
    NeedsAnOffice,
    NeedsItsPerson,
    NotReleased,
    PictureNeedsOffice,
    ReasonNeeded,
    UnfitCrop,
    UnknownFigure,
    UnreadableToken,
)
from youju.reporting.bulletins.rules.tokens import DateToken, FigureToken, Link, Quoted, Token, read, tokens_in

__all__ = [
    "AlreadyReleased", "ChangedByAnother", "DateToken", "DoesNotBelongThere", "FigureToken", "FindingGone",
    "FindingStops", "IssueStands", "Link", "NakedNumber", "NameStands", "NeedsAnOffice", "NeedsItsPerson",
    "NotReleased", "PictureNeedsOffice", "Quoted", "ReasonNeeded", "Token", "UnfitCrop", "UnknownFigure",
    "UnreadableToken", "naked_numbers", "read", "tokens_in",
]  # fmt: skip
