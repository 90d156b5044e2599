"""What there is around a person, with its next days: pairs, series, groups, visits, where they help themselves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from youju.ground.access.permissions import PEOPLE_FIND, PEOPLE_OPEN
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import cluster
from youju.services.activities.queries.of_cards import Course, Hand, courses_of, hands_of
from youju.services.companions.queries.pairings import Row, pairs, visible
from youju.services.visits.models import Visit
from youju.services.visits.queries.visits import visits_to
from youju.services.volunteers.models import Volunteer
from youju.services.volunteers.queries.minutes import Given, given_by_person
from youju.web.shell.needs import StaffRequest


@dataclass(frozen=True)
class Around:
    """Each part is empty for whoever may not open its own page."""

    person: Person
    pairs: Sequence[Row] = ()
    courses: Sequence[Course] = ()
    visits: Sequence[Visit] = ()
    hands: Sequence[Hand] = ()
    serves: Sequence[tuple[Volunteer, Given]] = ()

    @property
    def something(self) -> bool:
        return any((self.pairs, self.courses, self.visits, self.hands, self.serves))


def around(request: StaffRequest, person: Person, *, given: Collection[UUID]) -> Around:
    """What the reader may know of it; `given` is what was given into the reader's hands. Nothing sealed is read.

    Whoever asks has the look at this person's card, or at a case of theirs.
    """
    keys = [card.pk for card in cluster(person)]
    office, standing = person.office_id, request.standing
    finds, opens = (office in standing.offices_with(each) for each in (PEOPLE_FIND, PEOPLE_OPEN))
    mine = visible(standing, request.actor, at=request.now).filter(child__in=keys, ending=None)
    return Around(
        person,
        pairs(mine, on=request.today),
        courses_of(keys, given=given, on=request.today) if finds else (),
        visits_to(person) if opens else (),
        hands_of(keys) if finds else (),
        given_by_person(keys) if finds else (),
    )
