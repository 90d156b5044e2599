"""Where and whom: telephones, names, addresses and places in a line, each with its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_DIGITS = r"\(?\+?\d[\d]*\)?(?:[- ]?\(?\d{1,8}\)?){0,4}"
_CALL = (
    r"(?:联系电话|咨询电话|报名电话|服务电话|查询电话|电话|手机|热线|查询|咨询|致电|短讯|总机|传真|报名|预约"
    r"|联系|洽"
    r"|tel(?:ephone)?|phone|ph|call|ring|mobile|helpline|text|on|t|m)"
)
PHONE = re.compile(
    rf"(?:{_CALL}(?:[/、]?(?:{_CALL}))*\s?[.:：]?\s?)?(?P<number>(?<![\d/.])(?<!\d:)"
    rf"(?!0\d{{2,4}} \d{{5,8}}(?!\d))(?:\+?\d{{1,3}}[- ])?(?:\("
    rf"0\d{{1,4}}\)\s?|0\d{{1,4}}[- ])?\d{{3,4}}[- ]\d{{1,4}}(?:[- ]\d{{3,4}})?(?![\d:])"
    r"|(?<![\d/.])(?<!\d:)(?:0\d{2,4} \d{5,8}|1[3-9]\d{9}|0\d{1,3}-?\d{6,8}|0\d{9,10}|[48]00\d{7}|\d{8}"
    r"|\d{7})(?![\d:]))",
    re.I,
)
LOOKS_LIKE_PLACE = re.compile(r"[省市区县镇村路街道巷弄]\S{0,12}\d+\s?[号楼室栋院]|\d+号院?$")
_LABELLED = re.compile(rf"{_CALL}\s?[.:：]?\s?(?P<number>\d{{3,4}}[- ]?\d{{3,4}}|\d{{5,8}})(?![\d:])", re.I)
_NAME = r"(?:[一-鿿]{1,4}(?:老师|姑娘|女士|先生|社工|主任|小姐|同工)?)"
_PEOPLE = re.compile(
    rf"(?:联系人|联络人|负责人|承办人?|主办人|司机|导师|负责社工|负责"
    rf"|找)\s?[:：]?\s?(?P<names>{_NAME}(?:\s?[、/,，和及]\s?{_NAME})*)(?=[\s,，。;；)）]|\d|$)"
    r"|(?:(?:ask for|contact|speak to|call|ring|with)\s|(?:Ask for|Contact|Speak to|Call|Ring)\s"
    r"(?=[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:\s(?:on|at|or)\b|\s?[\x00,:(])))(?P<english>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:(?:,|\sand"
    r"|\sor)\s[A-Z][a-z]+)*)"
)
_AFTER = re.compile(
    r"^[\s,，、:：]{0,8}(?P<names>[一-鿿]{2,4}(?:\s?[、和]\s?[一-鿿]{2,4})*)\s*[)）]?\s*[。；;]?\s*$"
)
_ADDRESS = re.compile(r"(?:办公|服务|活动|联系)?(?:地址|地点|会址|address|venue)\s?[:：]?\s?", re.I)
_LOOKS_LIKE_ADDRESS = re.compile(
    r"(?:省|市|区|县|镇|乡|村|街|路|道|巷|里|弄|大厦|广场|花园|新村|屋邨|邨)\S{0,14}\d+|\d+\s?(?:号|楼|层|室|栋"
    r"|座|弄|巷|单元|地下|/f)|[省市区县]\S{1,12}(?:旁|对面|后门|内|侧|馆|中心|院|店)"
    r"|(?:站|园|场|店)旁|\b\d{1,4}[a-z]?\s[A-Z]\w+|\b(?:Street|St|Road|Rd|Lane|Row|Dock|Square|Hall|House"
    r"|Centre|Avenue|Terrace|Library|Drive|Place|hall)\b"
)
_TRIM = re.compile(r"^[\s,，。;；:：、.()（）\[\]–—|｜-]+|[\s,，。.;；:：、(（\[–—|｜-]+$")


@dataclass(frozen=True)
class Contact:
    """Whom to call and where to go; empty where nothing is said."""

    phone: str = ""
    names: tuple[str, ...] = ()
    address: str = ""

    @property
    def anything(self) -> bool:
        return bool(self.phone or self.names or self.address)

    def over(self, other: Contact) -> Contact:
        """This one, with what it leaves open taken from `other`."""
        return Contact(self.phone or other.phone, self.names or other.names, self.address or other.address)


def contact(plain: str, printed: str) -> tuple[Contact, str]:
    """The contact in a stretch of a line, and what is left of its folded words (taken ones are blanked)."""
    rest, phone = plain, ""
    names: tuple[str, ...] = ()
    found = PHONE.search(rest) or _LABELLED.search(rest)
    after = ""
    if found:
        phone = printed[found.start("number") : found.end("number")].strip()
        after = rest[found.end() :]
        rest = rest[: found.start()] + "\x00" * len(found[0]) + rest[found.end() :]
    if people := _PEOPLE.search(rest):
        group = "names" if people["names"] else "english"
        said = printed[people.start(group) : people.end(group)]
        names = tuple(name.strip() for name in re.split(r"[、/,，和及]|\sand\s|\sor\s", said) if name.strip())
        rest = rest[: people.start()] + "\x00" * len(people[0]) + rest[people.end() :]
    elif phone and (trailing := _AFTER.match(after)):
        start = found.end() + trailing.start("names") if found else 0
        names = tuple(re.split(r"\s?[、和]\s?", printed[start : start + len(trailing["names"])]))
        rest = rest[:start] + "\x00" * (len(plain) - start)
    while (more := PHONE.search(rest)) is not None:
        rest = rest[: more.start()] + "\x00" * len(more[0]) + rest[more.end() :]
    return Contact(phone, names), rest


def with_address(plain: str, printed: str) -> Contact:
    """The contact of a line that holds nothing else: what neither calls nor names is where it is."""
    made, rest = contact(plain, printed)
    labelled = _ADDRESS.search(rest)
    if labelled:
        stretch = re.match(r"[^\x00]*?(?=\x00|\s{2,}|[;；。]|$)", rest[labelled.end() :])
        end = labelled.end() + (stretch.end() if stretch else 0)
        return replace(made, address=_cut(printed, labelled.end(), end))
    best = ""
    for piece in re.finditer(r"[^\x00()（）;；。]+", rest):
        said = _cut(printed, piece.start(), piece.end())
        said = re.sub(r"\s*(?:[，,]?\s?(?:另行通知|免费|待定))$", "", said)
        if (
            not re.search("另行|待定|通知", said)
            and _LOOKS_LIKE_ADDRESS.search(plain[piece.start() : piece.end()])
            and len(said) > len(best)
        ):
            best = said
    if not best and (first := re.match(r"[\s,，]*(?:upstairs|downstairs|in|at|the)\s[^\x00()]{4,40}", rest)):
        best = _cut(printed, first.start(), first.end())
    # The address ends where a sentence about something else begins: Chapel Hill, Alderwick. Telephone …
    best = re.split(r"\.\s|　{1,}|\s{2,}", best)[0]
    return replace(made, address=_TRIM.sub("", best))


def _cut(printed: str, start: int, end: int) -> str:
    said = printed[start:end]
    while (shorter := _TRIM.sub("", said)) != said:
        said = shorter
    said = re.sub(r"^[^\w(（《“]+", "", said)
    return re.sub(r"\s*(?:tel|telephone|phone|电话|电話|電話)[.:：]?$", "", said, flags=re.I).strip(" ,，(（")
