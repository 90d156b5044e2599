"""Ties in words: what a drawing shows, for whoever listens or reads instead of looking."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from youju.services.ties.queries.nets import Net, Strand
from youju.services.ties.rules import COUPLES, Flow, How, Sort, Sphere, Strength, sphere_of


@dataclass(frozen=True)
class Line:
    """One tie: who, what they are to whom, and everything that is said of it."""

    tie: UUID
    name: str
    card: UUID | None
    sort: str
    of: str
    facts: tuple[str, ...]
    note: str
    holds: bool
    may_change: bool

    def __str__(self) -> str:
        whose = _("%(other)s: %(sort)s of %(one)s") % {"other": self.name, "sort": self.sort, "one": self.of}
        return pgettext("between facts", ", ").join([whose, *self.facts])


def called(sort: Sort, sex: str) -> str:
    """What the other one is, by their sex where the language says it so."""
    words = {
        (Sort.PARENT, "m"): pgettext("tie", "father"), (Sort.PARENT, "f"): pgettext("tie", "mother"),
        (Sort.CHILD, "m"): pgettext("tie", "son"), (Sort.CHILD, "f"): pgettext("tie", "daughter"),
        (Sort.MARRIED, "m"): pgettext("tie", "husband"), (Sort.MARRIED, "f"): pgettext("tie", "wife"),
    }  # fmt: skip
    return words.get((sort, sex), str(sort.label))


def line_of(net: Net, strand: Strand) -> Line:
    """The tie as the person of the page sees it, or from its first end."""
    start = (
        strand.other
        if strand.other == net.me or (strand.one not in net.home and strand.other in net.home)
        else strand.one
    )
    other, sort, flow = strand.seen_from(start)
    node, one = net.nodes[other], net.nodes[start]
    facts = []
    if strand.since:
        facts.append(_("since %(when)s") % {"when": strand.since})
    if not strand.holds:
        how = How(strand.how).label if strand.how else ""
        when = _("until %(when)s") % {"when": strand.until} if strand.until else ""
        facts.append(" ".join(filter(None, (when, str(how)))))
    if strand.strength != Strength.ORDINARY:
        facts.append(str(Strength(strand.strength).label))
    if strand.stressful:
        facts.append(pgettext("tie", "under strain"))
    if flow != Flow.UNSAID:
        facts.append(_("help: %(flow)s") % {"flow": Flow(flow).label})
    if strand.household:
        facts.append(_("for the whole household"))
    return Line(
        strand.uid, _named(node), node.person, called(sort, node.sex), _named(one), tuple(facts), strand.note,
        strand.holds, strand.holds,
    )  # fmt: skip


def family_told(net: Net) -> str:
    """The family in sentences, for the description of a genogram."""
    return _sentences([str(line_of(net, strand)) for strand in net.kin])


def around_told(net: Net) -> str:
    """Everybody around, in sentences, for the description of an ecomap."""
    return _sentences([str(line_of(net, strand)) for strand in net.around if strand.holds])


def by_sphere(net: Net) -> list[dict[str, object]]:
    """The ties of person and household under their spheres, then those between the others of the family."""
    mine = [one for one in net.around if net.me in {one.one, one.other} or one.household]
    own = {strand.uid for strand in mine}
    found: list[dict[str, object]] = []
    for sphere in Sphere:
        lines = [
            line_of(net, one)
            for one in mine
            if sphere_of(one.sort) == sphere and (one.holds or one.sort in COUPLES)
        ]
        if lines:
            found.append({"head": str(sphere.label), "lines": lines})
    others = {one.uid: one for one in (*net.around, *net.kin) if one.uid not in own}
    between = [line_of(net, one) for one in others.values()]
    if between:
        found.append({"head": _("Among the others of the family"), "lines": between})
    return found


def _sentences(lines: list[str]) -> str:
    return "；".join(lines) if lines else _("No tie is written down yet.")


def _named(node: object) -> str:
    name = str(getattr(node, "name", ""))
    if getattr(node, "unknown", False):
        return _("somebody unknown")
    return name or _("no name")
