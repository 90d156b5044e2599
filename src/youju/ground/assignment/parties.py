"""Who seeks, who helps, and what stands between two of them: the words a question of assignment is written in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# What it costs to leave somebody without: more than any wish, so that as many as possible are helped first.
WITHOUT = 100_000
# Costs stay far below what the solver counts to; whoever needs more has mistaken a price for a hard rule.
DEAREST = 1_000_000


class Impossible(ValueError):
    """A question that contradicts itself: it has no answer, and somebody must say what is meant."""


class Contradiction(Impossible):
    """Two parts of the question that cannot both hold; the message names them by uid."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """Who is to be helped by one helper. `takes` places there; to stay `without` costs so much."""

    uid: str
    takes: int = 1
    without: int = WITHOUT


@dataclass(frozen=True, slots=True)
class Helper:
    """Who can help as many as there are `places`."""

    uid: str
    places: int = 1


@dataclass(frozen=True, slots=True)
class Pair:
    """A seeker and a helper as judged by whoever asks.

    `broken` names the hard rules that forbid the pair: the asker's own words, one each. `parts` say what the pair
    costs, wish by wish, in whole numbers from 0 on; their sum is the pair's cost. A pair nobody judged is none.
    """

    seeker: str
    helper: str
    parts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    broken: tuple[str, ...] = ()

    @property
    def cost(self) -> int:
        return sum(self.parts.values())
