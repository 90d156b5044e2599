"""A person is erased on request: the card is emptied, what must stay stays, and no count changes."""

from datetime import datetime
from typing import Any

from django.db.models import BinaryField
from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, AuditSalt
from youju.ground.access.queries import require
from youju.ground.access.refusals import WithoutReason
from youju.ground.people.actions.rights import require_open
from youju.ground.people.actions.wording import said
from youju.ground.people.models import Erasure, Person
from youju.ground.people.ports import places
from youju.ground.people.queries.cards import cluster
from youju.ground.people.queries.erasing import erasable
from youju.ground.people.queries.held import naming
from youju.ground.people.rules.erasing import kept_until
from youju.ground.storage import turns


@action
def erase(*, person: Person, reason: str, by: Actor, at: datetime) -> Erasure:
    """Empties every card of the person at once; it cannot be undone. Raises WithoutReason.

    Records of services go on pointing at the emptied card, so that counts and released figures stay; what they say
    of the person in written words goes. The salts of earlier acts go: what they proved about the person can no
    longer be proved.
    """
    require(by, permissions.PEOPLE_ERASE, office=person.office, on=localdate(at))
    require_open(person, by=by, at=at)
    why = said(reason)
    if not why:
        raise WithoutReason
    turns.take(f"merging in {person.office_id}")
    every = cluster(person)
    for rows in erasable(every):
        rows.delete()
    for place in places():
        if place.empties:
            named = place.model._base_manager.filter(naming(place.columns, every))
            named.update(**{name: _nothing(place.model, name) for name in place.empties})
    keys = [card.pk for card in every]
    Person.objects.filter(pk__in=keys).update(
        name="", reading="", born_from=None, born_until=None, sex="", site=None, known_since=None
    )
    AuditSalt.objects.filter(entry__subject__in=[card.uid for card in every]).delete()
    until = kept_until(localdate(at))
    made = [Erasure.objects.create(person=card, keeps_until=until, by=by, at=at) for card in every]
    audit.write(
        verb="person.erase", by=by, at=at, office=person.office, subject=every[0].uid, rows=len(every),
        values={"reason": why},
    )  # fmt: skip
    return made[0]


def _nothing(model: type[Any], name: str) -> str | bytes:
    """What stands where words were: sealed ones were bytes."""
    return b"" if isinstance(model._meta.get_field(name), BinaryField) else ""
