"""A net of ties becomes what drawings show: a family for the genogram, circles for the ecomap.

Keys are given anew in the order in which the net was read, so that no number of a row reaches a drawing.
"""

from collections import defaultdict

from django.utils.translation import gettext as _

from youju.services.ties.queries.nets import Net, Strand
from youju.services.ties.rules import COUPLES, SIBLINGS, UP, Flow, How, Sort, sphere_of
from youju.web.ties.drawings.family import Birth, Bond, Child, Couple, Family, Member, Sibship, Twins
from youju.web.ties.drawings.network import Flow as Arrow
from youju.web.ties.drawings.network import Network, Sphere, Strength, Tie
from youju.web.ties.wording import called

_BIRTHS = {
    Sort.PARENT: Birth.BORN, Sort.ADOPTIVE: Birth.ADOPTED, Sort.FOSTER: Birth.FOSTERED, Sort.CHILD: Birth.BORN,
    Sort.ADOPTED: Birth.ADOPTED, Sort.FOSTERED: Birth.FOSTERED,
}  # fmt: skip
_BONDS = {
    Sort.MARRIED: Bond.MARRIED, Sort.PARTNER: Bond.PARTNERS, Sort.SEPARATED: Bond.SEPARATED,
    Sort.DIVORCED: Bond.DIVORCED,
}  # fmt: skip
_ENDED = {How.DIVORCE: Bond.DIVORCED, How.SEPARATION: Bond.SEPARATED, How.OVER: Bond.SEPARATED}


def family_of(net: Net) -> Family:
    """Everybody whom the family reaches. A child with one known parent by birth gets a ? for the other."""
    keys = {net.me, *net.home}
    for strand in net.kin:
        keys |= {strand.one, strand.other}
    order = [key for key in net.nodes if key in keys]
    new = {key: f"n{number:03}" for number, key in enumerate(order)}
    members = [
        Member(new[key], node.name, node.sex, node.born, node.died, node.dead, node.age, node.unknown)
        for key, node in ((key, net.nodes[key]) for key in order)
    ]
    sibships = _sibships(net, new, members)
    return Family(
        tuple(members), tuple(_couple(strand, new) for strand in net.kin if strand.sort in COUPLES),
        tuple(sibships), _twins(net, new), new[net.me], (frozenset(new[key] for key in net.home),)
        if len(net.home) > 1 else (),
    )  # fmt: skip


def _couple(strand: Strand, new: dict[str, str]) -> Couple:
    bond = _ENDED.get(How(strand.how), _BONDS[strand.sort]) if strand.how else _BONDS[strand.sort]
    until = strand.until.day.year if strand.until else None
    return Couple(new[strand.one], new[strand.other], bond, strand.since.day.year if strand.since else None, until)


def _sibships(net: Net, new: dict[str, str], members: list[Member]) -> list[Sibship]:
    """Children by their parents of one sort of descent; brothers and sisters without parents by themselves."""
    parents = defaultdict[tuple[str, Birth], list[str]](list)
    for strand in net.kin:
        if strand.sort in _BIRTHS:
            child, parent = (strand.one, strand.other) if strand.sort in UP else (strand.other, strand.one)
            parents[new[child], _BIRTHS[strand.sort]].append(new[parent])
    sexes = {member.key: member.sex for member in members}
    found = []
    for (child, birth), known in parents.items():
        known = list(dict.fromkeys(known))[:2]
        if len(known) == 1 and birth is Birth.BORN:
            known.append(_unknown(known[0], sexes, members))
        found.append(Sibship(tuple(known), (Child(child, birth),)))
    with_parents = {child for child, _birth in parents}
    for group in _joined([strand for strand in net.kin if strand.sort in SIBLINGS], new):
        lone = [key for key in group if key not in with_parents]
        leader = next((key for key in group if key in with_parents), None)
        if leader is not None:
            # Brothers and sisters share the parents of the one whose parents are written down.
            same = next(one.parents for one in found if one.keys == (leader,))
            found += [Sibship(same, (Child(key),)) for key in lone]
        else:
            found.append(Sibship((), tuple(Child(key) for key in lone)))
    return found


def _unknown(parent: str, sexes: dict[str, str], members: list[Member]) -> str:
    """The other parent of all children of whom one parent alone is written down."""
    key = f"{parent} other"
    if not any(member.key == key for member in members):
        members.append(Member(key, sex={"f": "m", "m": "f"}.get(sexes[parent], ""), unknown=True))
    return key


def _joined(strands: list[Strand], new: dict[str, str]) -> list[list[str]]:
    groups: list[list[str]] = []
    for strand in strands:
        pair = [new[strand.one], new[strand.other]]
        met = [group for group in groups if set(group) & set(pair)]
        groups = [group for group in groups if group not in met]
        groups.append(list(dict.fromkeys([key for group in met for key in group] + pair)))
    return groups


def _twins(net: Net, new: dict[str, str]) -> tuple[Twins, ...]:
    pairs = [strand for strand in net.kin if strand.sort in {Sort.TWIN, Sort.IDENTICAL}]
    same = {
        key for strand in pairs if strand.sort == Sort.IDENTICAL for key in (new[strand.one], new[strand.other])
    }
    return tuple(Twins(tuple(group), identical=set(group) <= same) for group in _joined(pairs, new))


def network_of(net: Net, *, household: bool) -> Network:
    """Everybody around the person, or around all who live together; what holds on the day alone."""
    home = net.home if household else frozenset({net.me})
    members = tuple(net.nodes[key].name for key in net.nodes if key in home)
    me = net.nodes[net.me].name
    ties: dict[str, Tie] = {}
    for strand in net.around:
        ends = {strand.one, strand.other}
        if not strand.holds or not (ends & home or strand.household) or ends <= home:
            continue
        start = strand.one if strand.one in home or strand.other not in home else strand.other
        other, sort, flow = strand.seen_from(start)
        node = net.nodes[other]
        if node.unknown:
            continue
        drawn = Tie(
            node.name or _("no name"), called(sort, node.sex), Sphere(sphere_of(sort).value),
            Strength(strand.strength),
            strand.stressful, Arrow(Flow(flow).value),
        )  # fmt: skip
        if other not in ties or ties[other].strength < drawn.strength:
            ties[other] = drawn
    middle = _("Family of %(name)s") % {"name": me} if household and len(home) > 1 else me
    return Network(middle, members if len(home) > 1 else (), tuple(ties.values()))
