"""A tie ends; what was written down by mistake never held."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.actions import withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.people.actions.rights import require_open
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import root_of
from youju.ground.storage import turns
from youju.services.ties.actions.counting import count
from youju.services.ties.models import Tie, TieEnd
from youju.services.ties.rules import CHANGE, EndedAlready, EndsBeforeItBegan, How, NotInTheFuture, Turn, When


@action
def end_tie(
    *, person: Person, tie: Tie, how: str, on: When | None = None, reason: str = "", by: Actor, at: datetime
) -> TieEnd:
    """The tie does not hold any more, from `on` (or from a day that nobody knows) on.

    A mistake is taken out of every figure; that asks for a `reason` where a month was released, or a colleague
    wrote it. Raises EndedAlready, EndsBeforeItBegan, NotInTheFuture, ReasonMissing.
    """
    require_open(person, by=by, at=at)
    turns.take(f"ties of {tie.office_id}")
    if TieEnd.objects.filter(tie=tie).exists():
        raise EndedAlready
    if on is not None and on.day > localdate(at):
        raise NotInTheFuture
    if (
        on is not None
        and tie.since is not None
        and on.day < tie.since
        and (on.exact or on.day.year < tie.since.year)
    ):
        raise EndsBeforeItBegan
    counted = None
    if how == How.MISTAKE:
        if tie.counted is not None and tie.counted.withdrawal_id is None:
            withdraw(kind=kind_of(CHANGE), record=tie.counted, reason=reason, by=by, at=at)
    else:
        day = localdate(at)
        if on is not None and on.exact and tie.counted is not None:
            # It ends in the figures no earlier than it began to count in them.
            day = max(on.day, tie.counted.happened_on)
        counted = count(root_of(person), tie.sort, Turn.ENDED, day, by=by, at=at)
    row = TieEnd(
        tie=tie,
        how=how,
        on=on.day if on else None,
        on_exact=on.exact if on else True,
        counted=counted,
        at=at,
        by=by,
    )
    row.clean_fields(exclude=["at"])
    row.save()
    audit.write(verb="tie.end", by=by, at=at, office=tie.office, subject=person.uid, values={"how": how})
    return row
