"""When somebody was born, as exactly as it is known; ages follow and are never stored."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from youju.ground.people.rules.refusals import UnfitBirth

# Below this age a guardian's consent is necessary (Personal Information Protection Law).
CHILD_BELOW = 14
# Nobody who is served was born before.
FIRST_YEAR = 1880
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR = re.compile(r"(\d{4})\s*年?")


@dataclass(frozen=True)
class Birth:
    """`earliest` and `latest` are the same day where the day is known, else the first and last day of the year."""

    earliest: date
    latest: date

    @classmethod
    def on(cls, day: date) -> "Birth":
        return cls(day, day)

    @classmethod
    def in_year(cls, year: int) -> "Birth":
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def exact(self) -> bool:
        return self.earliest == self.latest

    @property
    def year(self) -> int:
        return self.earliest.year

    def text(self) -> str:
        """As it is known: a day, or a year."""
        return self.earliest.isoformat() if self.exact else str(self.year)


@dataclass(frozen=True)
class Age:
    """Completed years; `approximate` where only the year of birth is known."""

    years: int
    approximate: bool = False

    def text(self) -> str:
        said = gettext("about %(years)d") if self.approximate else gettext("aged %(years)d")
        return said % {"years": self.years}


def age(birth: Birth | None, *, on: date) -> Age | None:
    """The age on a day; of a year of birth the age that is reached in that year."""
    if birth is None or birth.earliest > on:
        return None
    return Age(_completed(birth.earliest, on), approximate=not birth.exact)


def may_be_child(birth: Birth | None, *, on: date) -> bool | None:
    """Whether somebody may be under 14: of a year the youngest is believed; None where nothing is known."""
    return None if birth is None else _completed(birth.latest, on) < CHILD_BELOW


def grown(birth: Birth) -> date:
    """The first day on which whoever was born so is no child any more; of a year the youngest is believed."""
    born = birth.latest
    try:
        return born.replace(year=born.year + CHILD_BELOW)
    except ValueError:
        # Born on 29 February: of age when the day before the first of March is over.
        return date(born.year + CHILD_BELOW, 3, 1)


def read(text: str) -> Birth | None:
    """A day (2009-05-01, 2009年5月1日, 20090501) or a year (2009); None for nothing. Raises UnfitBirth."""
    typed = unicodedata.normalize("NFKC", text[:40]).strip().removesuffix("00:00:00").strip()
    if not typed:
        return None
    try:
        if found := _DAY.fullmatch(typed) or _COMPACT.fullmatch(typed):
            birth = Birth.on(date(*map(int, found.groups())))
        elif found := _YEAR.fullmatch(typed):
            birth = Birth.in_year(int(found[1]))
        else:
            raise UnfitBirth
    except ValueError:
        raise UnfitBirth from None
    if birth.year < FIRST_YEAR:
        raise UnfitBirth
    return birth


def _completed(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
