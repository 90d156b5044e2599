"""The closed grammar of tokens, and what must not stand in a text."""

from youju.reporting.bulletins.rules.numbers import naked_numbers
from youju.reporting.bulletins.rules.refusals import (
    AlreadyReleased,
    ChangedByAnother,
    IssueStands,
    NakedNumber,
    NotReleased,
    PictureNeedsOffice,
    UnknownFigure,
    UnreadableToken,
)
from youju.reporting.bulletins.rules.tokens import DateToken, FigureToken, Quoted, Token, read, tokens_in

__all__ = [
    "AlreadyReleased", "ChangedByAnother", "DateToken", "FigureToken", "IssueStands", "NakedNumber", "NotReleased",
    "PictureNeedsOffice", "Quoted", "Token", "UnknownFigure", "UnreadableToken", "naked_numbers", "read",
    "tokens_in",
]  # fmt: skip
