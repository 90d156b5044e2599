"""What stands between a child and a companion, by name: the same answer for a tap by hand and for a proposal.

Pure: facts of both sides go in, hurdles come out. A hurdle of SAFETY is never overruled. A wish that is not met
is shown to whoever pairs by hand, and may be set aside by a person who knows both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from youju.services.volunteers.rules.availability import Span

Week = Mapping[int, tuple[Span, ...]]


class Hurdle(StrEnum):
    """Why these two are no pair; each names one constraint."""

    CLEARANCE = "clearance"
    TRAINING = "training"
    AWAY = "away"
    NO_OFFER = "no_offer"
    FULL = "full"
    CONSENT = "consent"
    PAIRED = "paired"
    SELF = "self"
    DECLINED = "declined"
    CONFLICT = "conflict"
    SIBLING_APART = "sibling_apart"
    SIBLING_TOGETHER = "sibling_together"
    COMPANION_SEX = "companion_sex"
    CHILD_SEX = "child_sex"
    LANGUAGE = "language"
    HOURS = "hours"


WISHES = frozenset(
    {Hurdle.SIBLING_TOGETHER, Hurdle.COMPANION_SEX, Hurdle.CHILD_SEX, Hurdle.LANGUAGE, Hurdle.HOURS}
)
SAFETY = frozenset(Hurdle) - WISHES


@dataclass(frozen=True, kw_only=True)
class Child:
    """What is known of a child who waits. Persons are named by keys: `person` is the card that speaks.

    `together` and `apart` are siblings; `companions` says by which volunteer those of them are accompanied.
    `refused` are volunteers the child said no to, `conflicts` those it must not be paired with.
    """

    person: int
    helps: frozenset[str] = frozenset()
    language: str = ""
    companion_sex: str = ""
    sex: str = ""
    week: Week = field(default_factory=dict)
    consented: bool = True
    paired: bool = False
    together: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()
    companions: Mapping[int, int] = field(default_factory=dict)
    refused: frozenset[int] = frozenset()
    conflicts: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Companion:
    """What is known of a volunteer who accompanies children; `most`: how many at a time, `now`: how many it is.

    `offers` is whether an offer stands at all.
    """

    volunteer: int
    person: int
    helps: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    child_sex: str = ""
    sex: str = ""
    week: Week = field(default_factory=dict)
    offers: bool = True
    most: int = 1
    now: int = 0
    cleared: bool = True
    trained: bool = True
    away: bool = False


@dataclass(frozen=True)
class Fit:
    """How two suit: what stands against them, what they share, minutes a week in which both have time."""

    hurdles: tuple[Hurdle, ...]
    shared: frozenset[str]
    minutes: int

    @property
    def barred(self) -> tuple[Hurdle, ...]:
        """What nobody overrules."""
        return tuple(hurdle for hurdle in self.hurdles if hurdle in SAFETY)

    @property
    def against(self) -> tuple[Hurdle, ...]:
        """Wishes that are not met."""
        return tuple(hurdle for hurdle in self.hurdles if hurdle in WISHES)

    @property
    def better_first(self) -> tuple[int, int, int, int]:
        """Sorts fits: without bars, few wishes unmet, much in common, much time."""
        return (len(self.barred), len(self.against), -len(self.shared), -self.minutes)


def common_minutes(one: Week, other: Week) -> int:
    """Minutes of a week that lie in the hours of both."""
    return sum(
        max(0, min(mine.ends, theirs.ends) - max(mine.begins, theirs.begins))
        for day in one.keys() & other.keys()
        for mine in one[day]
        for theirs in other[day]
    )


def fit(child: Child, companion: Companion) -> Fit:
    """Everything that stands against the two, in the order of the list of hurdles, and what speaks for them."""
    minutes = common_minutes(child.week, companion.week)
    standing = {
        Hurdle.CLEARANCE: not companion.cleared,
        Hurdle.TRAINING: not companion.trained,
        Hurdle.AWAY: companion.away,
        Hurdle.NO_OFFER: not companion.offers,
        Hurdle.FULL: companion.offers and companion.now >= companion.most,
        Hurdle.CONSENT: not child.consented,
        Hurdle.PAIRED: child.paired,
        Hurdle.SELF: child.person == companion.person,
        Hurdle.DECLINED: companion.volunteer in child.refused,
        Hurdle.CONFLICT: companion.volunteer in child.conflicts,
        Hurdle.SIBLING_APART: any(child.companions.get(one) == companion.volunteer for one in child.apart),
        Hurdle.SIBLING_TOGETHER: any(
            child.companions.get(one, companion.volunteer) != companion.volunteer for one in child.together
        ),
        Hurdle.COMPANION_SEX: _differs(child.companion_sex, companion.sex),
        Hurdle.CHILD_SEX: _differs(companion.child_sex, child.sex),
        Hurdle.LANGUAGE: bool(child.language) and child.language not in companion.languages,
        # Hours that nobody stated stand against nobody.
        Hurdle.HOURS: bool(child.week) and bool(companion.week) and minutes == 0,
    }
    return Fit(tuple(hurdle for hurdle in Hurdle if standing[hurdle]), child.helps & companion.helps, minutes)


def _differs(wished: str, found: str) -> bool:
    return bool(wished) and wished != found
