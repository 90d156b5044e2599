"""Small random questions, and the answer by trying everything: knows rules and costs, and nothing of flows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from random import Random
from typing import Any

from hypothesis import strategies as st

from youju.ground.assignment import Contradiction, Helper, Pair, Problem, Seeker, pose


@dataclass(frozen=True)
class World:
    seekers: tuple[Seeker, ...]
    helpers: tuple[Helper, ...]
    pairs: tuple[Pair, ...]
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    present: Mapping[str, str] = field(default_factory=dict)
    change: int = 0
    locks: Mapping[str, str] = field(default_factory=dict)
    forbids: tuple[tuple[str, str], ...] = ()

    def pose(self, **other: Any) -> Problem:
        world = replace(self, **other)
        return pose(
            world.seekers, world.helpers, world.pairs, together=world.together, apart=world.apart,
            present=world.present, change=world.change, locks=world.locks, forbids=world.forbids,
        )  # fmt: skip

    def shuffled(self, dice: Random) -> "World":
        mixed = {
            name: tuple(dice.sample(getattr(self, name), len(getattr(self, name))))
            for name in ("seekers", "helpers", "pairs", "together", "apart", "forbids")
        }
        return replace(self, **mixed, locks=dict(dice.sample(sorted(self.locks.items()), len(self.locks))))

    def repriced(self, seeker: str, helper: str, by: int) -> "World":
        """The pair costs so much more, or less."""
        return self.with_pair(seeker, helper, lambda pair: replace(pair, parts={"all": pair.cost + by}))

    def permitted(self, seeker: str, helper: str) -> "World":
        """Without hard rules between the two."""
        return self.with_pair(seeker, helper, lambda pair: replace(pair, broken=()))

    def with_pair(self, seeker: str, helper: str, change: Any) -> "World":
        pairs = tuple(change(p) if (p.seeker, p.helper) == (seeker, helper) else p for p in self.pairs)
        return replace(self, pairs=pairs)

    def roomy(self, *helpers: str) -> "World":
        """With places for everybody at these helpers."""
        return replace(self, helpers=tuple(replace(h, places=99) if h.uid in helpers else h for h in self.helpers))

    def plans(self) -> Iterator[Mapping[str, str]]:
        """Every plan that keeps all rules."""
        judged = {(pair.seeker, pair.helper): pair for pair in self.pairs}
        places = {helper.uid: helper.places for helper in self.helpers}
        for chosen in product([None, *places], repeat=len(self.seekers)):
            plan = {s.uid: h for s, h in zip(self.seekers, chosen, strict=True) if h is not None}
            if any((at := judged.get(pair)) is None or at.broken for pair in plan.items()):
                continue
            taken: Counter[str] = Counter()
            for seeker in self.seekers:
                if seeker.uid in plan:
                    taken[plan[seeker.uid]] += seeker.takes
            if (
                all(number <= places[uid] for uid, number in taken.items())
                and all(len({plan.get(uid) for uid in group}) == 1 for group in self.together)
                and all(max(Counter(plan[u] for u in g if u in plan).values(), default=1) == 1 for g in self.apart)
                and self.locks.items() <= plan.items()
                and not plan.items() & set(self.forbids)
            ):
                yield plan

    def cost(self, plan: Mapping[str, str]) -> int:
        judged = {(pair.seeker, pair.helper): pair for pair in self.pairs}
        total = sum(s.without for s in self.seekers if s.uid not in plan)
        total += sum(judged[pair].cost for pair in plan.items())
        return total + sum(
            self.change
            for uid, had in self.present.items()
            if plan.get(uid) != had and self._keepable(uid, had, judged)
        )

    def _keepable(self, seeker: str, helper: str, judged: Mapping[tuple[str, str], Pair]) -> bool:
        """Whether the present pair is permitted, for all who stay together with the seeker."""
        unit, grown = {seeker}, True
        while grown:
            wider = unit.union(*(group for group in self.together if unit.intersection(group)))
            unit, grown = wider, wider != unit
        return all((at := judged.get((uid, helper))) is not None and not at.broken for uid in unit)

    def least(self) -> int:
        return min(self.cost(plan) for plan in self.plans())


@st.composite
def worlds(draw: Any, *, groups: bool = True, hands: bool = True) -> World:
    """Up to five who seek and four who help, few different costs, so that ties are frequent."""
    seekers = tuple(
        Seeker(f"s{n}", takes=draw(st.sampled_from((1, 1, 1, 2))), without=draw(st.sampled_from((4, 9, 100))))
        for n in draw(st.permutations(range(draw(st.integers(1, 5)))))
    )
    helpers = tuple(
        Helper(f"h{n}", draw(st.integers(0, 3))) for n in draw(st.permutations(range(draw(st.integers(1, 4)))))
    )
    pairs = tuple(
        Pair(s.uid, h.uid, {"near": draw(st.integers(0, 4)), "likes": draw(st.integers(0, 3))}, broken)
        for s in seekers
        for h in helpers
        if (broken := draw(st.sampled_from(((), (), (), ("a",), ("b",), ("a", "b"), None)))) is not None
    )
    uids, places = [s.uid for s in seekers], [h.uid for h in helpers]
    group = st.lists(st.sampled_from(uids), min_size=2, max_size=3, unique=True).map(tuple)
    some = len(uids) > 1 and groups
    world = World(
        seekers, helpers, pairs,
        together=tuple(draw(st.lists(group, max_size=1))) if some else (),
        apart=tuple(draw(st.lists(group, max_size=2))) if some else (),
        present=draw(st.dictionaries(st.sampled_from(uids), st.sampled_from(places), max_size=3)),
        change=draw(st.sampled_from((0, 1, 5))),
        locks=draw(st.dictionaries(st.sampled_from(uids), st.sampled_from(places), max_size=1)) if hands else {},
        forbids=tuple(draw(st.lists(st.tuples(st.sampled_from(uids), st.sampled_from(places)), max_size=2)))
        if hands else (),
    )  # fmt: skip
    return world if _possible(world) else replace(world, apart=(), locks={})


def _possible(world: World) -> bool:
    try:
        problem = world.pose()
        return problem.apart_units is not None and problem.placed is not None
    except Contradiction:
        return False
