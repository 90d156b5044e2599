"""Offices that are named inside of prose: the subject of a statement, until another subject begins.

河西站本月接待245人次 · 先说日照中心。 · At our Riverside Centre we ran … · Coastal team: 88 visits · In Leeds, …

A name that ends like a unit of an organisation (站, 中心, Centre) is one wherever it is a subject. An ending
that many words have (组, 社区, 园) makes an office only of a name that a heading knows, or with a like one beside.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from youju.reporting.archive.reading.dates.period import EN_MONTH
from youju.reporting.archive.reading.figures.sentences import statements
from youju.reporting.archive.reading.layout.context import bare
from youju.reporting.archive.reading.layout.passages import Outline, Passage
from youju.reporting.archive.reading.page import Block

# A place in the text (line, column) from which on an office is the subject; no name where it is everybody again.
Mark = tuple[tuple[int, int], str]
# Several units together: under the heading of one of them too, they are none of them.
TOGETHER = "*"

_SURE = "工作站|服务站|站|中心|分处|办事处|办公室|分社|分会|分部|校区|服务点|项目点|服务部|会所|分馆|分校|驿站"
_OPEN = "组|队|部|院|室|所|园|区|店|县|市|镇|乡|村|街道|社区|馆|坊|工场|学校|处"
_DOES = (
    "本月|当月|上月|本季|全年|今年|去年|上半年|下半年|年内|共|累计|也|则|还|已|新|开展|举办|举行|完成|接待|接获|接到|收到"
    "|提供|走访|服务|组织|探访|入户|租借|新建|排查|帮扶|发放|现有|现在|目前|有|招募|开放|开班|开设|运营|承接|处理|跟进|派发|送出|协助|为"
    "|录得|出动|出席|平均|在读|在册|在院|的?数据|方面|地区|组织|推出|设立|转介|培训|累積|辅导|慰问|外借|借出|办|接"
)
_ITEM = (
    r"[\s\-*•●▪◦·▲◆◇■□○★☆►▶※✓✔→+]{0,6}"
    r"(?:\(?\d{1,2}\s?[.、)](?!\d)\s?|\([一二三四五六七八九十]\)\s?|[一二三四五六七八九十]、)?"
)
_TIMES = r"(?:19|20)?\d{0,4}年?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?"
_LEAD = (
    r"(?:[^，。；;:：]{0,4}[:：])?(?:(?:其中|此外|另外|同时|而|至于|再说|先说|说到|再看|看看|在|本月|当月|本季度?|全年|今年"
    rf"|{_TIMES})[，,]?)*[“]?"
)
_ZH_NAME = r"(?P<name>[一-鿿A-Za-z]{1,12}?(?:(?P<sure>" + _SURE + r")|(?P<open>" + _OPEN + r")))[”]?"
_ZH = re.compile(rf"{_ITEM}{_LEAD}{_ZH_NAME}(?:\([^()]{{1,12}}\))?(?=[，,:：。]|{_DOES}|{_TIMES}|\s)")
# Nobody's name begins with these, or holds them.
_NO_NAME = re.compile(
    r"^(?:中心|社会|单位|部门|机构|本|我|该|各|全|每|这|那|两|三|四|五|六|七|八|九|十|几|多|其|当|所有|另|外|社区|市|县|区|省|街道|镇|一个|同)"
    r"|^(?:开展|举办|组织|提供|完成|参[加与]|成立|设立|新[增建开]|走访|探访(?![组队部])|服务(?![部站中点处])|培训(?![部中])|小组|个案|活动(?![组部中])"
    r"|接|邀请|联合|派发|发放|招募|志愿服务队|跟进|为期)|小组$|团体$|兴趣[组班]$"
    r"|[的在为和与及了是到对由被从把将着过等、]"
)
_ALL = re.compile(
    rf"{_ITEM}{_LEAD}(?:合计|总计|全(?:会|社|市|院|区|年合计|机构|中心)|各(?:站|中心|办公室|校区|组|处|地)|我们|(?:两|三|四|五|六"
    r"|七|八|九|十|几|多)(?:站|地|处|个?中心|个?校区|区|组)|以上|协会|机构|本(?:会|社|中心|机构|协会))"
)
_UNITS_TOGETHER = re.compile(
    rf"{_ITEM}{_LEAD}(?:两|三|四|五|六|七|八|九|十|几|多|各|全部)(?:站|地|个?中心|个?校区)(?:合共|合计|总计|累计|共|一共|总共|合并)"
)
_ENDING = re.compile(f"{_SURE}|{_OPEN}")
_CLAUSE = re.compile(r"[，,]")

_KIND = (
    r"(?:[Cc]entre|[Cc]enter|[Bb]ranch|[Oo]ffice|[Tt]eam|[Hh]ub|[Pp]roject|[Cc]lub|[Hh]ouse|[Ss]helter|[Cc]linic|[Kk]itchen"
    r"|[Cc]ampus|[Dd]epot|[Ss]hop|[Ll]ibrary|[Hh]ostel|[Rr]efuge|[Ss]ite|[Dd]rop-in|[Hh]elpline|[Ss]tore|[Pp]antry|Hall)"
)
_PROPER = r"[A-Z][\w'’-]*(?:\s(?:(?:and|of|the|on|&)\s)?[A-Z][\w'’-]*){0,4}"
_NAMED = rf"(?:{_PROPER}\s{_KIND}(?:\s[A-Z]\w+)?)"
_EN = (
    re.compile(
        rf"{_ITEM}(?:[Aa]t|[Ff]rom|[Ii]nside|[Oo]ver at|[Mm]eanwhile,? at)\s(?:our\s"
        rf"|the\s)?(?P<name>{_NAMED}|{_PROPER})"
        r"(?=,|\s(?:we|our|the|they|staff|volunteers|alone|there|you)\b)"
    ),
    re.compile(
        rf"{_ITEM}In\s(?P<name>(?!(?i:{EN_MONTH})\b|(?:Total|All|Spring|Summer|Autumn|Winter)\b){_PROPER}),(?!\s(?:19|20)\d)"
    ),
    re.compile(rf"{_ITEM}(?:The|Our|Meanwhile,? the|Meanwhile,? our)?\s?(?P<name>{_NAMED})(?=:|,|\s[a-z(–-])"),
    re.compile(rf"{_ITEM}(?P<name>{_PROPER}):\s(?=[^.;]*\d)"),
)
_EN_ALL = re.compile(
    rf"{_ITEM}(?:We|In (?:total|all)|Overall|Across|Altogether|Together|Since|Between (?:them|us)|All|Both"
    rf"|Combined)\b"
)
_TRAILING = re.compile(rf"\b(?:at|from|in)\s(?:our\s|the\s)?(?P<name>{_NAMED}|{_PROPER})")
_HAN = re.compile(r"[一-鿿]")


@dataclass(frozen=True)
class _Subject:
    """A name at the beginning of a statement or clause; `sure` says that its ending alone makes it an office."""

    at: int
    name: str
    plain: str
    ending: str
    sure: bool


class Subjects:
    """The subjects of one text; which names are offices is settled over all of it first."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._read: dict[int, list[_Subject]] = {}

    def _of(self, block: Block) -> list[_Subject]:
        """The subjects of a block, looked for once."""
        if id(block) not in self._read:
            self._read[id(block)] = list(_subjects(block))
        return self._read[id(block)]

    @cached_property
    def known(self) -> dict[str, str]:
        """Names from headings, wherever they stand, by their bare form."""
        names = [*self.outline.offices, *(p.context.site for p in self.outline.passages if p.context.site)]
        return {bare(name): bare(name) for name in dict.fromkeys(names) if name}

    @cached_property
    def families(self) -> dict[str, set[str]]:
        """The names that stand as subjects, by their ending."""
        found: dict[str, set[str]] = defaultdict(set)
        for passage in self.outline.passages:
            if passage.table is None and passage.heading is None and passage.context.kind != "preview":
                for subject in self._of(passage.block):
                    found[subject.ending].add(subject.plain)
        for name in self.known:
            for ending in found:
                if name.endswith(ending):
                    found[ending].add(name)
        return found

    def marks(self, passage: Passage) -> list[Mark]:
        """Where in a passage which office begins to speak, in order."""
        block, made = passage.block, []
        for at, name in sorted(self._marks(block, bool(passage.context.office))):
            line, column, _end = block.place(at, at + 1)
            made.append(((line, column), name))
        return made

    def _marks(self, block: Block, headed: bool) -> Iterator[tuple[int, str]]:
        chinese = bool(_HAN.search(block.plain))
        own = bare(self.outline.head.publisher)
        for subject in self._of(block):
            if not subject.name:
                yield subject.at, ""
                continue
            if own and (subject.plain == own or subject.name == own):
                yield subject.at, ""
                continue
            like = len(self.families.get(subject.ending, ())) > 1
            known = self.known.get(subject.name, "")
            if known or like or (subject.sure and not headed):
                yield subject.at, known or subject.name
        if not chinese:
            yield from self._trailing(block)

    def _trailing(self, block: Block) -> Iterator[tuple[int, str]]:
        """63 families at the Hillside Centre: the office of its statement where no subject opens it."""
        opened = {subject.at for subject in self._of(block) if subject.name}
        places = {name for names in self.families.values() for name in names} | set(self.known)
        for start, end in statements(block.plain):
            if start in opened or len(block.plain) > 3000:
                continue
            found = list(_TRAILING.finditer(block.plain, start, end))
            named = [m["name"] for m in found if m["name"] in places or re.search(rf"\s{_KIND}\b", m["name"])]
            if len(set(named)) == 1:
                yield start, self.known.get(named[0], named[0])


def office_at(marks: Sequence[Mark], line: int, column: int) -> str | None:
    """The office that speaks at a place; None before any mark."""
    said = None
    for place, name in marks:
        if place <= (line, column):
            said = name
    return said


def _subjects(block: Block) -> Iterator[_Subject]:
    plain = block.plain
    chinese = bool(_HAN.search(plain))
    if chinese and not _ENDING.search(plain):
        return
    for start, end in statements(plain):
        if not chinese:
            yield from _english(plain, start, end)
            continue
        found = _chinese(block, start, end)
        if found is not None:
            yield found
        # Behind a comma only such subjects begin as do something at once: 城东站走访136户，河西站接待245人次.
        for comma in list(_CLAUSE.finditer(plain, start, end))[:40]:
            if (more := _chinese(block, comma.end(), end)) is not None and more.sure:
                yield more


def _chinese(block: Block, start: int, end: int) -> _Subject | None:
    stop = min(end, start + 40)
    if _UNITS_TOGETHER.match(block.plain, start, stop):
        return _Subject(start, TOGETHER, TOGETHER, "", True)
    if _ALL.match(block.plain, start, stop):
        return _Subject(start, "", "", "", False)
    found = _ZH.match(block.plain, start, stop)
    if found is None or _NO_NAME.search(found["name"]) or len(found["name"]) < 3:
        return None
    name = block.printed[found.start("name") : found.end("name")]
    # 1.幸福院。入住58人: closed by a full stop a name is a label.
    sure = bool(found["sure"]) or block.plain[found.end() : found.end() + 1] == "。"
    return _Subject(start, name, found["name"], found["sure"] or found["open"], sure)


def _english(plain: str, start: int, end: int) -> Iterator[_Subject]:
    if _EN_ALL.match(plain, start, end):
        yield _Subject(start, "", "", "", False)
        return
    for number, pattern in enumerate(_EN):
        found = pattern.match(plain, start, end)
        if found is not None:
            ending = found["name"].split()[-1].lower()
            sure = number < 3 and (number == 1 or bool(re.search(rf"\s{_KIND}\b", found["name"])))
            yield _Subject(
                start,
                found["name"],
                found["name"],
                "" if number == 1 else ending if number < 3 else found["name"],
                sure,
            )
            return
