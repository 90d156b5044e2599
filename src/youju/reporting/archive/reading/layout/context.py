"""Under which headings a line stands: section, office, group; and which headings are offices at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from youju.reporting.archive.reading.layout.headings import TOGETHER, Heading, is_date, kind_of

# How units of an organisation are called; a plain line that ends so names one.
_UNIT = re.compile(
    r"(?:中心|站|部|组|队|室|科|社|院|会|处|所|园|坊|馆|店|点|网络|学堂|热线|车|校|街道|社区|区|县|市|镇|村|机构|之家|基地|公社|宿舍|营地|门诊"
    r"|centre|center|branch|office|team|house|hub|drop-in|outreach|helpline|project|club|hall|library|unit|site|clinic|kitchen|shop)(?:\([^()]*\))?$",
    re.I,
)
_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")


@dataclass(frozen=True)
class Context:
    """Where a passage stands; all names as printed, without marks. `kind` is the kind of its section."""

    section: str = ""
    kind: str = ""
    office: str = ""
    group: str = ""
    site: str = ""
    bulleted: bool = False


@dataclass
class Headings:
    """What the headings of a text have shown so far; `offices` are known by name, in print."""

    month: int | None = None
    offices: dict[str, str] = field(default_factory=dict)
    families: frozenset[str] = frozenset()
    nested: bool = False
    section_marks: set[str] = field(default_factory=set)
    spaced: bool = False

    def named(self, name: str) -> str:
        """The known office that a heading names, or nothing."""
        return self.offices.get(bare(name), "")

    def office_like(self, name: str) -> bool:
        """Whether a name is one of a family of offices, or called what units of an organisation are called."""
        return bool(self.named(name)) or any(name.endswith(family) for family in self.families)


def bare(name: str) -> str:
    """A name without what is bracketed behind it."""
    return _BRACKET.sub("", name).strip()


def survey(found: Sequence[tuple[Heading, bool, bool]], month: int | None, offices: Collection[str], spaced: bool) -> Headings:
    """What may be known of a text's headings before it is read: (heading, follows a heading, after a blank line)."""
    known = Headings(month, {bare(name): name for name in offices}, spaced=spaced)
    pairs = [
        (found[n - 1][0].name, heading.name)
        for n, (heading, adjacent, _blank) in enumerate(found)
        if n and adjacent and not heading.mark and not found[n - 1][0].mark
        and not kind_of(found[n - 1][0].plain, month) and not kind_of(heading.plain, month)
    ]  # fmt: skip
    names = [heading.name for heading, _adjacent, _blank in found if not heading.mark]
    firsts = [first for first, _second in pairs]
    known.nested = bool(pairs)
    families = set()
    for name in firsts or names:
        for other in names:
            shared = _suffix(name, other)
            if name != other and len(shared) >= 2 and len(shared) < min(len(name), len(other)):
                families.add(shared)
    # The shortest endings that at least two names of one length share are the surname of a family.
    known.families = frozenset(
        family for family in families if sum(name.endswith(family) and len(name) - len(family) <= 4 for name in set(names)) > 1
    )
    if firsts:
        for name in names:
            if name in firsts or any(name.endswith(family) and len(name) - len(family) <= 4 for family in known.families):
                known.offices.setdefault(bare(name), name)
    return known


def _suffix(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :] if length else ""


def opened(context: Context, found: Heading, known: Headings, *, adjacent: bool, blank: bool) -> Context:
    """The context after a heading."""
    name, plain, kind = found.name, found.plain, kind_of(found.plain, known.month)
    if _opens_section(context, found, kind, known, blank=blank):
        known.section_marks.add(found.mark)
        return Context(section=name, kind=kind)
    if context.kind in ("headlines", "letter", "practice"):
        return replace(context, group=name, office="", site="")
    if TOGETHER.search(plain) or is_date(plain):
        return replace(context, office="", group="", site="")
    office = known.named(name)
    if office:
        return replace(context, office=office, group="", site="")
    if found.mark == "表一":
        return replace(context, office="", group="", site="")
    if _is_office(context, found, known):
        if context.kind != "preview":
            known.offices.setdefault(bare(name), name)
        return replace(context, office=name, group="", site="")
    if context.kind == "preview":
        return replace(context, site=name, group="" if _UNIT.search(plain) else name)
    return replace(context, group=name)


def _opens_section(context: Context, found: Heading, kind: str, known: Headings, *, blank: bool) -> bool:
    name = found.name
    if known.named(name) and context.section:
        return False
    if found.mark in ("表一", "CAPS", "#", "="):
        return True
    if not context.section:
        return bool(kind or found.mark or not _UNIT.search(found.plain))
    if found.mark:
        if found.mark in known.section_marks:
            return True
        # A sub-heading's mark opens a section only while none with a mark has been.
        return bool(kind) and not (known.section_marks - {""}) and found.mark not in "〔(（1①"
    if "CAPS" in known.section_marks:
        return bool(kind) and blank
    if kind and not (_UNIT.search(found.plain) and context.kind in ("results", "preview")):
        return "" in known.section_marks or not known.section_marks or (blank and len(name) <= 10)
    if known.nested or not blank or not known.spaced:
        return False
    return "" in known.section_marks and not _UNIT.search(found.plain) and not known.office_like(name)


def _is_office(context: Context, found: Heading, known: Headings) -> bool:
    if context.kind == "preview" and not found.mark:
        # Where the offices have been named before, what is new in the preview is a place of theirs.
        return not known.offices or (bool(_UNIT.search(found.plain)) and not known.nested and not context.office)
    if found.mark:
        return True
    if known.nested:
        return False
    return True
