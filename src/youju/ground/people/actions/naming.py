"""Other names of a person. Who is called so in the centre is never printed so, and the other way round."""

from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.people.actions.entries import ALONE
from youju.ground.people.actions.indexing import index
from youju.ground.people.actions.rights import require_open
from youju.ground.people.actions.wording import said as worded
from youju.ground.people.models import Alias, Person
from youju.ground.people.rules.names import LONGEST, normal
from youju.ground.people.rules.refusals import (
    AliasStands,
    NicknameIsPseudonym,
    NothingWritten,
    OneOfASort,
    PseudonymIsName,
    PseudonymIsNickname,
)
from youju.ground.storage import turns


@action
def call(*, person: Person, sort: str, text: str, since: date | None = None, by: Actor, at: datetime) -> Alias:
    """One more name. Raises PseudonymIsNickname, NicknameIsPseudonym, PseudonymIsName, OneOfASort, AliasStands."""
    require_open(person, by=by, at=at)
    said = worded(text, LONGEST)
    compared = normal(said)
    if not compared:
        raise NothingWritten
    # Two colleagues who give one name as nickname and as pseudonym at once: the second sees the first.
    turns.take(f"names of {person.office_id}")
    _refuse(person, sort, compared)
    alias = Alias(
        person=person,
        office_id=person.office_id,
        sort=sort,
        text=said,
        compared=compared,
        since=since,
        by=by,
        at=at,
    )
    alias.clean_fields()
    alias.save()
    if sort != Alias.Sort.PSEUDONYM:
        index(person)
    audit.write(
        verb="person.call", by=by, at=at, office=person.office, subject=person.uid,
        values={"sort": sort, "text": said},
    )  # fmt: skip
    return alias


@action
def call_no_more(*, alias: Alias, by: Actor, at: datetime) -> Alias:
    """The name is no longer used: it ends today, and finds nobody."""
    held = Alias.objects.select_related("person__office").get(pk=alias.pk)
    require_open(held.person, by=by, at=at)
    if held.until is None:
        held.until = max(localdate(at), held.since or localdate(at))
        held.save(update_fields=["until"])
    index(held.person)
    audit.write(verb="person.call_no_more", by=by, at=at, office=held.person.office, subject=held.person.uid)
    return held


def _refuse(person: Person, sort: str, compared: str) -> None:
    own = Alias.objects.filter(person=person, until=None)
    if own.filter(sort=sort, compared=compared).exists():
        raise AliasStands
    if sort in ALONE and own.filter(sort=sort).exists():
        raise OneOfASort
    office = Alias.objects.filter(office=person.office_id, until=None, compared=compared)
    if sort == Alias.Sort.PSEUDONYM:
        if compared in normal(person.name) or normal(person.name) in compared:
            raise PseudonymIsName
        if office.filter(sort=Alias.Sort.NICKNAME).exists():
            raise PseudonymIsNickname
    if sort == Alias.Sort.NICKNAME and office.filter(sort=Alias.Sort.PSEUDONYM).exists():
        raise NicknameIsPseudonym
