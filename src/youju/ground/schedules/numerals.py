"""Small Chinese numerals: 0 to 99 in, 1 to 10 out."""

import re

_DIGITS = "零一二三四五六七八九"
_CHINESE = re.compile(r"(?P<tens>[一二三四五六七八九]?十)?零?(?P<ones>[一二两三四五六七八九]|零)?")

# One token: at most two Arabic digits, or the longest Chinese numeral below a hundred (二十三).
TOKEN = r"(?:[0-9]{1,2}(?![0-9])|[零一二两三四五六七八九十]{1,3})"


def read(token: str) -> int | None:
    """The number that `token` states, or None when it states none (十十)."""
    if token.isascii():
        return int(token)
    found = _CHINESE.fullmatch(token)
    if found is None:
        return None
    tens = found["tens"]
    tenfold = 0 if tens is None else 10 * (_DIGITS.index(tens[0]) if len(tens) == 2 else 1)
    return tenfold + (_DIGITS.index((found["ones"] or "零").replace("两", "二")))


def write(number: int) -> str:
    """The numeral of 1 to 10."""
    return (_DIGITS + "十")[number]
