"""One character for one character, so that every place in the folded text is the place in the printed one."""

import re

from youju.reporting.archive.reading.page.traditional import SIMPLIFIED

# Punctuation that full- and half-width print alike; the full-width comma is none of it, because a half-width one
# between digits groups them (1,234) and a full-width one lists them.
_PLAIN: dict[int, str] = {full: chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F) if full != ord("，")}
_PLAIN |= dict.fromkeys(
    map(ord, "\u00a0\u1680\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"), " "
)
# A space as wide as a character parts what stands in columns; at the beginning of a line it is only an indent.
_PLAIN[0x3000] = "\t"
_PLAIN |= dict.fromkeys(map(ord, "\u200b\u200c\u2060\ufeff\u00ad\x0b\x0c"), " ")
_PLAIN |= dict.fromkeys(map(ord, "~～〜–—―−‐‑‒─﹣"), "-")
_PLAIN |= dict.fromkeys(map(ord, "「『“„‟〝"), "“") | dict.fromkeys(map(ord, "」』”〞"), "”") | {ord("＂"): '"'}
_PLAIN |= dict.fromkeys(map(ord, "‘’‚‛′＇"), "'")
_PLAIN |= {
    ord("∶"): ":",
    ord("︰"): ":",
    ord("〇"): "零",
    ord("○"): "零",
    ord("﹪"): "%",
    ord("٪"): "%",
    ord("．"): ".",
}
_PLAIN |= {ord(printed): simple for printed, simple in SIMPLIFIED.items()}

_GROUPED = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def fold(text: str) -> str:
    """The text in half-width digits, plain dashes, spaces and quotation marks and simplified grammar words.

    It has exactly the length of `text`.
    """
    if "，" in text:
        text = _GROUPED.sub(",", text)
    return text.translate(_PLAIN)
