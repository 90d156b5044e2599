"""When consent stands: whoever must has given it, its time runs, nobody withdrew it since, in whatever order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from youju.ground.people.rules.births import Birth, may_be_child


class Giver(StrEnum):
    """Whose consent a day asks for."""

    GUARDIAN = "guardian"
    PERSON = "person"
    EITHER = "either"


@dataclass(frozen=True)
class Given:
    """Consent to one purpose in one channel: written `at`, for days from `since` until `until` (half-open)."""

    at: datetime
    since: date
    until: date | None = None
    guardian: bool = False
    own: bool = True

    def by(self, must: Giver) -> bool:
        """Whether it was given by whoever must give it."""
        return must is Giver.EITHER or (self.guardian if must is Giver.GUARDIAN else self.own)


def giver(birth: Birth | None, *, ward: bool, on: date) -> Giver:
    """Under 14 a guardian consents, from 14 on the person; a ward of unknown age is taken for a child."""
    child = may_be_child(birth, on=on)
    if child is None:
        return Giver.GUARDIAN if ward else Giver.EITHER
    return Giver.GUARDIAN if child else Giver.PERSON


def stands(
    given: Iterable[Given], withdrawn: Iterable[datetime], *, at: datetime, on: date, must: Giver = Giver.EITHER
) -> bool:
    """Whether any consent stands at the moment, for the day. A withdrawal ends all that was given before it."""
    last = max((moment for moment in withdrawn if moment <= at), default=None)
    return any(
        one.at <= at
        and one.by(must)
        and one.since <= on
        and (one.until is None or on < one.until)
        and (last is None or one.at > last)
        for one in given
    )
