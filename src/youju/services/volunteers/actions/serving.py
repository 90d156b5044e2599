"""A group that came together is written down at once: named ones one by one, the others as a number."""

from collections.abc import Sequence
from datetime import datetime

from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.actions import record_many
from youju.ground.evidence.kinds import Values, kind_of
from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Office
from youju.services.volunteers.models import Volunteer
from youju.services.volunteers.rules import SERVICE, HowManyMinutes, NobodyServed


@action
def serve_together(
    *, office: Office, volunteers: Sequence[Volunteer], others: int = 0, each: int | None, values: Values,
    by: Actor, at: datetime,
) -> Sequence[Record]:  # fmt: skip
    """One row for every named volunteer and one for the `others`, of `each` the same minutes.

    `values` are day, site, group, programme, team, group_kind, served and what. Raises NobodyServed,
    HowManyMinutes and whatever an entry at the desk raises.
    """
    if not volunteers and not others:
        raise NobodyServed
    if each is None:
        raise HowManyMinutes
    named: list[Values] = [
        {**values, "volunteer": one, "n": 1, "each": each, "minutes": None, "group_kind": one.group_kind}
        for one in dict.fromkeys(volunteers)
    ]
    rest: list[Values] = (
        [{**values, "volunteer": None, "n": others, "each": each, "minutes": None}] if others else []
    )
    return record_many(kind=kind_of(SERVICE), office=office, rows=[*named, *rest], by=by, at=at)
