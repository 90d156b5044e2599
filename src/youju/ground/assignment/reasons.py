"""What can bind: each reason names what would have to be otherwise, and where it is so, the engine answers
otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from youju.ground.assignment.plan import Move

# The rule of a pair that nobody judged.
UNJUDGED = "unjudged"


@dataclass(frozen=True)
class Barred:
    """Hard rules stand between. For somebody without a helper: `rules` together exclude everybody, and but for
    them `helpers` would be permitted.
    """

    rules: tuple[str, ...]
    helpers: tuple[str, ...]


@dataclass(frozen=True)
class TooFewPlaces:
    """Those who stay together take more places than the helpers have."""

    takes: int
    helpers: tuple[str, ...]


@dataclass(frozen=True)
class Forbidden:
    """Somebody forbade it by hand."""

    helpers: tuple[str, ...]


@dataclass(frozen=True)
class LockedElsewhere:
    """Somebody fixed the seeker to another helper."""

    helper: str


@dataclass(frozen=True)
class HeldByLocks:
    """Others are fixed to the places."""

    seekers: tuple[str, ...]


@dataclass(frozen=True)
class KeptApart:
    """Others are there with whom the seeker may not share a helper."""

    seekers: tuple[str, ...]


@dataclass(frozen=True)
class Taken:
    """With places free there it would stand; others have them, and all together fare better so."""

    helpers: tuple[str, ...]
    seekers: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """But for the price of change the pair would stand: the present helper is kept."""

    helper: str
    price: int


@dataclass(frozen=True)
class Tied:
    """It would be as good; the lot of the uids decided."""


@dataclass(frozen=True)
class Dearer:
    """Even with places free it would cost `by` more altogether."""

    by: int


Reason = (
    Barred | TooFewPlaces | Forbidden | LockedElsewhere | HeldByLocks | KeptApart | Taken | Kept | Tied | Dearer
)


@dataclass(frozen=True)
class WhyNot:
    """Where no plan can have the pair, `reasons` are all that stand between. Where one could, each of them alone
    decides, and the pair would cost `extra` altogether and move others: the `effect`."""

    reasons: tuple[Reason, ...]
    extra: int | None = None
    effect: tuple[Move, ...] = ()


@dataclass(frozen=True)
class Why:
    """The parts of the pair's cost, and the helpers whom the seeker would have for less if it were alone.

    With nobody in `better` it is the best there is for this seeker; each of the better ones has its `why_not`.
    """

    helper: str
    parts: Mapping[str, int]
    better: tuple[str, ...]
    locked: bool
