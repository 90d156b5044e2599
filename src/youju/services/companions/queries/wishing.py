"""One child's need and one volunteer's offer, with siblings, conflicts and what the child said no to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from youju.ground.organisations.models import Office
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import cluster
from youju.services.companions.models import CompanionOffer, Decline, Need, NotWith, SiblingWish
from youju.services.volunteers.models import Volunteer


@dataclass(frozen=True)
class OfChild:
    """What stands of a child in this room; `past` are needs that ended."""

    need: Need | None
    past: tuple[Need, ...]
    siblings: tuple[SiblingWish, ...]
    conflicts: tuple[NotWith, ...]
    declines: tuple[Decline, ...]


def need_of(person: Person) -> Need | None:
    """The need that stands of a child, on any of its cards."""
    rows = Need.objects.filter(person__in=cluster(person), until=None)
    return rows.select_related("office", "person", "site").prefetch_related("helps", "hours").first()


def offer_of(volunteer: Volunteer) -> CompanionOffer | None:
    """The offer that stands of a volunteer."""
    rows = CompanionOffer.objects.filter(volunteer=volunteer, until=None)
    return rows.prefetch_related("helps").first()


def of_child(person: Person, *, on: date) -> OfChild:
    """Everything that the room holds of the child."""
    every = cluster(person)
    past = Need.objects.filter(person__in=every, until__isnull=False).prefetch_related("helps").order_by("-pk")
    siblings = SiblingWish.objects.standing(on=on).filter(Q(person__in=every) | Q(other__in=every))
    conflicts = NotWith.objects.standing(on=on).filter(person__in=every)
    declines = Decline.objects.standing(on=on).filter(person__in=every)
    return OfChild(
        need_of(person),
        tuple(past),
        tuple(siblings.select_related("person", "other").order_by("pk")),
        tuple(conflicts.select_related("volunteer__person").order_by("pk")),
        tuple(declines.select_related("volunteer__person", "by").order_by("pk")),
    )


def standing_decline(office: Office, uid: UUID) -> Decline | None:
    rows = Decline.objects.filter(person__office=office, uid=uid, until=None)
    return rows.select_related("person__office", "volunteer").first()


def standing_row(office: Office, uid: UUID) -> SiblingWish | NotWith | None:
    """A wish of siblings or a conflict of the office with this uid."""
    wish = SiblingWish.objects.filter(person__office=office, uid=uid, until=None).select_related("person").first()
    if wish is not None:
        return wish
    return NotWith.objects.filter(person__office=office, uid=uid, until=None).select_related("person").first()
