"""Lists of names against the number that announces them: 以下五家单位：…, three firms gave prizes: …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.reporting.archive.reading.checks.paper import Paper, short, shown
from youju.reporting.archive.reading.printed import Finding

_LIST = re.compile(r"[^:：。；;]{0,40}?[:：]\s?(?P<list>[^。；;!！?？:：]{3,240})")
_EN_LIST = re.compile(r"[^:.;]{0,60}?:\s(?P<list>[^.;:!?]{3,240})")
_ITEMS = re.compile(r"[、，,]\s?|\s?以及\s?")
_ET_CETERA = re.compile(r"等$|等等$|etc\.?$|and (?:others|more)$|and so on$", re.I)


def lengths(paper: Paper) -> Iterator[Finding]:
    """A list that has more or fewer names than it says."""
    for _number, passage, rows, _margin in paper.passages():
        if passage.context.kind == "preview" or len(passage.block.plain) > 2000:
            continue
        block = passage.block
        shift = block.offsets[0] if block.offsets else 0
        for row in rows:
            if (
                row.spot.line != block.line
                or row.approximate
                or not isinstance(row.value, int)
                or not 2 <= row.value <= 30
            ):
                continue
            end = row.spot.end - shift
            chinese = bool(re.search("[一-鿿]", block.plain))
            found = (_LIST if chinese else _EN_LIST).match(block.plain, end)
            if (
                found is None
                or re.search(r"\d|[零一二两三四五六七八九十]{1,3}(?:名|位|个|家|次|场)", found["list"])
                or re.search(r"\d", block.plain[end : found.start("list")])
            ):
                continue
            counts = _counts(found["list"], chinese)
            if (
                counts
                and row.value not in counts
                and not (_ET_CETERA.search(found["list"].strip()) and max(counts) < row.value)
            ):
                listed = max(counts)
                yield paper.say(
                    "list-length", "wrong", row.spot.line,
                    f"说是{shown(row)}，列出的却有{listed}个：“{short(found['list'])}”。",
                    f"It says {shown(row)}, but {listed} are named: “{short(found['list'])}”.", shown(row),
                )  # fmt: skip


def _counts(said: str, chinese: bool) -> set[int]:
    """How many items a list may be taken to have; none where it is no list."""
    said = re.sub(r"[（(][^()（）]*[)）]", "", said.strip())
    titles = re.findall("《[^《》]+》", said)
    if len(titles) > 1:
        return {len(titles)}
    if chinese:
        items = [item for item in _ITEMS.split(said) if item.strip()]
        if len(items) < 2 or any(len(item) > 24 for item in items):
            return set()
        last = re.split(r"(?<=.)[和与及](?=.)", items[-1])
        return (
            {len(items), len(items) - 1 + len(last)}
            if len(last) > 1 and max(map(len, last)) > 6
            else {len(items) - 1 + len(last)}
        )
    items = [item for item in re.split(r",\s(?:and\s)?|\sand\s", said) if item.strip()]
    if len(items) < 2 or any(len(item.split()) > 6 for item in items):
        return set()
    return {len(items)}
