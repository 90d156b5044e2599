"""Chinese numerals below a trillion: plain (一百零八), short (三百六), digit by digit (二零一八)."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
TENS = {"廿": 20, "卅": 30}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
_LONGEST = 24
_BY_DIGIT = re.compile(r"[零一二三四五六七八九]{2,12}")


def chinese(token: str) -> Decimal | None:
    """The value of a numeral, or None where the characters make none (十百, 万)."""
    if not token or len(token) > _LONGEST:
        return None
    if _BY_DIGIT.fullmatch(token):
        return Decimal("".join(str(DIGITS[letter]) for letter in token))
    total = section = 0
    digit: int | None = None
    last = 0
    for letter in token:
        if letter in DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = DIGITS[letter]
            continue
        if letter in TENS:
            if digit is not None:
                return None
            section, last = section + TENS[letter], 10
            continue
        unit = SMALL.get(letter)
        if unit is not None:
            if digit is None and letter != "十":
                return None
            section += (1 if digit is None else digit) * unit
        else:
            unit = LARGE[letter]
            section += digit or 0
            if not section and not total:
                return None
            total = (total + section) * unit if unit == LARGE["亿"] else total + section * unit
            section = 0
        digit, last = None, unit
    if digit:
        # 三百六 is 360, 一万二 is 12,000, unless 零 stands between.
        short = len(token) > 1 and token[-2] not in "零〇" and last >= 100
        section += digit * (last // 10 if short else 1)
    return Decimal(total + section)
