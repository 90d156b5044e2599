"""A person is registered once, in one office; the card is changed in place, former names go on finding it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Grant
from youju.ground.access.queries import require
from youju.ground.access.refusals import UnknownDetail
from youju.ground.organisations.models import Office
from youju.ground.people.actions.indexing import index
from youju.ground.people.actions.naming import call
from youju.ground.people.actions.rights import require_open
from youju.ground.people.actions.wording import said
from youju.ground.people.models import Alias, Change, Person
from youju.ground.people.rules.births import Birth
from youju.ground.people.rules.names import reading, units
from youju.ground.people.rules.purposes import REGISTRATION, REGISTRATION_DAYS
from youju.ground.people.rules.refusals import AnotherOffice, BornInTheFuture, NameMissing
from youju.ground.storage import turns

# What a card says beside the name; everything else has rows of its own.
DETAILS = frozenset({"birth", "sex", "site", "known_since"})


@action
def register(
    *, office: Office, name: str, uid: UUID | None = None, by: Actor, at: datetime, **details: Any
) -> Person:
    """Writes a card; `details` are birth, sex, site, known_since. Whoever registers goes on with it for a week.

    A form that may be sent twice gives the card its `uid`: the second time finds the card as it is by now.
    """
    require(by, permissions.PEOPLE_KEEP, office=office, on=localdate(at))
    if uid is not None:
        turns.take(f"person {uid}")
        made = Person.objects.filter(uid=uid, office=office).first()
        if made is not None:
            audit.write(verb="person.register", by=by, at=at, office=office, subject=made.uid, rows=0)
            return made
    person = Person(office=office, name=name, registered_at=at, registered_by=by, uid=uid or uuid4())
    put_on(person, details, at)
    person.save()
    index(person)
    if by.kind != Actor.Kind.SYSTEM:
        registrars_grant(person, by, at).save()
    audit.write(verb="person.register", by=by, at=at, office=office, subject=person.uid, values={"name": name})
    return person


@action
def change(*, person: Person, by: Actor, at: datetime, keep_former: bool = False, **details: Any) -> Person:
    """Changes what the card says; with `keep_former` the name so far becomes a former name."""
    held = Person.objects.select_related("office", "canonical", "site").get(pk=person.pk)
    require_open(held, by=by, at=at)
    before, stood = held.name, _stood(held)
    held.name = details.pop("name", held.name)
    put_on(held, details, at)
    held.save()
    now = _stood(held)
    for detail, text in stood.items():
        if now[detail] != text:
            Change.objects.create(person=held, detail=detail, before=text[:100], at=at, by=by)
    if keep_former and held.name != before:
        call(person=held, sort=Alias.Sort.FORMER, text=before, by=by, at=at)
    index(held)
    audit.write(
        verb="person.change", by=by, at=at, office=held.office, subject=held.uid,
        values={"name": held.name, **{name: str(value) for name, value in details.items()}},
    )  # fmt: skip
    return held


def registrars_grant(person: Person, by: Actor, at: datetime) -> Grant:
    """What lets whoever registers a person go on with the card for a week; not saved."""
    return Grant(
        actor=by, office_id=person.office_id, subject=person.uid, purpose=REGISTRATION, basis=REGISTRATION,
        since=at, until=at + timedelta(days=REGISTRATION_DAYS),
    )  # fmt: skip


def put_on(person: Person, details: Mapping[str, Any], at: datetime) -> None:
    """Puts name and details on a card, in their one form, and refuses what cannot be."""
    for name in details.keys() - DETAILS:
        raise UnknownDetail(name)
    for name, value in details.items():
        setattr(person, name, value)
    person.name = said(person.name)
    if not units(person.name):
        raise NameMissing
    person.reading = reading(person.name)
    if person.birth is not None and not _is_born(person.birth, localdate(at)):
        raise BornInTheFuture
    if person.site is not None and person.site.office_id != person.office_id:
        raise AnotherOffice
    person.clean_fields(exclude=["registered_at", "registered_by", "office", "site", "canonical"])


def _stood(person: Person) -> dict[str, str]:
    """What the card says, in words, detail by detail."""
    return {
        Change.Detail.NAME: person.name,
        Change.Detail.BIRTH: person.birth.text() if person.birth else "",
        Change.Detail.SEX: person.sex,
        Change.Detail.SITE: person.site.name if person.site else "",
        Change.Detail.KNOWN_SINCE: person.known_since.isoformat() if person.known_since else "",
    }


def _is_born(birth: Birth, on: date) -> bool:
    return birth.earliest <= on
