"""Under which headings a line stands: section, office, group; and which headings are offices at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from youju.reporting.archive.reading.layout.headings import Heading
from youju.reporting.archive.reading.layout.sections import TOGETHER, is_date, is_people, is_topic
from youju.reporting.archive.reading.page import fold

# How units of an organisation are called; a plain line that ends so names one.
_UNIT = re.compile(
    r"(?:中心|站|部|组|队|室|科|社|院|会|处|所|园|坊|馆|店|点|网络|学堂|热线|车|校|街道|社区|区|县|市|镇|村"
    r"|机构|之家|基地|公社|宿舍|营地|门诊|(?<!服务)(?<!重点)(?<!主要)(?<!特色)(?<!资助)(?<!其他)项目|计划书?(?<!工作计划)(?<!活动计划)"
    r"|centre|center|branch|office|team|house|hub|drop-in|outreach|helpline|project|club|hall|library|unit|site"
    r"|clinic|kitchen|shop)(?:\([^()]*\))?$",
    re.I,
)
# Of these endings no word of another kind has one.
_SURE_UNIT = re.compile(
    r"(?:中心|工作站|服务站|站|办公室|办事处|分处|分会|分社|校区|会所|服务点"
    r"|\b(?:centre|center|branch|office|team|hub|house|helpline))(?:\([^()]*\))?$",
    re.I,
)
_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")


# Marks that open sections wherever they stand; the weaker ones do so where none of these is.
STRONG = frozenset({"#", "=", "CAPS", "第", "【", "<", "表一"})
_WEAKER = ("一、", "甲、", "●", "■", "◆", "★", "▲", "▼", "○", "（一）", "1、")


# Bullets of lists, which sections seldom have.
_ITEMS = frozenset("*+-–—•·")


@dataclass(frozen=True)
class Context:
    """Where a passage stands; all names as printed, without marks. `kind` is the kind of its section."""

    section: str = ""
    kind: str = ""
    office: str = ""
    group: str = ""
    site: str = ""
    bulleted: bool = False
    parent: bool = False


@dataclass
class Headings:
    """What the headings of a text have shown so far; `offices` are known by name, in print."""

    month: int | None = None
    offices: dict[str, str] = field(default_factory=dict)
    families: frozenset[str] = frozenset()
    nested: bool = False
    tops: frozenset[str] = frozenset()
    section_marks: set[str] = field(default_factory=set)
    spaced: bool = False
    # Marks of offices: seen to be so, or all of whose headings open no kind of section.
    office_marks: set[str] = field(default_factory=set)

    def named(self, name: str) -> str:
        """The known office that a heading names, or nothing."""
        return self.offices.get(bare(name), "")

    def office_like(self, name: str) -> bool:
        """Whether a name is one of a family of offices, or called what units of an organisation are called."""
        return bool(self.named(name)) or any(name.endswith(family) for family in self.families)


def alike(office: str, plain: str) -> bool:
    """Whether a name is called by the same kind of unit as an office before it: 大埔中心 after 沙田中心."""
    ending = _SURE_UNIT.search(plain)
    return bool(ending and office and fold(office).endswith(ending[0]))


def bare(name: str) -> str:
    """A name without what is bracketed behind it."""
    return _BRACKET.sub("", name).strip()


def survey(
    found: Sequence[tuple[Heading, bool, bool]], month: int | None, offices: Collection[str], spaced: bool
) -> Headings:
    """What is known of a text's headings before it is read: (heading, follows a heading, after a blank line)."""
    known = Headings(month, {bare(name): name for name in offices}, spaced=spaced)
    marks: dict[str, list[Heading]] = {}
    for heading, _adjacent, _blank in found:
        marks.setdefault(heading.mark, []).append(heading)
    known.office_marks = {
        mark
        for mark, named in marks.items()
        if mark in _ITEMS and len(named) > 1 and not any(each.kind or each.story for each in named)
    }
    known.tops = _tops([heading for heading, _adjacent, _blank in found])
    pairs = [
        (found[n - 1][0].name, heading.name)
        for n, (heading, adjacent, _blank) in enumerate(found)
        if n
        and adjacent
        and (_blank or not found[n - 1][2])
        and not heading.mark
        and not found[n - 1][0].mark
        and not found[n - 1][0].kind
        and not heading.kind
    ]
    # More names than these no bulletin's offices have.
    names = list(dict.fromkeys(heading.name for heading, _adjacent, _blank in found if not heading.mark))[:150]
    firsts = list(dict.fromkeys(first for first, _second in pairs))[:150]
    # One heading over another that is no unit's opens a section; offices over groups are several, or called so.
    if len(firsts) == 1 and not _UNIT.search(firsts[0]):
        firsts, pairs = [], []
    known.nested = bool(pairs)
    families = set()
    for name in firsts or names:
        for other in names:
            shared = _suffix(name, other)
            if name != other and len(shared) >= 2 and len(shared) < min(len(name), len(other)):
                families.add(shared)
    # The shortest endings that at least two names of one length share are the surname of a family.
    known.families = frozenset(
        family
        for family in families
        if sum(name.endswith(family) and len(name) - len(family) <= 4 for name in set(names)) > 1
    )
    if firsts:
        for name in names:
            if name in firsts or any(
                name.endswith(family) and len(name) - len(family) <= 4 for family in known.families
            ):
                known.offices.setdefault(bare(name), name)
    return known


def _tops(found: Sequence[Heading]) -> frozenset[str]:
    """The marks of sections: the strong ones that are there, else the strongest of the weaker ones."""
    marks = [heading.mark for heading in found]
    strong = {mark for mark in STRONG if mark in marks}
    if strong - {"表一"}:
        return frozenset(strong)
    if "1.1" in marks and marks.count("1、") > 1:
        return frozenset(strong | {"1、"})
    weaker = next((mark for mark in _WEAKER if marks.count(mark) > 1), None)
    if weaker == "1、" or (weaker and "" in marks and weaker == "（一）"):
        weaker = None
    return frozenset(strong | ({weaker} if weaker else set()))


def _suffix(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :] if length else ""


def opened(context: Context, found: Heading, known: Headings, *, adjacent: bool, blank: bool) -> Context:
    """The context after a heading."""
    plain, kind = found.plain, found.kind
    name = re.split(r"——|—|--| [-–] |[｜|]", found.name)[0].strip() or found.name
    if _opens_section(context, found, kind, known, adjacent=adjacent, blank=blank):
        known.section_marks.add(found.mark)
        return Context(section=found.name, kind=kind)
    parent = replace(
        context, bulleted=False, parent=context.parent or (adjacent and not context.office and not context.group)
    )
    if context.kind in ("headlines", "letter", "practice") and known.named(name) and not found.mark:
        return replace(parent, office=known.named(name), group="", site="")
    if context.kind in ("headlines", "letter", "practice") or found.story:
        return replace(parent, group=name, office="", site="")
    if TOGETHER.search(plain) or is_date(plain) or is_topic(plain):
        return replace(parent, office="", group="", site="")
    office = known.named(name)
    if office:
        return replace(parent, office=office, group="", site="")
    if found.colon and not found.mark and context.kind != "preview" and not _UNIT.search(plain):
        return replace(parent, group=name)
    if is_people(plain) and _others_are_units(known):
        return replace(parent, office="", group=name, site="")
    if _is_office(context, found, known):
        if context.kind != "preview":
            known.offices.setdefault(bare(name), name)
            known.office_marks.add(found.mark)
        return replace(parent, office=name, group="", site="")
    if context.kind == "preview":
        return replace(parent, site=name, group=name)
    return replace(parent, group=name)


def _opens_section(
    context: Context, found: Heading, kind: str, known: Headings, *, adjacent: bool, blank: bool
) -> bool:
    if known.named(found.name):
        return False
    unit = bool(_UNIT.search(found.plain))
    if not kind and found.mark and found.mark in known.office_marks:
        return False
    if found.mark.endswith("…"):
        return False
    if found.mark in STRONG:
        # The same brackets may hold sections and the units that report.
        return bool(kind or not unit or found.mark == "表一")
    if not context.section:
        return bool(kind or not unit)
    if found.mark == "emoji":
        return bool(kind) and not (unit and context.kind in ("results", "preview"))
    if found.mark:
        return found.mark in known.tops and bool(kind or not unit)
    if known.tops & (STRONG - {"表一"}):
        return bool(kind) and blank and not unit
    if kind and not (unit and context.kind in ("results", "preview")):
        return not known.tops or blank
    if found.colon or known.nested or not blank:
        return False
    if _SURE_UNIT.search(found.plain):
        return False
    if known.spaced:
        below = context.parent or (adjacent and context.kind != "") or (unit and context.kind == "results")
        return not below or known.tops == {"表一"}
    return not unit and not known.office_like(found.name) and not adjacent and not context.parent


def _others_are_units(known: Headings) -> bool:
    """Whether the offices so far are called what units are called, so that a bare word for people names none."""
    return len(known.offices) > 1 and all(_UNIT.search(fold(name)) for name in known.offices)


def _is_office(context: Context, found: Heading, known: Headings) -> bool:
    if context.kind == "preview" and not found.mark:
        if alike(context.office, found.plain):
            return True
        # Where the offices have been named before, what is new in the preview is a place of theirs.
        return not known.offices or (bool(_UNIT.search(found.plain)) and not known.nested and not context.office)
    return bool(found.mark) or not known.nested
