"""The net around a person on a day: everybody whom the family reaches, and every tie of person and household."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from youju.ground.access.looking import Look
from youju.ground.people.models import Living, Person
from youju.ground.people.queries.cards import cluster, roots
from youju.ground.people.rules.births import age
from youju.services.ties.models import Outsider, Tie
from youju.services.ties.queries.reach import homes, naming, split
from youju.services.ties.rules import (
    COUPLES,
    KIN,
    MOST,
    STEPS,
    Flow,
    How,
    NameUnreadable,
    Sort,
    When,
    against,
    from_the_other_end,
)


@dataclass(frozen=True)
class Node:
    """Somebody in the net; `person` is the card's uid, None for an outsider, whose own name outside is `uid`."""

    key: str
    uid: UUID
    name: str
    sex: str
    born: int | None
    died: int | None
    dead: bool
    age: int | None
    unknown: bool
    person: UUID | None


@dataclass(frozen=True)
class Strand:
    """One tie as it is told: `other` is `sort` to `one`; `holds` on the day, or ended as `how` says."""

    uid: UUID
    one: str
    other: str
    sort: Sort
    strength: int
    stressful: bool
    flow: Flow
    since: When | None
    until: When | None
    how: str
    holds: bool
    household: bool
    note: str

    def seen_from(self, key: str) -> "tuple[str, Sort, Flow]":
        """The other one, what it is to this one, and where help goes."""
        if key == self.one:
            return self.other, self.sort, self.flow
        return self.one, from_the_other_end(self.sort), against(self.flow)


@dataclass(frozen=True)
class Net:
    """Everything around a person on a day. `home` are the keys of those who live together with them."""

    me: str
    nodes: dict[str, Node]
    kin: tuple[Strand, ...]
    around: tuple[Strand, ...]
    home: frozenset[str]


def net(person: Person, *, look: Look, on: date) -> Net:
    """The net of the person as it stood on the day. Raises NotLooked.

    Families are followed through cards and outsiders of the office; couples that have parted stay in the drawing.
    """
    every = cluster(person)
    for card in every:
        look.covers(card.uid)
    reading = _Reading(every[0], look, on)
    mine = {card.pk for card in every}
    home = _home(mine, on)
    around = reading.strands(
        Tie.objects.told().filter(naming(mine | home, set()) | Q(household__in=homes(mine, on)))
    )
    kin = reading.kin(mine)
    rows = Person.objects.filter(pk__in=home).order_by("pk")
    reading.speaking |= roots(home)
    mates = {reading.card(row) for row in rows} | {f"p{every[0].pk}"}
    mates |= {key for key, anchor in reading.at_home.items() if anchor in home | mine}
    return Net(f"p{every[0].pk}", reading.nodes, kin, around, frozenset(mates))


class _Reading:
    """Rows being read into nodes and strands; names open for the look at the person of the page."""

    def __init__(self, me: Person, look: Look, on: date) -> None:
        self.me, self.look, self.on = me, look, on
        self.nodes: dict[str, Node] = {f"p{me.pk}": self._card(me)}
        self.speaking: dict[int, int] = {}
        # Outsiders who live with somebody, and with whom.
        self.at_home: dict[str, int] = {}

    def card(self, person: Person) -> str:
        """The key of the card that speaks for this one."""
        root = self.speaking.get(person.pk, person.pk)
        key = f"p{root}"
        if key not in self.nodes:
            self.nodes[key] = self._card(person if root == person.pk else Person.objects.get(pk=root))
        return key

    def strands(self, ties: Iterable[Tie]) -> tuple[Strand, ...]:
        rows = list(ties)
        cards = {pk for tie in rows for pk in (tie.person_id, tie.other_person_id) if pk is not None}
        self.speaking |= roots(cards)
        return tuple(self._strand(tie) for tie in rows if self._tells(tie))

    def kin(self, mine: set[int]) -> tuple[Strand, ...]:
        """Ties of kin, step by step from the person on."""
        found: dict[UUID, Strand] = {}
        persons, outsiders = set(mine), set[int]()
        seen = {f"p{pk}" for pk in mine}
        for _step in range(STEPS):
            rows = Tie.objects.told().filter(naming(persons, outsiders), sort__in=[sort.value for sort in KIN])
            strands = self.strands(rows)
            found |= {strand.uid: strand for strand in strands}
            new = {key for strand in strands for key in (strand.one, strand.other)} - seen
            if not new or len(seen) >= MOST:
                break
            seen |= new
            persons, outsiders = split(new)
        return tuple(found.values())

    def _tells(self, tie: Tie) -> bool:
        """What held on the day; of couples also what had ended by then, since a drawing shows who has parted."""
        end = getattr(tie, "end", None)
        if tie.since is not None and tie.since > self.on:
            return False
        if end is not None and end.how == How.CHANGED:
            return end.on is not None and end.on > self.on
        return tie.sort in KIN or end is None or (end.on is not None and end.on > self.on)

    def _strand(self, tie: Tie) -> Strand:
        end = getattr(tie, "end", None)
        over = end is not None and (end.on is None or end.on <= self.on)
        one, other = (
            self._end(row) for row in ((tie.person, tie.outsider), (tie.other_person, tie.other_outsider))
        )
        mine = f"p{self.me.pk}" in {one, other} or tie.household_id is not None
        return Strand(
            tie.uid, one, other, Sort(tie.sort), tie.strength, tie.stressful, Flow(tie.flow), tie.begins,
            end.ends if over and end else None, end.how if over and end else "", not over,
            tie.household_id is not None, self._note(tie) if mine else "",
        )  # fmt: skip

    def _note(self, tie: Tie) -> str:
        try:
            return tie.open(self.look, self.me.uid)
        except NameUnreadable as unreadable:
            return str(unreadable.message)

    def _end(self, end: tuple[Person | None, Outsider | None]) -> str:
        person, outsider = end
        if person is not None:
            return self.card(person)
        assert outsider is not None
        key = f"o{outsider.pk}"
        if key not in self.nodes:
            if outsider.at_home:
                self.at_home[key] = outsider.anchor_id
            try:
                name = outsider.open(self.look, self.me.uid)
            except NameUnreadable:
                name = "?"
            self.nodes[key] = Node(
                key, outsider.uid, name, outsider.sex, outsider.born, outsider.died, outsider.dead,
                self.on.year - outsider.born if outsider.born and not outsider.dead else None,
                outsider.unknown, None,
            )  # fmt: skip
        return key

    def _card(self, person: Person) -> Node:
        birth = person.birth
        years = age(birth, on=self.on) if birth and birth.earliest <= self.on else None
        return Node(
            f"p{person.pk}", person.uid, str(person), person.sex, birth.earliest.year if birth else None, None,
            False, years.years if years else None, False, person.uid,
        )  # fmt: skip


def parted(strand: Strand) -> bool:
    """Whether two partners have parted by the day."""
    return strand.sort in COUPLES and not strand.holds


def _home(keys: set[int], on: date) -> set[int]:
    rows = Living.objects.standing(on=on).filter(household__in=homes(keys, on)).order_by("pk")
    return set(rows.values_list("person_id", flat=True))
