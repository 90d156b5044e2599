"""What is held about a person leaves the house once somebody said why; the chain keeps the saying."""

from datetime import datetime

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.refusals import WithoutReason
from youju.ground.people.actions.rights import require_open
from youju.ground.people.actions.wording import said
from youju.ground.people.models import Person


@action
def hand_out(*, person: Person, reason: str, by: Actor, at: datetime) -> None:
    """Writes down that everything about the person is handed out, and why. Raises WithoutReason."""
    require_open(person, by=by, at=at)
    why = said(reason)
    if not why:
        raise WithoutReason
    audit.write(
        verb="person.export", by=by, at=at, office=person.office, subject=person.uid, values={"reason": why}
    )
