"""Takes a line of an announcement apart: title, time, place, and whom to call."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from youju.reporting.archive.reading.dates.period import Period
from youju.reporting.archive.reading.layout.headings import item
from youju.reporting.archive.reading.page import Line, fold
from youju.reporting.archive.reading.schedule.contacts import Contact, contact
from youju.reporting.archive.reading.schedule.places import place_of
from youju.reporting.archive.reading.schedule.when import When
from youju.reporting.archive.reading.words.no_figures import NUMBERING

Reads = Callable[[str, Period | None], When]

_NOTE = re.compile(
    r"通知|报名|预约|截止|待定|同时|免费|另行|起$|欢迎|直播$|具体|详情|名额|限\d|自备|來電|来电|放寒|放假|暂停|除外|满员"
    r"|收费|费用|元/|每人|视.{1,6}而定|休息|对象|适合|小时$"
    r"|term time|booking|free|by arrangement|please|all welcome|tickets|ages?\b|£|\$|closed|leaving|starts?\b"
    r"|from\b", re.I,
)  # fmt: skip
_DOING = re.compile(
    r"开展|举办|举行|组织|进行|继续|提供|参加|参观|走进|活动;?$|课堂|讲座|服务[;；。]?$|影院|课程|会议|项目"
    r"|宣传|嘉年华|开放日|故事会|电影"
)
_MEET = re.compile(r"(?:集合|集中|出发|等候|见面|举行|进行|报到)+$")
_MEETING = re.compile(r"^(?:集合|集中|出发|活动|上课)?(?:地点|地址|场地)?\s?[:：]\s?")
_EDGE = " \t,，。;；:：、.()（）[]|｜–—-·\x00"
# 在城东站开展清明祭扫: where, and what.
_DONE_AT = re.compile(r"[在于到](?P<place>.{2,16}?)(?:开展|举办|举行|组织|召开|进行)(?P<title>.{2,})")
_ZH_PIECE = re.compile(r"[^\x00，,。；;|｜\s()（）]+")
_EN_PIECE = re.compile(r"[^\x00，,。；;|｜\t()（）]+?(?=\s{2,}|\.\s|\x00|[，,。；;|｜\t()（）]|$)")
# What stands for the place of the entry before.
SAME_PLACE = "="
_SAME = re.compile(r"^(?:same (?:place|venue)|同上|地点同上)$", re.I)


@dataclass(frozen=True)
class Said:
    """One announcement of a line; `start` and `end` are its columns."""

    when: When
    title: str
    place: str
    contact: Contact
    text: str
    start: int
    end: int


def take_apart(row: Line, issue: Period | None, reads: Reads) -> Iterator[Said]:
    """The announcements of a line: one, or several where each clause has its own day."""
    for start, end in _clauses(row.plain, issue, reads):
        said = _one(row, start, end, issue, reads)
        if said is not None:
            yield said


def _clauses(plain: str, issue: Period | None, reads: Reads) -> list[tuple[int, int]]:
    """A line, or its parts between semicolons where every one of them says a day."""
    stops = [match.end() for match in re.finditer(r"[；;]", plain)]
    cuts = [0, *[stop for stop in stops if stop < len(plain.rstrip())], len(plain)]
    parts = [(cuts[n], cuts[n + 1]) for n in range(len(cuts) - 1)]
    if 1 < len(parts) <= 8 and all(reads(plain[start:end], issue).dated for start, end in parts):
        return parts
    return [(0, len(plain))]


def _one(row: Line, start: int, end: int, issue: Period | None, reads: Reads) -> Said | None:
    plain, printed = row.plain[start:end], row.printed[start:end]
    lead = item(replace(row, plain=plain, printed=printed))
    if numbered := NUMBERING.match(plain):
        lead = max(lead, numbered.end())
    hidden = "\x00" * lead + plain[lead:]
    when = reads(hidden, issue)
    if not when.says_anything:
        return None
    found, rest = contact(hidden, printed)
    for first, last in when.spans:
        rest = rest[:first] + "\x00" * (last - first) + rest[last:]
    title, place = _around(rest, printed, when)
    if done := _DONE_AT.fullmatch(fold(title)):
        place, title = place or title[done.start("place") : done.end("place")], title[done.start("title") :]
    return Said(when, title, place, found, row.printed[start:end].strip(), start + lead, end)


def _around(rest: str, printed: str, when: When) -> tuple[str, str]:
    """Title and place: what stands before the time names it; what stands after it says where, or names it."""
    before = _trim(printed, rest, 0, when.start)
    pieces = [
        (match.start(), match.end())
        for match in (_ZH_PIECE if re.search("[一-鿿]", rest) else _EN_PIECE).finditer(rest)
        if match.start() >= when.start
    ]
    after = [said for first, last in pieces if (said := _trim(printed, rest, first, last))]
    labelled = next(
        (
            re.sub(
                r"^(?:集合|集中|活动|上课)?(?:地点|地點|地址|场地|場地|venue|at|集合)\s?[:：]?\s?",
                "",
                said,
                flags=re.I,
            )
            for said in after
            if re.match(r"(?:集合|集中|活动|上课)?(?:地点|地址|场地|venue)|集合\s?:", fold(said), re.I)
        ),
        "",
    )
    if labelled:
        return before or next((said for said in after if labelled not in said), ""), labelled
    if before:
        return before, next((place for said in _joined(after, before) if (place := _place(said))), "")
    title = after[0] if after else ""
    where = next((place for said in after[1:] if not _DOING.search(said) and (place := _place(said))), "")
    return title, where


def _joined(after: list[str], before: str) -> list[str]:
    """English places may have commas: the Old Forge, 3 Bridge Lane, Brackenford."""
    if not after or re.search("[一-鿿]", before + "".join(after)):
        return after
    said = [piece for piece in after if not _NOTE.search(piece)]
    return [", ".join(said)] if said else []


def _place(said: str) -> str:
    if _SAME.match(said):
        return SAME_PLACE
    plain = fold(said)
    if len(said) < 2 or _NOTE.search(plain):
        return ""
    where = place_of(_MEET.sub("", said), _MEET.sub("", plain))
    if not where and (met := _MEET.search(plain)) and met.start() > 1 and re.search("[一-鿿]", plain):
        where = said[: met.start()]
    return _MEETING.sub("", where).strip(_EDGE)


def _trim(printed: str, rest: str, start: int, end: int) -> str:
    said = "".join(
        letter if plain != "\x00" else ""
        for letter, plain in zip(printed[start:end], rest[start:end], strict=True)
    )
    return said.strip(_EDGE + "\u3000\u00a0")
