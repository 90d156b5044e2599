"""The proposal: who would accompany whom, who stays without and why, what the last hand meant for others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from youju.ground.assignment import (
    CHANGE,
    Helper,
    Move,
    Pair,
    Plan,
    Reason,
    WhyNot,
    best_extras,
    moves,
    propose,
    why,
    why_not,
    why_without,
)
from youju.ground.organisations.models import Office
from youju.services.companions.queries.facts import Free, Wish
from youju.services.companions.queries.matching.asking import Hand, Question, question
from youju.services.companions.rules.fitting import Fit
from youju.services.companions.rules.matching import WAITING, Wanted, judge, seeking, wanted_for

# So many cases are about two seconds; an office's siblings and conflicts take ten to thirty.
PATIENCE = 300
# So many helpers more are asked for; nobody is worth looking for who only makes a pair a little better.
FEW, ASKED = 3, WAITING // 2


class How(StrEnum):
    """What a proposed pair is today."""

    NEW = "new"
    CHANGED = "changed"
    STANDS = "stands"


@dataclass(frozen=True)
class Match:
    """A proposed pair; `before` is the companion the child has today. `price` are the points of the change.

    `better` are companions who would suit the child better and are needed elsewhere.
    """

    wish: Wish
    free: Free
    fit: Fit
    parts: Mapping[str, int]
    how: How
    locked: bool
    before: Free | None
    price: int
    better: tuple[Free, ...]


@dataclass(frozen=True)
class Without:
    """A child who would stay without, and all that together keeps it so."""

    wish: Wish
    reasons: tuple[Reason, ...]
    accompanied: bool


@dataclass(frozen=True)
class Moved:
    """What the last hand means for one child."""

    wish: Wish
    before: Free | None
    after: Free | None


@dataclass(frozen=True)
class Proposal:
    """Nothing of it is kept: the same office and the same hands give the same proposal."""

    question: Question
    matches: tuple[Match, ...]
    without: tuple[Without, ...]
    moved: tuple[Moved, ...]
    plan: Plan

    def those(self, how: How) -> tuple[Match, ...]:
        return tuple(one for one in self.matches if one.how is how)

    @property
    def left(self) -> tuple[tuple[Free, int], ...]:
        """Companions with places that the proposal does not fill, and how many places."""
        table = self.question.untouched.table
        places = {uid: int(places) for uid, places in zip(table.helpers, table.places, strict=True)}
        left = ((one, places[uid] - len(self.plan.seekers_of(uid))) for uid, one in self.question.free.items())
        return tuple((one, count) for one, count in left if count > 0)


@dataclass(frozen=True)
class Other:
    """Somebody else for a child: `answer` says why not; where it is empty, the engine can be asked."""

    free: Free
    fit: Fit
    parts: Mapping[str, int]
    forbidden: bool


@dataclass(frozen=True)
class OfOne:
    """One child within the proposal: whom it would have, and everybody else, the nearest first."""

    wish: Wish
    match: Match | None
    without: Without | None
    others: tuple[Other, ...]
    asked: tuple[Free, WhyNot] | None
    proposal: Proposal


@dataclass(frozen=True)
class Help:
    """Somebody to look for, and who would have a companion then."""

    wanted: Wanted
    children: tuple[Wish, ...]


@dataclass(frozen=True)
class Extras:
    helps: tuple[Help, ...]
    helped: tuple[Wish, ...]
    without: int


def proposal(office: Office, *, hands: Sequence[Hand] = (), at: datetime) -> Proposal:
    """For everybody of the office. Raises TooEntangled where siblings hang together beyond PATIENCE."""
    asked = question(office, at=at).decided(hands)
    return _proposed(asked)


def _proposed(asked: Question) -> Proposal:
    plan = propose(asked.problem(asked.hands), patience=PATIENCE)
    meant: tuple[Moved, ...] = ()
    if asked.hands:
        before = propose(asked.problem(asked.hands[:-1]), patience=PATIENCE)
        meant = moved(asked, moves(before, plan))
    return Proposal(
        asked,
        tuple(_match(asked, plan, child) for child in asked.wishes if child in plan.helpers),
        tuple(
            Without(asked.wishes[child], why_without(plan, child), child in asked.present)
            for child in asked.wishes
            if child not in plan.helpers
        ),
        meant,
        plan,
    )


def of_child(
    office: Office, child: UUID, *, ask: int | None = None, hands: Sequence[Hand] = (), at: datetime
) -> OfOne | None:
    """One child within the proposal; `ask` is the number of a companion of whom to say why not."""
    found = proposal(office, hands=hands, at=at)
    asked, uid = found.question, str(child)
    if uid not in asked.wishes:
        return None
    match = next((one for one in found.matches if str(one.wish.card.uid) == uid), None)
    others = [
        _other(asked, uid, companion) for companion in asked.free if found.plan.helpers.get(uid) != companion
    ]
    companion = asked.numbers.get(ask) if ask is not None else None
    answer = why_not(found.plan, uid, companion) if companion is not None else None
    return OfOne(
        asked.wishes[uid],
        match,
        next((one for one in found.without if str(one.wish.card.uid) == uid), None),
        tuple(sorted(others, key=lambda one: (bool(one.fit.barred), one.forbidden, sum(one.parts.values())))),
        (asked.free[companion], answer) if companion is not None and answer is not None else None,
        found,
    )


def extras(office: Office, *, hands: Sequence[Hand] = (), at: datetime) -> Extras:
    """Which few volunteers more would help most: the best choice together, each with papers and one place."""
    found = proposal(office, hands=hands, at=at)
    asked, plan = found.question, found.plan
    lacking = [one.wish.child for one in found.without]
    if not lacking:
        return Extras((), (), 0)
    everything = frozenset().union(*(one.child.helps for one in asked.wishes.values()))
    profiles = {wanted.key: wanted for wanted in wanted_for(lacking)}
    pairs = []
    for uid, one in asked.wishes.items():
        for key, wanted in profiles.items():
            judged = judge(seeking(one.child, {}), wanted.companion(everything))
            pairs.append(Pair(uid, key, {**judged.parts, "asked": ASKED}, judged.broken))
    best = best_extras(plan, [Helper(key) for key in profiles], pairs, count=FEW)
    counted: dict[str, int] = {}
    helps = []
    for key in best.chosen:
        counted[key] = counted.get(key, 0) + 1
        children = best.plan.seekers_of(f"{key}#{counted[key]}")
        helps.append(Help(profiles[key], tuple(asked.wishes[uid] for uid in children)))
    return Extras(tuple(helps), tuple(asked.wishes[uid] for uid in best.helped), len(found.without))


def _match(asked: Question, plan: Plan, child: str) -> Match:
    answer, judged = why(plan, child), asked.judged[child, plan.helpers[child]]
    before = asked.present.get(child)
    how = How.NEW if before is None else How.STANDS if before == answer.helper else How.CHANGED
    return Match(
        asked.wishes[child], asked.free[answer.helper], judged.fit, judged.parts, how, answer.locked,
        asked.free[before] if before is not None else None, answer.parts.get(CHANGE, 0),
        tuple(asked.free[companion] for companion in answer.better),
    )  # fmt: skip


def _other(asked: Question, child: str, companion: str) -> Other:
    judged = asked.judged[child, companion]
    hand = any(
        not one.locks and str(one.child) == child and asked.numbers[one.number] == companion for one in asked.hands
    )
    return Other(asked.free[companion], judged.fit, judged.parts, hand)


def moved(asked: Question, found: Iterable[Move]) -> tuple[Moved, ...]:
    """What the engine moves, as children and companions."""
    return tuple(
        Moved(
            asked.wishes[move.seeker],
            asked.free[move.before] if move.before is not None else None,
            asked.free[move.after] if move.after is not None else None,
        )
        for move in found
    )
