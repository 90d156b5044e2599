"""Headings: what marks them, what they name, and which kind of section a name opens."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from youju.reporting.archive.reading.layout.sections import is_date
from youju.reporting.archive.reading.page import Line
from youju.reporting.archive.reading.words.measures import MEASURE
from youju.reporting.archive.reading.words.no_figures import NOT_A_FIGURE

_BULLETS = "●○◎■□◆◇▪▫▲△►▶★☆•·‣※→✦✿❀❤♥♦♣✅📌"
_EMOJI = r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u2B50\u2B55\u200D]"
_CN = "一二三四五六七八九十"
_MARKS = (
    ("#", re.compile(r"#{1,6}\s+(?P<name>.+?)\s*#*")),
    ("=", re.compile(r"[=\-*_~]{2,}\s*(?P<name>[^=\-*_~].*?)\s*[=\-*_~]{2,}")),
    ("【", re.compile(r"[【〖](?P<name>[^】〗]{1,40})[】〗](?P<rest>.*)")),
    ("〔", re.compile(r"[〔\[［](?P<name>[^〕\]]{1,40})[〕\]](?P<rest>.*)")),
    ("<", re.compile(r"<(?P<name>[^<>]{1,40})>(?P<rest>)")),
    (
        "第",
        re.compile(
            rf"第[{_CN}]{{1,3}}(?:部分|章|篇)[\s、.:]*(?P<name>.+)|part\s(?:\d|[ivx]+|one|two|three|four"
            rf"|five)[\s:.-]+(?P<part>.+)",
            re.I,
        ),
    ),
    ("一、", re.compile(rf"[{_CN}]{{1,3}}\s?[、.:]\s*(?P<name>.+)")),
    ("甲、", re.compile(r"[甲乙丙丁戊己壹贰叁肆伍陆参]\s?[、.:]\s*(?P<name>.+)")),
    ("1.1", re.compile(r"\d{1,2}\.\d{1,2}\.?\s+(?P<name>\D.+)")),
    ("（一）", re.compile(rf"\([{_CN}]{{1,3}}\)\s*(?P<name>.+)")),
    ("（1）", re.compile(r"\(\d{1,2}\)\s*(?P<name>.+)")),
    ("1、", re.compile(r"\d{1,2}\s?(?:、|\.(?!\d)|\))\s*(?P<name>.+)")),
    ("①", re.compile(r"[①-⑳]\s*(?P<name>.+)")),
    ("表一", re.compile(rf"(?P<name>(?:表|附表|table)\s?[{_CN}\d]{{1,3}}[\s:、.]*\S.*)", re.I)),
)
_BULLET = re.compile(rf"(?P<mark>[{_BULLETS}]|(?:{_EMOJI})+)\s*(?P<name>.+)")
_ITEM = re.compile(rf"\s*(?:[{_BULLETS}]|[-*+–—]|{_EMOJI}+)\s*(?=\S)")
_CAPITALS = re.compile(r"(?=.*[A-Z]{2})[A-Z0-9 &',/\-:!?.]{3,60}")
# A full stop, or a comma beside Chinese characters, is a sentence's; a colon at the end opens a list.
_SENTENCE = re.compile(r"[。！；;…]|[,，](?=.*[一-鿿])|[.!](?:\s|$)|[一-鿿]\s*[:：]\s*\S")
_COUNTED = re.compile(
    rf"\d[\d,.]*\s?(?:[余多]|万)?{MEASURE}|(?<![第一二两三四五六七八九十])[二两三四五六七八九十百千]{{1,6}}(?:"
    rf"余|多)?"
    r"(?:人次|人|名|位|户|家|次|场|节|小时|册|件|份|宗|例)|\d[\d,.]*\s(?:[a-z]+\s){0,2}(?:people|hours|sessions"
    r"|visits|meals|families)"
)
# Amounts, numbers with their noun and numbers at the end are what a row says, not what a heading is called.
_ROW = re.compile(
    r"[£$€¥]\s?\d|\d\s?%|:\s?\d|\b\d[\d,]*\s(?:[a-z]+\s)?[a-z]+s\b"
    r"|(?<![\d-])(?!(?:19|20)\d\d$)(?:\d{2,}|\d{1,3}(?:,\d{3})+)$"
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|\d\s?[ap]\.?m\b|[点时](?:半|正|整)?(?:至|到|-)")
_WHEN = re.compile(_CLOCK.pattern + r"|月.{1,3}[日号]|逢|星期|(?<![\d-])\d{1,2}/\d{1,2}(?!\d)")
_TELEPHONE = re.compile(
    r"(?:电话|手机|热线|查询|联系(?:人|方式)?|咨询|tel|telephone|phone|contact"
    r"|call)[\s.:]*(?:[\w]{1,12} on )?[\d(+]|(?<![\d:])(?:\d{4}[- ]\d{3}|\d{2,5}[- ]\d[\d -]{2,}\d)(?![\d:])"
    r"|(?:地址|地点|address)\s?:|联系人", re.I,
)  # fmt: skip
# Words that introduce a contact and name nothing.
_LABELS = re.compile(
    r"(?:联系|咨询|查询|报名|服务|热线|办公)?(?:电话|手机|热线|地址|地点|邮箱|微信|传真|联系人|联系方式|网址"
    r"|时间|查询|咨询)|tel|phone|telephone|address|contact|email|fax",
    re.I,
)
# A name and what stands behind it: 某某站（某市某街27号，电话）, Drop-in, 4 Mill Race (tel. …).
_WITH_CONTACT = re.compile(
    r"(?P<name>(?=[^\s,(:]*[一-鿿])[^\s,(:]{2,20}(?:\([^()\d]{1,12}\))?)(?P<rest>[\s,(:].*)"
)
_EN_WITH_CONTACT = re.compile(r"(?P<name>[A-Z][\w' &-]{2,40}?)(?P<rest>, .*|\s\(.*|\s-\s.*|\s?\|\s.*)")
_ADDRESS = re.compile(r"[省市区县镇村路街道巷弄]\S{0,12}\d+\s?[号楼室栋院]|\d号院?$")
_LONGEST, _LOOKED_AT = 36, 240


@dataclass(frozen=True)
class Heading:
    """A line that names what follows: how it is marked, its name without mark and brackets, and what comes after.

    `name` is as printed; `kind` is the kind of the section that it opens, `story` that what follows tells of one
    day; `rest` is the printed remainder (an address, a telephone) with its place in the line.
    """

    row: Line
    mark: str
    name: str
    rest: tuple[int, int] | None = None
    colon: bool = False
    kind: str = ""
    story: bool = False

    @property
    def plain(self) -> str:
        at = self.row.printed.find(self.name)
        return self.row.plain[at : at + len(self.name)]


def item(row: Line) -> int:
    """How many characters of bullet a line starts with; 0 for none."""
    found = _ITEM.match(row.plain)
    return found.end() if found else 0


def heading(row: Line) -> Heading | None:
    """The heading that a line is, if it is one."""
    text = row.text
    if not text or len(text) > 120:
        return None
    for mark, pattern in _MARKS:
        if found := pattern.fullmatch(text):
            if mark in "【〔":
                # 【城西】在托24名: a name in brackets before its sentence opens no section.
                said = mark + "…" if counted(found["rest"]) else mark
                return _made(row, said, found["name"], found.start("rest"), found["rest"])
            name = "part" if mark == "第" and found["part"] else "name"
            return _named(row, mark, found[name], found.start(name))
    if found := _BULLET.fullmatch(text):
        mark = found["mark"][0] if found["mark"][0] in _BULLETS else "emoji"
        return _named(row, mark, found["name"], found.start("name"))
    if _CAPITALS.fullmatch(text) and not re.search(r"\d{2}[:.]\d{2}", text):
        return _made(row, "CAPS", text, len(text), "")
    if text[0] in "-*+–—":
        return None
    return _named(row, "", text, 0)


def _named(row: Line, mark: str, name: str, at: int) -> Heading | None:
    """A heading whose mark may also be a list's: its words must be a name, with nothing but contacts after it."""
    said = re.sub(rf"(?:\s|{_EMOJI})+$", "", name.strip()).strip()
    colon, said = said.endswith(":"), said.rstrip(":").strip()
    rest = ""
    found = _WITH_CONTACT.match(said) or _EN_WITH_CONTACT.match(said)
    calls = found is not None and bool(_TELEPHONE.search(found["rest"])) and not _WHEN.search(found["rest"])
    if found is not None and calls and not (found.re is _WITH_CONTACT and _COUNTED.search(said)):
        said, rest = found["name"], found["rest"]
    if not 2 <= len(said) <= (_LONGEST if re.search("[一-鿿]", said) else 60):
        return None
    if (
        _SENTENCE.search(said)
        or _COUNTED.search(said)
        or _CLOCK.search(said)
        or said[0] in "，,、)"
        or said[-1] in "，,、"
    ):
        return None
    if _ROW.search(said) and not is_date(said):
        return None
    if not rest and (_TELEPHONE.search(said) or re.fullmatch(r"[\d,.%\s/:-]+(?![月年季])\S{0,3}", said)):
        return None
    if not re.search("[一-鿿A-Za-z]", said) or _LABELS.fullmatch(said) or _ADDRESS.search(said):
        return None
    if not re.search("[一-鿿]", said) and not _titled(said):
        return None
    made = _made(row, mark, said, at + len(name) - len(name.lstrip()) + len(said) if rest else None, rest)
    return replace(made, colon=True) if colon else made


def _titled(said: str) -> bool:
    """Whether English words are set as a title: every longer word, or the first of at most five, in capitals."""
    words = re.findall(r"[A-Za-z][\w'’-]*", said)
    long = [word for word in words if len(word) > 3]
    if said.endswith((".", ",")) or not words or not words[0][0].isupper():
        return False
    return len(words) <= 6 or all(word[0].isupper() for word in long)


def _made(row: Line, mark: str, name: str, at: int | None, rest: str) -> Heading:
    start = row.plain.find(name)
    inner = re.match(r"[甲乙丙丁戊壹贰叁肆伍陆柒捌玖拾参一二三四五六七八九十]{1,2}、", name)
    printed = row.printed[start + (inner.end() if inner else 0) : start + len(name)].strip()
    if not rest.strip() or at is None:
        return Heading(row, mark, printed)
    begin = row.plain.find(rest.strip(), start + len(name))
    return Heading(row, mark, printed, (begin, begin + len(rest.strip())))


def counted(plain: str) -> bool:
    """Whether folded words count something; of a long line its beginning is looked at."""
    return bool(_COUNTED.search(NOT_A_FIGURE.sub("", plain[:_LOOKED_AT])))
