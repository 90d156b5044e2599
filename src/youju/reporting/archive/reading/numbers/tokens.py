"""A number of the text, its value as printed and whether it is meant roughly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

# No longer number is a count of anything; it is a card, an account or a telephone.
MOST_DIGITS = 13
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?)"


@dataclass(frozen=True, slots=True)
class Number:
    """A value with its place (`start`, `end`) in a block; `approximate` for 80余, 近百 and about 80."""

    value: int | float
    start: int
    end: int
    approximate: bool = False


def arabic(token: str) -> Decimal | None:
    """The value of a token of Arabic digits, or None where it is too long to be a count."""
    digits = token.replace(",", "")
    if len(digits) > MOST_DIGITS:
        return None
    return Decimal(digits)


def settled(value: Decimal) -> int | float:
    """A whole number as int, any other as the float that prints alike."""
    return int(value) if value == value.to_integral_value() else float(value)
