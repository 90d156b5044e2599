"""Numbers set apart from the sentence that they belong to: before it, after it, or on a line of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from youju.reporting.archive.reading.page import Line
from youju.reporting.archive.reading.words.no_figures import NOT_A_FIGURE

_UNIT = r"(?:人次|人|名|位|户|家|场次|场|次|小时|节|个|件|本|册|宗|份|条|篇|元|%|k|m|[A-Za-z]{3,12})"
_NUMBER = rf"(?:\d+\s?小时\s?\d+\s?分钟?|[£$€¥]?\d[\d,]*(?:\.\d+)?\s?(?:万|亿|千)?\+?(?:\s?{_UNIT})?)"
_ALONE = re.compile(rf"\s*[*【\[]?\s*(?P<number>{_NUMBER})\s*[*】\]]?\s*", re.I)
_BEFORE = re.compile(rf"\s*(?P<number>{_NUMBER})(?:\t+|\s{{2,}}|\s?[|｜/]\s?)(?P<text>\S.*)", re.I)
# One space is enough where what follows can be neither a measure word nor the goes-on of a sentence.
_CLOSE = re.compile(
    r"\s*(?P<number>\d[\d,]*(?:\.\d+)?) (?P<text>(?:\d{1,2}月|本月|本季|全年|年内|截至|目前|开展|举办|组织|为"
    r"|共|累计|新增|提供|服务|完成|接)\S*.*)"
)
_AFTER = re.compile(
    rf"(?P<text>.*?\S)(?:\t+|\s{{2,}}|\s?[|｜]\s?|\s*[.…·]{{3,}}\s*|\s?(?:→|——|--)\s?)(?P<number>{_NUMBER})\s*",
    re.I,
)
_PROSE = re.compile(r"[一-鿿]{4}|[A-Za-z]{3}")
_COUNTED = re.compile(r"\d|[一二两三四五六七八九十百千]+(?:余|多)?(?:名|人|位|场|次|家|户|个|节|本|件|册|份|期)")


@dataclass(frozen=True)
class Margin:
    """The line and columns of a number in the margin."""

    row: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.row.plain[self.start : self.end]


def _names(said: str) -> bool:
    """Whether Chinese words beside a number only name what it counts, so that it belongs to them."""
    return (
        bool(re.search("[一-鿿]", said))
        and len(said) <= 24
        and not re.search(r"[。，；,;!！]", said)
        and not _COUNTED.search(NOT_A_FIGURE.sub("", said))
    )


def alone(row: Line) -> Margin | None:
    """The margin that has the line for itself."""
    found = _ALONE.fullmatch(row.plain) if len(row.plain) < 40 else None
    if found is None:
        return None
    return Margin(row, found.start("number"), found.end("number"))


def beside(row: Line) -> tuple[Margin, Line] | None:
    """The margin of a line and its sentence, whichever comes first; None where the line has no margin."""
    if not row.text or len(row.text) < 4:
        return None
    found = _BEFORE.fullmatch(row.plain) or _CLOSE.fullmatch(row.plain)
    if found and _PROSE.search(found["text"]) and not _names(found["text"]):
        rest = row.part(found.start("text"), len(row.plain))
        if len(rest.cells) < 3 and not re.fullmatch(r"[\d,.%]+", rest.cells[-1].text):
            return Margin(row, found.start("number"), found.end("number")), rest
    if not row.plain[-1:].isspace() and not row.plain[-1:].isalnum() and row.plain[-1:] not in "%+】]":
        return None
    found = _AFTER.fullmatch(row.plain) if len(row.plain) < 400 else None
    if found and _PROSE.search(found["text"]) and _COUNTED.search(found["text"]) and len(row.cells) <= 3:
        said = row.part(0, found.end("text"))
        closed = said.text[-1:] in "。.；;！!"
        value = re.sub(r"[^\d.]", "", found["number"])
        if closed or value in said.text.replace(",", ""):
            return Margin(row, found.start("number"), found.end("number")), said
    return None
