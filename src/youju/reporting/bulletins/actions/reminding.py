"""Reminding an office of its closing day: by the timetable once a day, by the network editor with one tap."""

from collections.abc import Collection
from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Reminder
from youju.reporting.bulletins.queries.reminding import Wanted


@action
def remind_all(*, wanted: Collection[Wanted], by: Actor, at: datetime) -> int:
    """Makes the reminders of the day; what another worker made meanwhile is not made twice. Returns how many."""
    if by.kind != Actor.Kind.SYSTEM:
        raise NotPermitted
    day = localdate(at)
    rows = [
        Reminder(
            office=row.office, start=row.period.start, end=row.period.end, day=day, occasion=row.occasion, by=by,
            at=at,
        )
        for row in wanted
    ]  # fmt: skip
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    audit.write(verb="closing_day.remind", by=by, at=at, rows=len(rows))
    return len(rows)


@action
def remind(*, office: Office, period: Period, by: Actor, at: datetime) -> Reminder:
    """One reminder more, on the network editor's word."""
    require(by, permissions.BULLETIN_RELEASE, network=office.network, on=localdate(at))
    row = Reminder.objects.create(
        office=office, start=period.start, end=period.end, day=localdate(at), occasion=Reminder.Occasion.ASKED,
        by=by, at=at,
    )  # fmt: skip
    audit.write(verb="closing_day.remind", by=by, at=at, office=office, subject=row.uid)
    return row
