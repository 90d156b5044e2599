"""Where and whom to call: telephones without area code, addresses without city."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.reporting.archive.reading.checks.paper import Paper
from youju.reporting.archive.reading.printed import Finding
from youju.reporting.archive.reading.schedule.contacts import PHONE

_LABELLED = re.compile(r"(?:地址|会址|address)\s?[:]\s?(?P<address>[^\s,，;；]{4,40})", re.I)
_HEADED = re.compile(
    r"[（(\s](?P<address>[^\s,，;；（）()]{2,24}(?:路|街|道|巷|里|村|弄)[^\s,，;；]{0,4}\d+号?[^\s,，;；（）()]{0,12})"
)
_CITY = re.compile(r"市(?![场集民政区])|[省县縣州]|香港|九龙|九龍|新界|澳门|澳門")
_CALLED = re.compile(
    r"电话|電話|热线|熱線|查询|查詢|咨询|諮詢|联系|聯絡|总机|tel|phone|call|ring|contact|on\s\d|[（(]\s?\d", re.I
)


def area_codes(paper: Paper) -> Iterator[Finding]:
    """A number that only neighbours can call, where others are printed with their area code."""
    found = []
    for row in paper.rows:
        if len(row.plain) > 400 or not re.search(r"\d{3}", row.plain):
            continue
        for match in PHONE.finditer(row.plain):
            number = match["number"]
            digits = re.sub(r"\D", "", number)
            if 6 <= len(digits) <= 13:
                found.append((row, number, digits))
    with_code = [digits for _row, _number, digits in found if digits.startswith("0") and len(digits) >= 9]
    local = _local_length(with_code)
    for row, number, digits in found:
        if digits.startswith(("0", "400", "800", "852", "853", "886")) or (
            digits.startswith("1") and len(digits) == 11
        ):
            continue
        if not (_CALLED.search(row.plain) or row.number in paper.planned):
            continue
        chinese = paper.language == "zh" and not paper.traditional
        if len(digits) <= 8 and (
            (with_code and (len(digits) in local or len(digits) <= 7)) or (chinese and len(digits) in (7, 8))
        ):
            yield paper.say(
                "phone-area",
                "odd",
                row.number,
                f"电话{number.strip()}没有区号。",
                f"{number.strip()} has no area code.",
                number.strip(),
            )


def _local_length(with_code: list[str]) -> set[int]:
    return {len(digits) - code for digits in with_code for code in (2, 3, 4, 5)}


def cities(paper: Paper) -> Iterator[Finding]:
    """An address that does not say in which city, where others do."""
    found = []
    for number, passage in enumerate(paper.outline.passages):
        if passage.context.kind != "preview" or passage.table is not None:
            continue
        for row in passage.rows:
            if len(row.plain) > 300:
                continue
            match = _LABELLED.search(row.plain)
            if match is None and passage.heading is not None:
                match = _HEADED.search(row.plain)
            if match is None and passage.heading is None and number and row.number not in paper.planned:
                match = _HEADED.search(" " + row.plain)
            if match:
                found.append((row.number, match["address"]))
    if not any(_CITY.search(address) for _line, address in found):
        return
    for line, address in found:
        if not _CITY.search(address):
            yield paper.say(
                "address-city",
                "odd",
                line,
                f"地址“{address}”没有写城市。",
                f"The address “{address}” names no city.",
                address,
            )
