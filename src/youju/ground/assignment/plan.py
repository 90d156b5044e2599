"""A proposal: who has which helper, who stays without, what it costs, and what differs from another proposal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from youju.ground.assignment.certificate import verify
from youju.ground.assignment.problem import Problem
from youju.ground.assignment.solving import Solution, solve

# The part of a pair's cost that is the price of taking away a present helper.
CHANGE = "change"


@dataclass(frozen=True)
class Move:
    """What another proposal means for one seeker; None is without a helper. Costs are those of the unit it is
    of.
    """

    seeker: str
    before: str | None
    after: str | None
    cost_before: int
    cost_after: int


@dataclass(frozen=True)
class Plan:
    """The cheapest of all plans that keep the rules, the locks and the bans of its question."""

    problem: Problem
    solution: Solution

    @cached_property
    def helpers(self) -> Mapping[str, str]:
        """The helper of each seeker who has one, in the order of uids."""
        table, placed = self.problem.table, self.solution.placed
        found = {
            uid: table.helpers[placed[unit]]
            for unit, members in enumerate(table.units)
            if unit in placed
            for uid in members
        }
        return dict(sorted(found.items()))

    @cached_property
    def without(self) -> tuple[str, ...]:
        return tuple(sorted(self.problem.table.unit_of.keys() - self.helpers.keys()))

    @cached_property
    def cost(self) -> int:
        """What everybody's wishes, all changes and all who stay without cost together."""
        return sum(self.cost_of(members[0]) for members in self.problem.table.units)

    def cost_of(self, seeker: str) -> int:
        """What the seeker's unit costs as it stands here."""
        table, unit = self.problem.table, self.problem.unit(seeker)
        arc = table.arc(unit, self.solution.placed[unit]) if unit in self.solution.placed else None
        if arc is None:
            return int(table.without[unit] + table.leaving[unit])
        return int(table.cost[arc] + table.change[arc])

    def seekers_of(self, helper: str) -> tuple[str, ...]:
        return tuple(uid for uid, at in self.helpers.items() if at == helper)

    def verified(self) -> bool:
        """Whether the proof holds, by a reckoning that knows nothing of how the plan was found."""
        return verify(self.problem.facts, self.solution.placed, self.solution.proof)


def propose(problem: Problem, *, patience: int = 20_000) -> Plan:
    return Plan(problem, solve(problem, patience=patience))


def moves(before: Plan, after: Plan) -> Iterator[Move]:
    """What differs, seeker by seeker, in the order of uids; both proposals are about the same seekers."""
    for uid in sorted(before.problem.table.unit_of):
        had, has = before.helpers.get(uid), after.helpers.get(uid)
        if had != has:
            yield Move(uid, had, has, before.cost_of(uid), after.cost_of(uid))
