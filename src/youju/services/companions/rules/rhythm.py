"""How often a pair is expected to be in touch, and since when it is silent: whole days, no database."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Days from one contact to the next, as an office usually agrees them.
RHYTHMS: tuple[tuple[int, Promise], ...] = (
    (7, _("every week")),
    (14, _("every two weeks")),
    (30, _("every month")),
)
USUAL, SHORTEST, LONGEST = 14, 1, 92


@dataclass(frozen=True)
class Rhythm:
    """A pair that begins on a day and is in touch every `days`; `last` is the latest contact, if there was one."""

    begins: date
    days: int
    last: date | None = None

    @property
    def due(self) -> date:
        """The last day on which the next contact keeps the rhythm."""
        return max(self.begins, self.last or self.begins) + timedelta(days=self.days)

    def silent(self, *, on: date) -> int:
        """By how many days the pair is over its rhythm; 0 while it keeps it."""
        return max(0, (on - self.due).days)


def label(days: int) -> str:
    """How the rhythm is said: every two weeks, every 10 days."""
    usual = dict(RHYTHMS).get(days)
    return str(usual) if usual is not None else str(_("every %(days)s days") % {"days": days})
