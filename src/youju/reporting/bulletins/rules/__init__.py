"""The closed grammar of tokens, and what must not stand in a text."""

from youju.reporting.bulletins.rules.numbers import naked_numbers, quoted, quoted_within
from youju.reporting.bulletins.rules.refusals import (
    AlreadyReleased,
    ChangedByAnother,
    CorrectedInWords,
    DoesNotBelongThere,
    FindingGone,
    FindingStops,
    IssueStands,
    MonthNotReleased,
    NakedNumber,
    NameStands,
    NeedsAnOffice,
    NeedsItsPerson,
    NeverLate,
    NothingLate,
    NotPrintedThen,
    NotReleased,
    PictureNeedsOffice,
    PictureNeedsWords,
    ReasonNeeded,
    Redefined,
    TooManyPictures,
    UnfitCrop,
    UnknownFigure,
    UnreadableToken,
)
from youju.reporting.bulletins.rules.tokens import DateToken, FigureToken, Link, Quoted, Token, read, tokens_in

__all__ = [
    "AlreadyReleased", "ChangedByAnother", "CorrectedInWords", "DateToken", "DoesNotBelongThere", "FigureToken",
    "FindingGone", "FindingStops", "IssueStands", "Link", "MonthNotReleased", "NakedNumber", "NameStands",
    "NeedsAnOffice", "NeedsItsPerson", "NeverLate", "NotPrintedThen", "NotReleased", "NothingLate",
    "PictureNeedsOffice", "PictureNeedsWords", "Quoted", "ReasonNeeded", "Redefined", "Token", "TooManyPictures",
    "UnfitCrop", "UnknownFigure", "UnreadableToken", "naked_numbers", "quoted", "quoted_within", "read",
    "tokens_in",
]  # fmt: skip
