"""One visit, what an address of a home needs on the way, and which visits were at a card's home or lie ahead."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from youju.ground.access.looking import Look
from youju.ground.access.permissions import PEOPLE_OPEN
from youju.ground.access.queries import Standing
from youju.ground.organisations.models import Office
from youju.ground.people.models import Guardianship, Living, Person, Sealed
from youju.ground.people.queries.cards import Card, cards, cluster
from youju.ground.people.queries.pages import Opened, opened
from youju.services.visits.models import Met, Stop, Visit
from youju.services.visits.rules import Said

_RELATED = ("office__network", "round__office", "stop", "person__office", "by", "withdrawal")
ON_THE_WAY = (Sealed.Sort.ADDRESS, Sealed.Sort.PHONE)
FEW = 6


@dataclass(frozen=True)
class Way:
    """What a team needs to reach a home: addresses, and telephones of whoever lives there or is responsible."""

    addresses: tuple[Opened, ...]
    phones: tuple[Opened, ...]


def find_visit(standing: Standing, uid: UUID) -> Visit | None:
    """The visit with this uid, if the actor may open cards of its office."""
    rows = Visit.objects.filter(office__in=standing.offices_with(PEOPLE_OPEN)).select_related(*_RELATED)
    return rows.filter(uid=uid).first()


def met_at(visit: Visit, *, on: date) -> tuple[Card, ...]:
    """The cards of whoever was met; those who were erased are left out."""
    rows = Met.objects.filter(visit=visit, withdrawal=visit.withdrawal, person__isnull=False)
    keys = list(rows.exclude(person__name="").order_by("pk").values_list("person", flat=True))
    shown = cards([key for key in keys if key], on=on)
    return tuple(shown[key] for key in keys if key in shown)


def way_to(people: Collection[Person], *, look: Look, at: datetime) -> Way:
    """What lies sealed on the cards of a home. Raises NotLooked where the look does not cover one of them."""
    on = localdate(at)
    every = [card for person in people for card in cluster(person)]
    for each in every:
        look.covers(each.uid)
    rows = Sealed.objects.standing(on=on).filter(person__in=every).select_related("person", "by").order_by("pk")
    return Way(
        opened(rows.filter(sort=Sealed.Sort.ADDRESS), look), opened(rows.filter(sort=Sealed.Sort.PHONE), look)
    )


def guardians_in(people: Collection[int], *, on: date) -> dict[int, list[str]]:
    """By child, who is responsible for it, by name."""
    found: dict[int, list[str]] = {}
    rows = Guardianship.objects.standing(on=on).filter(child__in=people).select_related("adult").order_by("pk")
    for row in rows:
        found.setdefault(row.child_id, []).append(str(row))
    return found


def visits_to(person: Person) -> list[Visit]:
    """The last standing visits of the person's office, the latest first.

    Those that met the person or went to them, and those to the household in which they lived on that day: who
    moves in later brings no visits of before onto their card.
    """
    every = cluster(person)
    lived = Living.objects.filter(
        Q(since=None) | Q(since__lte=OuterRef("happened_on")),
        Q(until=None) | Q(until__gt=OuterRef("happened_on")),
        person__in=every,
        household=OuterRef("household"),
    )
    was_met = Met.objects.filter(visit=OuterRef("pk"), person__in=every, withdrawal=None)
    rows = Visit.objects.standing().filter(Q(person__in=every) | Exists(was_met) | Exists(lived))
    rows = rows.filter(office=person.office).select_related("round")
    return list(rows.order_by("-happened_on", "-pk")[:FEW])


def stops_ahead(person: Person, *, on: date) -> list[Stop]:
    """The stops at the person's home, of the day or later, where nobody was yet; the next first.

    Rounds that were cancelled or are counted go nowhere any more.
    """
    every = cluster(person)
    homes = Living.objects.standing(on=on).filter(person__in=every).values("household")
    there = Living.objects.standing(on=on).filter(household__in=homes).values("person")
    been = Visit.objects.standing().filter(stop=OuterRef("pk"))
    rows = Stop.objects.filter(Q(person__in=every) | Q(person__in=there), ~Exists(been))
    rows = rows.filter(
        round__office=person.office, round__day__gte=on, round__cancellation=None, round__counting=None
    )
    return list(rows.select_related("round").order_by("round__day", "pk")[:FEW])


def written(office: Office, keys: Collection[UUID]) -> dict[UUID, Visit]:
    """The visits of the office that were written under these keys, withdrawn or not."""
    rows = Visit.objects.filter(office=office, key__in=keys).select_related("person", "stop")
    return {row.key: row for row in rows if row.key}


def says_the_same(visit: Visit, said: Said, about: UUID) -> bool:
    return visit.digest == said.digest(about)


def names_on(office: Office, uids: Collection[UUID], *, on: date) -> dict[UUID, str]:
    """The names on these cards of the office."""
    keys = Person.objects.filter(office=office, uid__in=uids).values_list("pk", flat=True)
    return {card.uid: card.name for card in cards(list(keys), on=on).values()}
