"""What whoever runs a session must know of a child at once: health, whom to call, who may fetch it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access.looking import Look
from youju.ground.organisations.models import Office
from youju.ground.people.models import Guardianship, Person, Pickup, Sealed
from youju.ground.people.queries.cards import cluster
from youju.ground.people.queries.pages import Opened, opened
from youju.ground.people.queries.persons import in_office
from youju.services.activities.models import Cancellation, Session
from youju.services.activities.queries.enrolment import with_place
from youju.services.activities.queries.known import held, signed_in

HEALTH = (Sealed.Sort.ALLERGY, Sealed.Sort.WARNING)


@dataclass(frozen=True)
class Care:
    """Allergies and warnings, telephone numbers, who may fetch the child, who is responsible for it."""

    person: Person
    health: tuple[Opened, ...]
    phones: tuple[Opened, ...]
    pickups: tuple[Pickup, ...]
    guardians: tuple[Guardianship, ...]


def person_of(office: Office, uid: UUID | None) -> Person | None:
    """The card of the office with this uid; whoever is erased is nobody's."""
    return in_office(office, uid) if uid else None


def on_the_roll(session: Session, person: Person) -> bool:
    """Whether the person has a place in the session or was signed in; of a cancelled one nobody is on the roll."""
    if Cancellation.objects.filter(session=session).exists():
        return False
    every = [card.pk for card in cluster(person)]
    if with_place(session).filter(person__in=every).exists():
        return True
    holding = held(session)
    return holding is not None and bool(signed_in(holding, every))


def care(person: Person, *, look: Look, at: datetime) -> Care:
    """What the look opens. Raises NotLooked where it does not cover every card of the person."""
    every, on = cluster(person), localdate(at)
    for each in every:
        look.covers(each.uid)
    sealed = Sealed.objects.standing(on=on).filter(person__in=every).select_related("person", "by").order_by("pk")
    adults = {"child__in": every}
    return Care(
        every[0],
        opened(sealed.filter(sort__in=HEALTH), look),
        opened(sealed.filter(sort=Sealed.Sort.PHONE), look),
        tuple(Pickup.objects.standing(on=on).filter(**adults).select_related("adult").order_by("pk")),
        tuple(Guardianship.objects.standing(on=on).filter(**adults).select_related("adult").order_by("pk")),
    )
