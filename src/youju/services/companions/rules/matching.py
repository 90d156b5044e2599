"""How a child and a companion are judged for a proposal: hurdles forbid a pair, wishes cost it points.

Wishes that a person may set aside by hand (woman or man, language, hours) are hard rules here; places and siblings
are the engine's. A pair that stands is left to who made it: only what safety asks for forbids it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from youju.services.companions.rules.fitting import Child, Companion, Fit, Hurdle, fit
from youju.services.volunteers.rules.availability import Span


class Part(StrEnum):
    """What a pair costs points for; none is the best."""

    HELPS = "helps"
    HOURS = "hours"
    LOAD = "load"
    UNMET = "unmet"


# The points of each part where it is at its worst.
MOST: Mapping[Part, int] = {Part.HELPS: 30, Part.HOURS: 20, Part.LOAD: 10, Part.UNMET: 60}
# A pair that stands is taken apart only for more points than this.
CHANGE = 40
# To leave a child without costs more than any pair; who waits longer, up to a year, comes first. A child that has
# a companion never loses it so that others get one.
WAITING, LONGEST, ACCOMPANIED = 10_000, 365, 200_000
# From so many common minutes a week on more is no better.
ENOUGH = 180
EACH_LOAD, EACH_UNMET = 5, 30
WHOLE_DAY = Span(0, 24 * 60)


@dataclass(frozen=True)
class Judged:
    """What forbids the pair, what it costs by Part, and how the two suit."""

    broken: tuple[Hurdle, ...]
    parts: Mapping[str, int]
    fit: Fit


def seeking(child: Child, outside: Mapping[int, int]) -> Child:
    """The child as a proposal judges it: it may be paired anew; `outside` are siblings who are no part of it."""
    return replace(child, paired=False, companions=outside)


def offering(companion: Companion) -> Companion:
    """The companion as a proposal judges them: places are for the engine to count."""
    return replace(companion, now=0)


def judge(child: Child, companion: Companion, *, now: int = 0, stands: bool = False) -> Judged:
    """Of those who seek and offer. The companion accompanies so many `now`; `stands`: the two are a pair."""
    found = fit(child, companion)
    broken = found.barred if stands else found.hurdles
    parts: dict[str, int] = {
        Part.HELPS: _share_missing(child.helps, found.shared, MOST[Part.HELPS]),
        Part.HOURS: _hours(child, companion, found),
        Part.LOAD: 0 if stands else min(MOST[Part.LOAD], EACH_LOAD * now),
        Part.UNMET: min(MOST[Part.UNMET], EACH_UNMET * len(found.against)) if stands else 0,
    }
    return Judged(broken, parts, found)


def may_stay(child: Child, companion: Companion) -> bool:
    """Whether nothing that safety asks for stands against a pair that is."""
    return not judge(seeking(child, child.companions), offering(companion), stands=True).broken


def waiting_costs(days: int, *, accompanied: bool) -> int:
    """What it costs to leave this child without a companion."""
    return ACCOMPANIED if accompanied else WAITING + min(max(days, 0), LONGEST)


def _share_missing(wished: frozenset[str], shared: frozenset[str], most: int) -> int:
    return round(most * (1 - len(shared) / len(wished))) if wished else 0


def _hours(child: Child, companion: Companion, found: Fit) -> int:
    """Half of the points where one of the two stated no hours: nobody knows."""
    most = MOST[Part.HOURS]
    if not child.week or not companion.week:
        return most // 2
    return round(most * (1 - min(found.minutes, ENOUGH) / ENOUGH))


@dataclass(frozen=True, order=True)
class Wanted:
    """Somebody the office could look for: with papers, free on this weekday (0 is Monday), one child at a time."""

    weekday: int
    sex: str = ""
    language: str = ""

    @property
    def key(self) -> str:
        return f"{self.weekday}.{self.sex}.{self.language}"

    def companion(self, helps: frozenset[str]) -> Companion:
        """As the rules see them: they offer whatever is wished for."""
        return Companion(
            volunteer=0, person=0, helps=helps, languages=frozenset(filter(None, [self.language])), sex=self.sex,
            week={self.weekday: (WHOLE_DAY,)},
        )  # fmt: skip


def wanted_for(children: list[Child]) -> list[Wanted]:
    """Everybody worth looking for: each day, sex and language that one of these children could need."""
    days = {day for child in children for day in child.week} or set(range(7))
    sexes = {"", *(child.companion_sex for child in children)}
    languages = {"", *(child.language for child in children)}
    return sorted(Wanted(day, sex, language) for day in days for sex in sexes for language in languages)
