"""Households, guardians, who may fetch a child; school, languages and tags: each from a day on."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.organisations.models import Office
from youju.ground.people.actions.rights import in_order, require_open, same_office
from youju.ground.people.actions.wording import said as worded
from youju.ground.people.models import (
    Dated,
    Guardianship,
    Household,
    Living,
    Person,
    Pickup,
    Schooling,
    Speaking,
    Tag,
    Tagging,
)
from youju.ground.people.queries.cards import root_of
from youju.ground.people.rules.refusals import (
    AnotherOffice,
    LivesElsewhere,
    NothingWritten,
    NotTheirOwn,
    OnePersonOrName,
    SamePerson,
)
from youju.ground.storage import turns

D = TypeVar("D", bound=Dated)


@action
def found_household(*, office: Office, by: Actor, at: datetime) -> Household:
    """A household without anybody in it yet."""
    require(by, permissions.PEOPLE_KEEP, office=office, on=localdate(at))
    household = Household.objects.create(office=office)
    audit.write(verb="household.found", by=by, at=at, office=office, subject=household.uid)
    return household


@action
def move_in(
    *, person: Person, household: Household, since: date | None = None, until: date | None = None,
    by: Actor, at: datetime,
) -> Living:  # fmt: skip
    """The person lives in the household for these days. Raises LivesElsewhere where the days meet others."""
    require_open(person, by=by, at=at)
    in_order(since, until)
    if household.office_id != person.office_id:
        raise AnotherOffice
    turns.take(f"living of {person.pk}")
    if any(row.meets(since, until) for row in Living.objects.filter(person=person).order_by("pk")):
        raise LivesElsewhere
    return _keep(Living(person=person, household=household, since=since, until=until, by=by, at=at), person)


@action
def live_together(*, person: Person, other: Person, since: date | None = None, by: Actor, at: datetime) -> Living:
    """The person moves in with another one of the office, into a household of both where there was none."""
    require_open(person, by=by, at=at)
    same_office(person, other)
    if root_of(other).pk == root_of(person).pk:
        raise SamePerson
    turns.take(f"living of {other.pk}")
    day = since or localdate(at)
    home = Living.objects.standing(on=day).filter(person=other).select_related("household").first()
    if home is None:
        household = Household.objects.create(office=person.office)
        _keep(Living(person=other, household=household, since=since, by=by, at=at), other)
    else:
        household = home.household
    return move_in(person=person, household=household, since=since, by=by, at=at)


@action
def appoint_guardian(*, child: Person, relation: str, by: Actor, at: datetime, **adult: Any) -> Guardianship:
    """Who is responsible for the child: `adult` (a person of the office) or `name`; since, until."""
    return _beside(Guardianship, child, relation, by=by, at=at, **adult)


@action
def allow_pickup(*, child: Person, relation: str, by: Actor, at: datetime, **adult: Any) -> Pickup:
    """Who may fetch the child: `adult` (a person of the office) or `name`; since, until."""
    return _beside(Pickup, child, relation, by=by, at=at, **adult)


@action
def enrol(
    *, person: Person, school: str, form: str = "", since: date | None = None, by: Actor, at: datetime
) -> Schooling:
    """The person goes to this school from the day on; the school before ends on it."""
    require_open(person, by=by, at=at)
    if not worded(school):
        raise NothingWritten
    day = since or localdate(at)
    for former in Schooling.objects.filter(person=person, until=None).order_by("pk"):
        former.until = max(day, former.since or day)
        former.save(update_fields=["until"])
    row = Schooling(person=person, school=worded(school), form=worded(form), since=since, by=by, at=at)
    return _keep(row, person)


@action
def speak(*, person: Person, language: str, by: Actor, at: datetime) -> Speaking:
    """The person speaks this language or dialect. Saying so twice is saying it once."""
    require_open(person, by=by, at=at)
    said = worded(language)
    if not said:
        raise NothingWritten
    row = Speaking.objects.filter(person=person, language=said, until=None).first()
    return _keep(row or Speaking(person=person, language=said, by=by, at=at), person)


@action
def tag(*, person: Person, name: str, since: date | None = None, by: Actor, at: datetime) -> Tagging:
    """The person bears an office's tag, which exists from its first use on. Tagging twice is tagging once."""
    require_open(person, by=by, at=at)
    said = worded(name)
    if not said:
        raise NothingWritten
    turns.take(f"tags of {person.office_id}")
    known = Tag.objects.filter(office=person.office, name=said).first()
    if known is None:
        known = Tag(office=person.office, name=said)
        known.clean_fields()
        known.save()
    row = Tagging.objects.filter(person=person, tag=known, until=None).first()
    return _keep(row or Tagging(person=person, tag=known, since=since, by=by, at=at), person)


def _beside(
    model: Any, child: Person, relation: str, *, by: Actor, at: datetime, adult: Person | None = None,
    name: str = "", since: date | None = None, until: date | None = None,
) -> Any:  # fmt: skip
    require_open(child, by=by, at=at)
    in_order(since, until)
    same_office(child, adult)
    said = worded(name)
    if (adult is None) == (not said):
        raise OnePersonOrName
    if adult is not None and root_of(adult).pk == root_of(child).pk:
        raise NotTheirOwn
    row = model(child=child, adult=adult, name=said, relation=relation, since=since, until=until, by=by, at=at)
    return _keep(row, child)


def _keep(row: D, person: Person) -> D:
    row.clean_fields()
    row.save()
    audit.write(
        verb=f"person.{row._meta.model_name}", by=row.by, at=row.at, office=person.office, subject=person.uid
    )
    return row
