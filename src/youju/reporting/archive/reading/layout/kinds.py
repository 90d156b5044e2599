"""What headings open, by what stands under them: a preview without times is none, a list of times is one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from youju.reporting.archive.reading.layout.headings import Heading, counted, heading, item
from youju.reporting.archive.reading.layout.sections import kind_of
from youju.reporting.archive.reading.page import Line
from youju.reporting.archive.reading.words.plans import speaks_of_time

# How the story of one day begins.
_ONE_DAY = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|on (?:\w+day"
    r"|\d)|last \w+day",
    re.I,
)
_HOUR = re.compile(r"\d[:.]\d\d|[点时](?:半|正|整|至|到|-|\s|$)|\d\s?[ap]\.?m\b|[上下]午|晚上", re.I)
_COUNT_AT_END = re.compile(r"\d[\d,.]*\s?[^\s\d]{0,3}$")
# As many characters of a line, and as many lines under a heading, tell what they are.
_ENOUGH, _MOST_BELOW = 240, 15


def with_kinds(found: Mapping[int, Heading], rows: Sequence[Line], month: int | None) -> dict[int, Heading]:
    """The headings with the kind of section that each opens: by its name, if nothing below speaks against it."""
    made = {at: _seen(at, each, found, rows, month) for at, each in found.items()}
    if any(each.kind == "preview" for each in made.values()):
        return made
    for at, each in made.items():
        below = _below(at, found, rows)
        if not each.kind and len(below) > 1 and all(_announces(row.plain) for row in below):
            made[at] = replace(each, kind="preview")
    return made


def _seen(
    at: int, each: Heading, found: Mapping[int, Heading], rows: Sequence[Line], month: int | None
) -> Heading:
    kind, below = kind_of(each.plain, month), _below(at, found, rows)
    if kind == "preview" and not any(speaks_of_time(row.plain[:_ENOUGH]) for row in below):
        counting = sum(counted(row.plain) or bool(_COUNT_AT_END.search(row.text[-40:])) for row in below)
        kind = "" if counting * 2 > len(below) else kind
    story = bool(below and each.mark and not kind and _ONE_DAY.match(below[0].text))
    return replace(each, kind=kind, story=story)


def bulleted(rows: Sequence[Line], at: int) -> Heading | None:
    """The heading that an item is whose own items follow, under another bullet: * Food bank, - 214 parcels."""
    row, after = rows[at], rows[at + 1] if at + 1 < len(rows) else None
    lead = item(row)
    if not lead or after is None or not item(after) or row.text[0] == after.text[0] or row.indent > after.indent:
        return None
    found = heading(row.part(lead, len(row.plain)))
    return replace(found, row=row, mark=found.mark or row.text[0]) if found else None


def _below(at: int, found: Mapping[int, Heading], rows: Sequence[Line]) -> list[Line]:
    """The first lines under a heading, until the next one."""
    made: list[Line] = []
    for number in range(at + 1, min(at + 1 + _MOST_BELOW, len(rows))):
        if number in found:
            break
        if rows[number].text:
            made.append(rows[number])
    return made


def _announces(plain: str) -> bool:
    """Whether a line says on which day and at what hour, and counts nothing."""
    return len(plain) < _ENOUGH and bool(speaks_of_time(plain) and _HOUR.search(plain)) and not counted(plain)
