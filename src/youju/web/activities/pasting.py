"""A pasted list on its way: what was read, whom each line may mean, and what somebody decided about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from youju.services.activities.queries.matching import Match
from youju.services.activities.rules.chains import MOST_LINES
from youju.services.activities.rules.marks import UnfitMark
from youju.web.activities import rolls

NOBODY, NEW = "", "new"


@dataclass(frozen=True)
class Line:
    """One line as it is asked about: `chosen` is what is set unless somebody decides otherwise."""

    match: Match
    chosen: str

    @property
    def doubtful(self) -> bool:
        return not self.match.certain


def lines(found: Sequence[Match]) -> list[Line]:
    """Certain ones are chosen already; nobody is chosen for a doubtful line, and no new card is made unasked."""
    return [Line(m, str(m.people[0].uid) if m.certain and not m.entry.declined else NOBODY) for m in found]


@dataclass(frozen=True)
class Decision:
    """What was decided about one line: a person, a new card with this name, or nobody."""

    place: int
    person: UUID | None
    name: str

    @property
    def new(self) -> bool:
        return self.person is None


def decisions(data: QueryDict) -> list[Decision]:
    """What was decided, without the lines that were left out. Raises UnfitMark."""
    made = []
    for place in range(MOST_LINES * 4):
        said = data.get(f"who_{place}")
        if said is None:
            break
        if said == NOBODY:
            continue
        name = data.get(f"name_{place}", "")[:20]
        person = None if said == NEW else rolls.uid(said)
        if person is None and said != NEW:
            raise UnfitMark
        made.append(Decision(place, person, name))
    return made
