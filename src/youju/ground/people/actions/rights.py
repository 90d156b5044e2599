"""Who may write on a card: whoever keeps the office's cards and has this one open."""

from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import permissions
from youju.ground.access.looking import NotGranted, grant_of
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import root_of
from youju.ground.people.rules.refusals import AnotherOffice, EndsBeforeItBegins


def require_open(person: Person, *, by: Actor, at: datetime) -> None:
    """Raises NotPermitted, or NotGranted for whoever has not said what the card is needed for."""
    require(by, permissions.PEOPLE_KEEP, office=person.office, on=localdate(at))
    if by.kind != Actor.Kind.SYSTEM and grant_of(by, root_of(person).uid, person.office, at=at) is None:
        raise NotGranted


def same_office(person: Person, *others: Person | None) -> None:
    """People of two offices are never tied to one another."""
    if any(other is not None and other.office_id != person.office_id for other in others):
        raise AnotherOffice


def in_order(since: date | None, until: date | None) -> None:
    if since and until and until < since:
        raise EndsBeforeItBegins
