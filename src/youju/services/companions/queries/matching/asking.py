"""The question to the engine: children and companions of an office, judged pair by pair, and decisions by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.assignment import Contradiction, Helper, Pair, Problem, Seeker, pose
from youju.ground.organisations.models import Office
from youju.services.companions.queries.facts import Free, Wish, companions, wishes
from youju.services.companions.rules.fitting import Child
from youju.services.companions.rules.matching import (
    CHANGE,
    Judged,
    judge,
    may_stay,
    offering,
    seeking,
    waiting_costs,
)


@dataclass(frozen=True)
class Hand:
    """What somebody decided before it was proposed: this pair, or not this pair. `number` is the volunteer's."""

    locks: bool
    child: UUID
    number: int


@dataclass(frozen=True)
class Question:
    """Children by the uid of their card, companions by theirs, both as text: the names the engine knows them by.

    `present` are pairs that stand and may be proposed anew; `resting` children whose pairs are left alone, because
    their companion offers nothing now or siblings share it; `unsafe` those whose pair safety stands against.
    `opposed` are siblings who are to stay together and apart at once: the second is set aside, and said.
    `dropped` are hands that cannot hold: somebody is gone, a rule forbids it, or the places are fixed to others.
    """

    office: Office
    on: date
    wishes: Mapping[str, Wish]
    free: Mapping[str, Free]
    present: Mapping[str, str]
    judged: Mapping[tuple[str, str], Judged]
    resting: tuple[Wish, ...]
    unsafe: tuple[Wish, ...]
    opposed: tuple[tuple[str, str], ...]
    untouched: Problem
    hands: tuple[Hand, ...] = ()
    dropped: tuple[Hand, ...] = ()

    @cached_property
    def numbers(self) -> Mapping[int, str]:
        """The companions by number."""
        return {one.volunteer.number: uid for uid, one in self.free.items()}

    def siblings(self, child: str) -> tuple[Wish, ...]:
        """Those who are to have the same companion as the child."""
        table = self.untouched.table
        return tuple(self.wishes[uid] for uid in table.units[table.unit_of[child]] if uid != child)

    def problem(self, hands: Sequence[Hand]) -> Problem:
        """As the engine takes it. One who was decided about twice is where the last hand put them."""
        found = self.untouched
        for hand in hands:
            child, companion = str(hand.child), self.numbers[hand.number]
            found = found.lock(child, companion) if hand.locks else found.forbid(child, companion)
        return found

    def decided(self, hands: Sequence[Hand]) -> Question:
        """The same after these hands, one by one; each that contradicts what stands already is dropped."""
        held: list[Hand] = []
        dropped: list[Hand] = []
        for hand in dict.fromkeys(hands):
            (held if self._can_hold([*held, hand]) else dropped).append(hand)
        return replace(self, hands=tuple(held), dropped=tuple(dropped))

    def _can_hold(self, hands: list[Hand]) -> bool:
        last = hands[-1]
        if str(last.child) not in self.wishes or last.number not in self.numbers:
            return False
        try:
            return self.problem(hands).placed is not None
        except Contradiction:
            return False


def question(office: Office, *, at: datetime) -> Question:
    """The office as it stands: who waits, whose pair may be proposed anew, and everybody who offers."""
    on = localdate(at)
    free = {str(one.volunteer.uid): one for one in companions(office, on=on)}
    by_volunteer = {one.volunteer.pk: uid for uid, one in free.items()}
    asked = [one for one in wishes(office, at=at) if not one.refuses]
    accompanied = [one for one in asked if one.child.paired]
    unsafe = [one for one in accompanied if not _safe(one, free, by_volunteer)]
    resting = [one for one in accompanied if one not in unsafe and _rests(one, by_volunteer)]
    among = [one for one in asked if one not in unsafe and one not in resting]
    wished = {str(one.card.uid): one for one in among}
    inside = {one.child.person: uid for uid, one in wished.items()}
    present = {
        uid: by_volunteer[one.child.companions[one.child.person]]
        for uid, one in wished.items()
        if one.child.paired
    }
    seekers = {uid: _alone(one.child, inside) for uid, one in wished.items()}
    helpers = {uid: (offering(one.companion), one.companion.now) for uid, one in free.items()}
    judged = {
        (uid, companion): judge(child, offered, now=now, stands=present.get(uid) == companion)
        for uid, child in seekers.items()
        for companion, (offered, now) in helpers.items()
    }
    together = _among(wished, inside, lambda child: child.together)
    apart, opposed = _opposed(together, _among(wished, inside, lambda child: child.apart))
    taken = Counter(present.values())
    untouched = pose(
        [
            Seeker(uid, without=waiting_costs((on - (one.need.since or on)).days, accompanied=uid in present))
            for uid, one in wished.items()
        ],
        [
            Helper(uid, max(0, one.companion.most - one.companion.now + taken[uid], taken[uid]))
            for uid, one in free.items()
        ],
        [
            Pair(*pair, one.parts, one.broken)
            for pair, one in judged.items()
        ],
        together=together, apart=apart, present=present, change=CHANGE,
    )  # fmt: skip
    return Question(
        office, on, wished, free, present, judged, tuple(resting), tuple(unsafe), tuple(opposed), untouched
    )


def _safe(one: Wish, free: Mapping[str, Free], by_volunteer: Mapping[int, str]) -> bool:
    companion = by_volunteer.get(one.child.companions[one.child.person])
    return companion is None or may_stay(one.child, free[companion].companion)


def _rests(one: Wish, by_volunteer: Mapping[int, str]) -> bool:
    """Where moving it could leave somebody without, or take siblings from each other."""
    mine, companions_now = one.child, one.child.companions
    shared = any(companions_now.get(other) == companions_now[mine.person] for other in mine.apart)
    return bool(mine.together) or shared or companions_now[mine.person] not in by_volunteer


def _alone(child: Child, inside: Mapping[int, str]) -> Child:
    """Siblings in the question are for the engine; those outside are where they are."""
    outside = {person: companion for person, companion in child.companions.items() if person not in inside}
    return seeking(child, outside)


def _among(
    wished: Mapping[str, Wish], inside: Mapping[int, str], siblings: Callable[[Child], Collection[int]]
) -> list[tuple[str, str]]:
    """Siblings who are both in the question, each two once."""
    found = {
        (min(uid, inside[other]), max(uid, inside[other]))
        for uid, one in wished.items()
        for other in siblings(one.child)
        if other in inside
    }
    return sorted(found)


def _opposed(
    together: Sequence[tuple[str, str]], apart: Sequence[tuple[str, str]]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Those who can be kept apart, and those who stay together by way of others all the same."""
    unit: dict[str, set[str]] = {}
    for pair in together:
        merged = set(pair).union(*(unit.get(uid, set()) for uid in pair))
        unit.update(dict.fromkeys(merged, merged))
    opposed = [pair for pair in apart if pair[1] in unit.get(pair[0], ())]
    return [pair for pair in apart if pair not in opposed], opposed
