"""Groups of age by which a list of people is narrowed."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class AgeGroup:
    """From `youngest` completed years on, below `below`."""

    label: Promise
    youngest: int
    below: int

    def born(self, on: date) -> tuple[date, date]:
        """First and last day of birth of whoever is of this age on the day."""
        return _birthday(on, self.below, 1), _birthday(on, self.youngest, 0)


def _birthday(on: date, years: int, later: int) -> date:
    year = max(on.year - years, 1)
    try:
        day = on.replace(year=year)
    except ValueError:
        day = date(year, 2, 28)
    return date.fromordinal(day.toordinal() + later)


AGE_GROUPS: dict[str, AgeGroup] = {
    "infant": AgeGroup(_("under 6"), 0, 6),
    "child": AgeGroup(_("6 to 13"), 6, 14),
    "youth": AgeGroup(_("14 to 17"), 14, 18),
    "adult": AgeGroup(_("18 to 59"), 18, 60),
    "elder": AgeGroup(_("60 and older"), 60, 130),
}
UNKNOWN = "unknown"
