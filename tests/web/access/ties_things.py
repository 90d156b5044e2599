"""The things of ties that an address can name: one tie of the author's card."""

from collections.abc import Callable

from tests.factories.world import NOW
from tests.web.access.people_things import OF_PEOPLE
from tests.web.access.press_things import Place
from youju.ground.people.models import Person
from youju.services.ties.actions import Other, tie
from youju.services.ties.models import Tie
from youju.services.ties.rules import Sort


def _tie(place: Place) -> Tie:
    """The card's neighbour, by a name without a card."""
    card = Person.objects.get(uid=OF_PEOPLE["person"](place))
    known = Tie.objects.filter(person=card).order_by("pk").first()
    return known or tie(
        person=card,
        sort=Sort.NEIGHBOUR,
        other=Other(name=f"邻居{place.office.slug}"),
        by=place.world.system,
        at=NOW,
    )


def _internship(place: Place) -> str:
    """An intern whom the author entered."""
    return str(place.world.record("interns.internship", place.office, by=place.by).uid)


OF_INTERNS: dict[str, Callable[[Place], str]] = {"internship": _internship}
OF_TIES: dict[str, Callable[[Place], str]] = {"tie of the person": lambda place: str(_tie(place).uid)}
