"""Confidential particulars are sealed as they come in; the chain of acts learns their sort and nothing else."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.people.actions.indexing import index
from youju.ground.people.actions.rights import require_open
from youju.ground.people.actions.wording import said as worded
from youju.ground.people.models import Alias, Dated, Person, Sealed
from youju.ground.people.rules import numbers
from youju.ground.people.rules.refusals import EndedAlready, NothingWritten

LONGEST = 400
READ = {Sealed.Sort.PHONE: numbers.phone, Sealed.Sort.ID_NUMBER: numbers.id_number}


@action
def confide(
    *, person: Person, sort: str, text: str, whose: str = "", since: date | None = None, by: Actor, at: datetime
) -> Sealed:
    """Seals one particular of the person. Raises UnfitPhone, UnfitIdNumber, NothingWritten."""
    require_open(person, by=by, at=at)
    said = worded(text, LONGEST)
    if not said:
        raise NothingWritten
    row = Sealed(person=person, sort=sort, whose=worded(whose), since=since, by=by, at=at)
    row.close(READ[Sealed.Sort(sort)](said) if sort in READ else said)
    row.clean_fields(exclude=["content", "lookup", "tail"])
    row.save()
    audit.write(
        verb="person.confide", by=by, at=at, office=person.office, subject=person.uid, values={"sort": sort}
    )
    return row


@action
def end(*, row: Dated, on: date | None = None, by: Actor, at: datetime) -> Any:
    """What is said in a dated row holds no longer, from the day on (today by default). Raises EndedAlready."""
    held: Any = type(row).objects.get(pk=row.pk)
    person: Person = held.child if hasattr(held, "child") else held.person
    require_open(person, by=by, at=at)
    if held.until is not None:
        raise EndedAlready
    day = on or localdate(at)
    held.until = max(day, held.since or day)
    held.save(update_fields=["until"])
    if isinstance(held, Alias):
        index(person)
    audit.write(verb=f"person.{held._meta.model_name}.end", by=by, at=at, office=person.office, subject=person.uid)
    return held
