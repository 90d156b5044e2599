"""Where a card leads into the room of visits, for whoever goes out for the office."""

from dataclasses import dataclass

from django.urls import reverse

from youju.ground.people.models import Person
from youju.services.visits.models import Stop, Visit
from youju.services.visits.queries.visits import stops_ahead, visits_to
from youju.web.shell.needs import StaffRequest
from youju.web.visits.rooms import goes_out


@dataclass(frozen=True)
class OfCard:
    """What a card says of visits: the stops that lie ahead and the last visits; what was found stays sealed."""

    href: str
    ahead: tuple[Stop, ...]
    visits: tuple[Visit, ...]


def of_card(request: StaffRequest, person: Person) -> OfCard | None:
    """Nothing for whoever does not plan and record visits of the office."""
    if not goes_out(request, person.office_id):
        return None
    href = f"{reverse('visits:new')}?office={person.office.slug}&person={person.uid}"
    return OfCard(href, tuple(stops_ahead(person, on=request.today)), tuple(visits_to(person)))
