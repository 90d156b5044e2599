"""Whether two cards may be one person: a score with its reasons, for a human to decide."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from youju.ground.people.rules import names
from youju.ground.people.rules.births import Birth


class Level(StrEnum):
    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Reason(StrEnum):
    """Why two cards look alike, or (below zero) unlike."""

    SAME_ID = "same_id"
    SAME_PHONE = "same_phone"
    SAME_NAME = "same_name"
    SAME_FORMER_NAME = "same_former_name"
    SAME_READING = "same_reading"
    SAME_BIRTH = "same_birth"
    CLOSE_BIRTH = "close_birth"
    SAME_HOUSEHOLD = "same_household"
    SAME_GUARDIAN = "same_guardian"
    OTHER_ID = "other_id"
    OTHER_BIRTH = "other_birth"
    OTHER_SEX = "other_sex"


WEIGHTS = {
    Reason.SAME_ID: 100, Reason.SAME_PHONE: 25, Reason.SAME_NAME: 40, Reason.SAME_FORMER_NAME: 30,
    Reason.SAME_READING: 25, Reason.SAME_BIRTH: 40, Reason.CLOSE_BIRTH: 15, Reason.SAME_HOUSEHOLD: 10,
    Reason.SAME_GUARDIAN: 20, Reason.OTHER_ID: -90, Reason.OTHER_BIRTH: -35, Reason.OTHER_SEX: -25,
}  # fmt: skip
LEVELS = ((100, Level.CERTAIN), (65, Level.LIKELY), (40, Level.POSSIBLE))
# Years of birth that a slip of the pen or of memory lies apart.
CLOSE = 1


@dataclass(frozen=True)
class Traits:
    """What of a card is compared. Hashes stand for numbers, so nothing sealed is opened to compare."""

    name: str
    birth: Birth | None = None
    sex: str = ""
    former: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    households: frozenset[int] = frozenset()
    guardians: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Likeness:
    """How much two cards look like one person; `level` None: not worth anybody's time."""

    score: int
    level: Level | None
    reasons: tuple[Reason, ...] = field(default_factory=tuple)


def compare(one: Traits, other: Traits) -> Likeness:
    """The same for both orders."""
    reasons = tuple(sorted({*_names(one, other), *_numbers(one, other), *_circumstances(one, other)}))
    score = sum(WEIGHTS[reason] for reason in reasons)
    if Reason.SAME_ID not in reasons and Reason.SAME_NAME not in reasons:
        # Without one of these it is not certain: brothers share a day, a phone and a guardian.
        score = min(score, LEVELS[0][0] - 1)
    level = next((level for least, level in LEVELS if score >= least), None)
    # A household shares its telephone and its guardians; without a name in common it is a family.
    akin = {Reason.SAME_ID, Reason.SAME_NAME, Reason.SAME_FORMER_NAME, Reason.SAME_READING}
    return Likeness(score, level if akin & set(reasons) else None, reasons)


def _names(one: Traits, other: Traits) -> Iterable[Reason]:
    mine, theirs = names.normal(one.name), names.normal(other.name)
    if not mine or not theirs:
        return
    if mine == theirs:
        yield Reason.SAME_NAME
        return
    former = {names.normal(name) for name in one.former}, {names.normal(name) for name in other.former}
    if mine in former[1] or theirs in former[0]:
        yield Reason.SAME_FORMER_NAME
    if names.reading(one.name) == names.reading(other.name):
        yield Reason.SAME_READING


def _numbers(one: Traits, other: Traits) -> Iterable[Reason]:
    if one.ids & other.ids:
        yield Reason.SAME_ID
    elif one.ids and other.ids:
        yield Reason.OTHER_ID
    if one.phones & other.phones:
        yield Reason.SAME_PHONE


def _circumstances(one: Traits, other: Traits) -> Iterable[Reason]:
    if one.birth and other.birth:
        if one.birth == other.birth and one.birth.exact:
            yield Reason.SAME_BIRTH
        elif one.birth.earliest <= other.birth.latest and other.birth.earliest <= one.birth.latest:
            yield Reason.CLOSE_BIRTH
        elif abs(one.birth.year - other.birth.year) > CLOSE:
            yield Reason.OTHER_BIRTH
    if one.households & other.households:
        yield Reason.SAME_HOUSEHOLD
    if one.guardians & other.guardians:
        yield Reason.SAME_GUARDIAN
    if one.sex and other.sex and one.sex != other.sex:
        yield Reason.OTHER_SEX
