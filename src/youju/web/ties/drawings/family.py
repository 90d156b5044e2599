"""A family as a genogram shows it: members, couples, and brothers and sisters under their parents.

The signs are those of McGoldrick, Gerson and Petry, Genograms: Assessment and Intervention.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


class Bond(StrEnum):
    """How two partners stand to each other. `PARENTS` have a child together, and nothing else is recorded."""

    MARRIED = "married"
    PARTNERS = "partners"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    PARENTS = "parents"


class Birth(StrEnum):
    """How a child belongs to its parents."""

    BORN = "born"
    ADOPTED = "adopted"
    FOSTERED = "fostered"


@dataclass(frozen=True)
class Member:
    """Somebody of the family. Years are calendar years, the age is in whole years; what is not known is None.

    `unknown` is a parent of whom nothing is known but that there is one. `echo` is drawn a second time: its
    partner stands in another generation.
    """

    key: str
    name: str = ""
    sex: str = ""
    born: int | None = None
    died: int | None = None
    dead: bool = False
    age: int | None = None
    unknown: bool = False
    echo: bool = False


@dataclass(frozen=True)
class Couple:
    """Two partners; `since` and `until` are the years of the marriage, which give its place in the order."""

    one: str
    other: str
    bond: Bond = Bond.MARRIED
    since: int | None = None
    until: int | None = None

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.one, self.other))


@dataclass(frozen=True)
class Child:
    """A child of a sibship and how it came to its parents."""

    key: str
    birth: Birth = Birth.BORN


@dataclass(frozen=True)
class Sibship:
    """Children of the same parents: two, one, or none where nobody wrote the parents down."""

    parents: tuple[str, ...]
    children: tuple[Child, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(child.key for child in self.children)


@dataclass(frozen=True)
class Twins:
    """Children of one birth; `identical` where it is known that they are."""

    keys: tuple[str, ...]
    identical: bool = False


@dataclass(frozen=True)
class Family:
    """Everything that one genogram shows; `households` are the members who live under one roof."""

    members: tuple[Member, ...]
    couples: tuple[Couple, ...] = ()
    sibships: tuple[Sibship, ...] = ()
    twins: tuple[Twins, ...] = ()
    index: str = ""
    households: tuple[frozenset[str], ...] = ()

    @property
    def by_key(self) -> dict[str, Member]:
        return {member.key: member for member in self.members}


def tidied(family: Family) -> Family:
    """The same family with each couple and each sibship once, and a couple for all who are parents together.

    Ties to somebody who is not in the drawing are left out, and so is a descent that would make somebody their
    own ancestor.
    """
    known = set(family.by_key)
    couples = _couples(family, known)
    sibships: dict[tuple[str, ...], dict[str, Child]] = {}
    below: dict[str, set[str]] = {key: set() for key in known}
    for number, sibship in enumerate(family.sibships):
        parents = tuple(sorted(set(sibship.parents) & known))[:2]
        if sibship.parents and not parents:
            continue
        found = sibships.setdefault(parents or (f"nobody {number}",), {})
        for child in sibship.children:
            if child.key in known and not any(_reaches(below, child.key, parent) for parent in parents):
                found.setdefault(child.key, child)
                for parent in parents:
                    below[parent].add(child.key)
        if len(parents) == 2 and found and frozenset(parents) not in couples:
            couples[frozenset(parents)] = Couple(parents[0], parents[1], Bond.PARENTS)
    return replace(
        family,
        couples=tuple(couples.values()),
        sibships=tuple(
            Sibship(tuple(key for key in parents if key in known), tuple(children.values()))
            for parents, children in sibships.items()
            if len(children) > (0 if parents[0] in known else 1)
        ),
        twins=_twins(family, sibships),
        households=tuple(home & known for home in family.households if home & known),
    )


def _couples(family: Family, known: set[str]) -> dict[frozenset[str], Couple]:
    found: dict[frozenset[str], Couple] = {}
    for couple in family.couples:
        if len(couple.pair) == 2 and couple.pair <= known:
            found.setdefault(couple.pair, couple)
    return found


def _twins(family: Family, sibships: dict[tuple[str, ...], dict[str, Child]]) -> tuple[Twins, ...]:
    """Twins stand in one sibship, each child in one birth at most."""
    taken: set[str] = set()
    found = []
    for twins in family.twins:
        keys = tuple(key for key in dict.fromkeys(twins.keys) if key not in taken)
        if len(keys) > 1 and any(set(keys) <= children.keys() for children in sibships.values()):
            found.append(replace(twins, keys=keys))
            taken |= set(keys)
    return tuple(found)


def _reaches(below: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        one = waiting.pop()
        if one == goal:
            return True
        new = below[one] - seen
        seen |= new
        waiting += sorted(new)
    return False
