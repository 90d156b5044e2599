"""Statements: what ends with a full stop; clauses and their words are looked for inside of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A longer statement is no statement; it is cut so that looking around a number stays cheap.
LONGEST = 1500
_END = re.compile(
    r";(?!\s+[a-z0-9])|[。！？!?][”\")）]?|(?<![A-Z\d.])\.(?=\s+[A-Z“\"(]|\s*$)|(?<=\d)\.(?=\s+[A-Z])"
    r"|(?<=[一-鿿])\.(?!\d)|…{2,}"
)


def statements(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each statement of a block."""
    start = 0
    for mark in _END.finditer(text):
        yield from _cut(text, start, mark.end())
        start = mark.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        stop = max(text.rfind("，", start, start + LONGEST), text.rfind(",", start, start + LONGEST), start)
        stop = stop + 1 if stop > start else start + LONGEST
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end
