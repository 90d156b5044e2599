"""Whether the text is whole: a last line that breaks off, dates cut short, lines printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.reporting.archive.reading.checks.paper import Paper, short
from youju.reporting.archive.reading.printed import Finding

_CLOSED = re.compile(r"[。！？!?…；;.:：~～—”’」』》）)】\]>*]$")
_LABEL = re.compile(r"^\s*\S{1,8}\s?[:：｜|]|^\s*(?:edited|printed|published|tel|www|http|end\b)", re.I)
_CUT_DATE = re.compile(
    r"(?P<date>(?:19|20)\d\d年\d{1,2})(?![\d月./年-])|(?<!\d)(?P<day>\d{1,2}月\d{1,2})(?![\d日号至到、,，~–—/-]"
    r"|\s?[日号])"
)
_HANGS = re.compile(
    r"\b(?:the|a|an|of|to|and|or|for|with|in|on|at|by|from|our|your|their|is|are|was|will|that|which|who|we|you"
    r"|they|has|have)$",
    re.I,
)


def broken_off(paper: Paper) -> Iterator[Finding]:
    """The last line, where it is the beginning of something and no signature."""
    rows = [row for row in paper.rows if row.text]
    if len(rows) < 4:
        return
    last = rows[-1]
    passage = next((p for p in reversed(paper.outline.passages) if p.rows), None)
    if passage is not None and passage.heading is not None and passage.rows[-1].number == last.number:
        yield _cut(paper, last.number, last.printed)
        return
    if (
        last.number in paper.planned
        or _CLOSED.search(last.text)
        or _LABEL.search(last.text)
        or (passage and passage.table)
    ):
        return
    if re.search("[一-鿿]", last.text):
        words = re.sub(r"[^一-鿿]", "", last.text)
        name = re.search(r"(?:中心|协会|機構|机构|部|组|組|们|們|社|會|会|敬上|谨启|\d[日号]?)$", last.text)
        list_ = "、" in last.text and not re.search("[，,。]", last.text)
        if len(words) >= 6 and not name and not list_:
            yield _cut(paper, last.number, last.printed)
    elif _HANGS.search(last.text) or (
        len(last.text.split()) > 7 and last.text.split()[-1].islower() and not re.search(r"\d", last.text)
    ):
        yield _cut(paper, last.number, last.printed)


def _cut(paper: Paper, line: int, text: str) -> Finding:
    end = text.strip()[-14:]
    return paper.say(
        "truncated",
        "odd",
        line,
        f"在“{end}”处断了，后面的内容没有印出来。",
        f"The text breaks off after “{end}”.",
        end,
    )


def cut_dates(paper: Paper) -> Iterator[Finding]:
    """A date that lost its end, and an address that ends in a comma."""
    for row in paper.rows:
        if len(row.plain) > 2000:
            continue
        for match in _CUT_DATE.finditer(row.plain):
            said = row.printed[match.start() : match.end()]
            if match["day"] and not re.match(r"\s*[(（]|\s{2}|$", row.plain[match.end() : match.end() + 2]):
                continue
            yield paper.say(
                "truncated",
                "odd",
                row.number,
                f"日期“{said}”不完整：“{short(row.printed)}”。",
                f"The date “{said}” is cut short.",
                said,
            )
        if re.search(r"(?:地址|address)\s?[:].*[,，、]\s*$", row.plain, re.I):
            yield paper.say(
                "truncated",
                "odd",
                row.number,
                f"地址以逗号结束，可能没印完：“{short(row.printed)}”。",
                "The address ends in a comma.",
                "address",
            )


def said_twice(paper: Paper) -> Iterator[Finding]:
    """A line of results or of the preview that stands there twice under one heading."""
    seen: dict[tuple[str, str, str, str], int] = {}
    for passage in paper.outline.passages:
        if passage.heading is not None or passage.context.kind not in ("results", "preview", "money", ""):
            continue
        for row in passage.rows:
            said = re.sub(r"\W", "", row.plain)
            if len(said) < 8 or not re.search(r"\d|[一二三四五六七八九十]", said) or passage.table is not None:
                continue
            key = (passage.context.section, passage.context.office, passage.context.site, said)
            if key in seen and seen[key] != row.number:
                yield paper.say(
                    "duplicate", "odd", row.number, f"与第{seen[key]}行重复：“{short(row.printed)}”。",
                    f"The same as line {seen[key]}: “{short(row.printed)}”.", "",
                )  # fmt: skip
            seen.setdefault(key, row.number)
