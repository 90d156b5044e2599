"""Two cards of one person become one, and two again, without moving a row: a pointer with its record."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.organisations.models import Office
from youju.ground.people.actions.rights import same_office
from youju.ground.people.models import Apart, Merge, Person, Unmerge
from youju.ground.people.rules.refusals import KeptApart, MergedAlready, NotKeptApart, NotMerged, SamePerson
from youju.ground.storage import turns


@action
def merge(*, person: Person, into: Person, by: Actor, at: datetime) -> Merge:
    """`person` speaks through `into` from now on. Both must speak for themselves, so no circle can come about."""
    same_office(person, into)
    _take_turn(person.office, by, at)
    if person.pk == into.pk:
        raise SamePerson
    fresh = Person.objects.in_bulk([person.pk, into.pk])
    if any(each.canonical_id is not None for each in fresh.values()):
        raise MergedAlready
    if Apart.objects.filter(**_pair(person, into)).exists():
        raise KeptApart
    Person.objects.filter(pk=person.pk).update(canonical=into)
    person.canonical = into
    row = Merge.objects.create(person=person, into=into, at=at, by=by)
    audit.write(
        verb="person.merge", by=by, at=at, office=person.office, subject=person.uid, values={"into": str(into.uid)}
    )
    return row


@action
def unmerge(*, merge: Merge, by: Actor, at: datetime) -> Person:
    """The card speaks for itself again, with everything that was on it. Raises NotMerged."""
    held = Merge.objects.select_related("person__office").get(pk=merge.pk)
    _take_turn(held.person.office, by, at)
    fresh = Person.objects.select_related("office").get(pk=held.person_id)
    if Unmerge.objects.filter(merge=held).exists() or fresh.canonical_id != held.into_id:
        raise NotMerged
    Unmerge.objects.create(merge=held, at=at, by=by)
    fresh.canonical = None
    fresh.save(update_fields=["canonical"])
    audit.write(verb="person.unmerge", by=by, at=at, office=fresh.office, subject=fresh.uid)
    return fresh


@action
def keep_apart(*, one: Person, other: Person, by: Actor, at: datetime) -> Apart:
    """Somebody looked: these are two people, and nobody is asked again. Saying so twice is saying it once."""
    same_office(one, other)
    _take_turn(one.office, by, at)
    if one.pk == other.pk:
        raise SamePerson
    row = Apart.objects.filter(**_pair(one, other)).first()
    if row is None:
        row = Apart.objects.create(**_pair(one, other), at=at, by=by)
    audit.write(
        verb="person.keep_apart", by=by, at=at, office=one.office, subject=one.uid,
        values={"other": str(other.uid)},
    )  # fmt: skip
    return row


@action
def reconsider(*, one: Person, other: Person, by: Actor, at: datetime) -> None:
    """Whether these are two people is open again. Raises NotKeptApart."""
    same_office(one, other)
    _take_turn(one.office, by, at)
    gone, _rows = Apart.objects.filter(**_pair(one, other)).delete()
    if not gone:
        raise NotKeptApart
    audit.write(
        verb="person.reconsider", by=by, at=at, office=one.office, subject=one.uid,
        values={"other": str(other.uid)},
    )  # fmt: skip


def _pair(one: Person, other: Person) -> dict[str, int]:
    first, second = sorted((one.pk, other.pk))
    return {"first_id": first, "second_id": second}


def _take_turn(office: Office, by: Actor, at: datetime) -> None:
    require(by, permissions.PEOPLE_KEEP, office=office, on=localdate(at))
    turns.take(f"merging in {office.pk}")
