"""Where a card and a volunteer's page lead into the companions' room, for whoever opens cards."""

from dataclasses import dataclass

from django.urls import reverse

from youju.ground.people.models import Person
from youju.ground.people.queries.cards import cluster
from youju.services.companions.models import CompanionOffer, Pairing
from youju.services.companions.queries.pairings import Row, pairs_of_person, pairs_of_volunteer
from youju.services.companions.queries.wishing import need_of, offer_of
from youju.services.volunteers.models import Volunteer
from youju.web.companions.rooms import opens
from youju.web.shell.needs import StaffRequest


@dataclass(frozen=True)
class OfCard:
    """What a card says of companions: whether the child waits, and its pairs."""

    href: str
    waits: bool
    pairs: tuple[Pairing, ...]


@dataclass(frozen=True)
class OfVolunteer:
    """What a volunteer's page says: the offer, and the pairs."""

    href: str
    offer: CompanionOffer | None
    pairs: tuple[Row, ...]


def of_card(request: StaffRequest, person: Person) -> OfCard | None:
    """Nothing for whoever opens no cards."""
    if not opens(request, person.office):
        return None
    keys = [card.pk for card in cluster(person)]
    found = tuple(pairs_of_person(request.standing, request.actor, keys, at=request.now))
    waits = need_of(person) is not None and not any(pair.stands for pair in found)
    return OfCard(reverse("companions:child", args=[person.uid]), waits, found)


def of_volunteer(request: StaffRequest, volunteer: Volunteer) -> OfVolunteer | None:
    """The same of a volunteer."""
    if not opens(request, volunteer.office):
        return None
    found = tuple(pairs_of_volunteer(volunteer.office, volunteer.pk, at=request.now))
    return OfVolunteer(reverse("companions:offer", args=[volunteer.uid]), offer_of(volunteer), found)
