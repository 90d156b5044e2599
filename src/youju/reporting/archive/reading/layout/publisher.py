"""Who publishes a bulletin: what its head or its last lines say, else the name before the word for the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from youju.reporting.archive.reading.page import Line

_PERIODICAL = re.compile(
    r"(?:(?:工作|服务|电子|社区)?(?:月报|月刊|简讯|简报|通讯|通信|季报|季刊|年报|快讯|快报|小报|双月刊|会刊"
    r"|会讯|数据表|书简|来信|资讯|月讯|报告|期刊|newsletter|news|update|bulletin|report|review|statistics))+$",
    re.I,
)
_BY = re.compile(
    r"(?:编制单位|主办(?:单位)?|编印|出版|发行|承办|编者|制作|出品|publisher|published by"
    r"|produced by)\s?[:]\s?(?P<name>[^\s,，。:|]{4,30})",
    re.I,
)
_OF = re.compile(
    r"\b(?:newsletter|magazine|bulletin|journal|gazette|report|review|update|news)\s(?:of|from|for)\s(?:the\s)?"
    r"(?P<name>(?!month|quarter|year)[A-Za-z][\w'’&-]*(?:\s[A-Za-z'’&-]+){0,6})$",
    re.I,
)
_BEFORE_BY = re.compile(r"(?P<name>[^\s,，。:|]{4,30})\s+(?:编印|出版|主办|编制|印行|发行|出品|制作|敬启|谨启)")
_ORGANISATION = re.compile(
    r"[一-鿿]{2,24}?(?:中心|协会|基金会|服务社|支持社|工作站|联合会|促进会|机构|总会|学会|热线|网络|之家|协会"
    r"|公社|工作室|书屋|行动|服务队|社区会|福利会"
    r"|理事会|院舍|学社|联盟|合作社|社|会|堂|站)$"
)
_ENGLISH_NAME = re.compile(
    r"\b(?:[A-Z][\w'’&-]*\s){1,6}(?:Centre|Center|Association|Society|Trust|Foundation|Council|Project|Network"
    r"|Helpline|House|Club|Partnership"
    r"|Service|Services|Charity|Bank|Hub|Alliance|Union|Action|Care|Hospice|Library|Group|Community|Mission|Aid"
    r"|Support|Exchange|Collective)\b"
)


def names_publisher(plain: str) -> bool:
    """Whether folded words say by whom something is published."""
    return bool(_BY.search(plain) or _BEFORE_BY.search(plain))


def publisher_of(taken: Sequence[Line], rows: Sequence[Line]) -> str:
    """The publisher as printed, by the lines of the head and all lines; empty where none is named."""
    near = [*taken, *[row for row in rows[-8:] if row.text]]
    for pattern in (_BY, _BEFORE_BY):
        for row in near:
            if found := pattern.search(row.plain):
                return row.printed[found.start("name") : found.end("name")].strip()
    for row in taken:
        for cell in re.finditer(r"[^\s|·•:,，()（）]+", row.plain):
            said = re.sub(r"\d.*|二零.*", "", cell[0])
            if _ORGANISATION.fullmatch(said):
                return row.printed[cell.start() : cell.start() + len(said)]
    for row in [*taken, *[row for row in rows if row.text][:6], *near]:
        if found := _OF.search(row.plain) if row in taken else None:
            return row.printed[found.start("name") : found.end("name")].strip()
        # What has a line of its own below the head is a heading.
        found = _ENGLISH_NAME.search(row.plain)
        if found and (row in taken or found[0] != row.text):
            return row.printed[found.start() : found.end()]
        if row in taken and row.text.isupper() and (found := _ENGLISH_NAME.search(_titled(row.plain))):
            return found[0]
    return _from_title(taken[0]) if taken else ""


def _titled(plain: str) -> str:
    return re.sub(r"[A-Za-z'’]+", lambda word: word[0].capitalize(), plain)


def _from_title(row: Line) -> str:
    """The name before a bar or before the word for the paper: 某某坊月报."""
    first = re.split(r"[|｜·•—:：(（《\t]|\s{2,}|\d|二零|民国", row.plain.strip())[0].strip()
    bare = _PERIODICAL.sub("", re.sub(r"\s?总?第$", "", first)).strip()
    if not re.search("[一-鿿]", bare) or not 3 <= len(bare) <= 24:
        return ""
    at = row.plain.find(bare)
    return row.printed[at : at + len(bare)]
