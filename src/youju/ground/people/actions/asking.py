"""Outside a context a card opens for whoever says what for: until the end of the day, and the chain knows."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.looking import midnight_of
from youju.ground.access.models import Actor, Grant
from youju.ground.access.queries import require
from youju.ground.people.actions.wording import said as worded
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import root_of
from youju.ground.people.rules.purposes import SHORTEST_SENTENCE, Purpose
from youju.ground.people.rules.refusals import PurposeMissing, SentenceMissing


@action
def ask(*, person: Person, purpose: str, sentence: str, by: Actor, at: datetime) -> Grant:
    """Opens the person's card for today. Raises PurposeMissing, SentenceMissing."""
    require(by, permissions.PEOPLE_OPEN, office=person.office, on=localdate(at))
    said = worded(sentence)
    if purpose not in Purpose.values:
        raise PurposeMissing
    if len(said) < SHORTEST_SENTENCE:
        raise SentenceMissing
    root = root_of(person)
    midnight = midnight_of(localdate(at) + timedelta(days=1), at)
    grant = Grant.objects.create(
        actor=by, office=root.office, subject=root.uid, purpose=purpose, basis=said[:80], since=at, until=midnight
    )
    audit.write(
        verb="person.ask", by=by, at=at, office=root.office, subject=root.uid,
        values={"purpose": purpose, "sentence": said},
    )  # fmt: skip
    return grant
