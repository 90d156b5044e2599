"""A group that came together is written down at once: named ones one by one, the others as a number."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from django.utils.timezone import localdate

from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence import search
from youju.ground.evidence.actions import record_many
from youju.ground.evidence.actions.recording import Examiner, insert_plain
from youju.ground.evidence.kinds import Values, kind_of
from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Office
from youju.services.volunteers.models import Service, Volunteer
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


def serve_beside(*, office: Office, rows: Sequence[Values], by: Actor, at: datetime) -> list[Service]:
    """Minutes that come with another record, one row each: that record's action has asked who may, and audits.

    `rows` are values as an entry at the desk has them. Raises whatever such an entry raises.
    """
    kind = kind_of(SERVICE)
    examine = Examiner(kind, office, on=localdate(at))
    stamp = {"office": office, "by": by, "recorded_at": at}
    made = insert_plain(kind, [{**examine(dict(row)), **stamp} for row in rows])
    search.index(kind, made)
    return cast("list[Service]", made)
