"""English number words: six, twenty-four, two hundred and six, a dozen, hundreds."""

from __future__ import annotations

from decimal import Decimal

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {word: value for value, word in enumerate(_ONES)} | {w: 10 * (n + 2) for n, w in enumerate(_TENS)}
LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
WORD = "|".join(sorted([*SMALL, *LARGE, "dozen"], key=len, reverse=True))


def english(said: str) -> Decimal | None:
    """The value of a run of number words, or None."""
    total = section = 0
    words = [word for word in said.lower().replace("-", " ").split() if word not in ("and", "a")]
    if not words:
        return None
    for word in words:
        if word in SMALL:
            section += SMALL[word]
        elif word == "dozen":
            section = (section or 1) * 12
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in LARGE:
            total, section = total + (section or 1) * LARGE[word], 0
        else:
            return None
    return Decimal(total + section)
