"""While a session runs, whoever runs it may look up what a child needs: one look, on the session's account."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Grant
from youju.ground.access.queries import require
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import root_of
from youju.ground.people.rules.purposes import Purpose
from youju.services.activities.models import Session
from youju.services.activities.queries.caring import on_the_roll
from youju.services.activities.rules.marks import NotOnTheRoll

# Long enough for the look that follows at once; the card stays as closed as it was.
ONE_LOOK = timedelta(minutes=1)


@action
def look_after(*, session: Session, person: Person, by: Actor, at: datetime) -> Grant:
    """Grants one look at somebody on the roll of a session of today. Raises NotOnTheRoll."""
    require(by, permissions.PEOPLE_OPEN, office=session.office, on=localdate(at))
    if session.day != localdate(at) or not on_the_roll(session, person):
        raise NotOnTheRoll
    root = root_of(person)
    grant = Grant.objects.create(
        actor=by, office=session.office, subject=root.uid, purpose=Purpose.SAFETY, basis=f"session {session.uid}",
        since=at, until=at + ONE_LOOK,
    )  # fmt: skip
    audit.write(
        verb="roll_call.look_after", by=by, at=at, office=session.office, subject=root.uid,
        values={"session": str(session.uid)},
    )  # fmt: skip
    return grant
