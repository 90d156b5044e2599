"""The days that a network's calendar marks: marked, changed, unmarked."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import ContradictoryDay, MarkedAlready
from youju.ground.organisations.models import CalendarDay, Network


@action
def mark_days(*, network: Network, days: list[tuple[date, str, str, bool]], by: Actor, at: datetime) -> int:
    """Writes (day, kind, name, confirmed) rows into the network's calendar; days that stand already are kept."""
    require(by, permissions.NETWORK_MANAGE, network=network, on=localdate(at))
    rows = [
        CalendarDay(network=network, day=day, kind=kind, name=name, confirmed=confirmed)
        for day, kind, name, confirmed in days
    ]
    CalendarDay.objects.bulk_create(rows, ignore_conflicts=True)
    _refuse_contradictions(network, {row.day for row in rows})
    audit.write(verb="calendar.mark", by=by, at=at, subject=network.uid, rows=len(rows))
    return len(rows)


@action
def change_day(*, day: CalendarDay, kind: str, name: str, confirmed: bool, by: Actor, at: datetime) -> CalendarDay:
    """What the calendar says of a marked day; the day itself stays: another day is marked anew."""
    require(by, permissions.NETWORK_MANAGE, network=day.network, on=localdate(at))
    held = CalendarDay.objects.select_for_update().select_related("network").get(pk=day.pk)
    before = {"kind": held.kind, "name": held.name, "confirmed": held.confirmed}
    held.kind, held.name, held.confirmed = kind, name, confirmed
    alike = CalendarDay.objects.filter(network=held.network, day=held.day, kind=kind, name=name)
    if alike.exclude(pk=held.pk).exists():
        raise MarkedAlready
    held.full_clean()
    held.save()
    _refuse_contradictions(held.network, {held.day})
    audit.write(
        verb="calendar.change", by=by, at=at, subject=held.uid,
        values={"day": held.day, "before": before, "kind": kind, "name": name, "confirmed": confirmed},
    )  # fmt: skip
    return held


@action
def unmark_day(*, day: CalendarDay, by: Actor, at: datetime) -> None:
    """The day is like any other again."""
    require(by, permissions.NETWORK_MANAGE, network=day.network, on=localdate(at))
    CalendarDay.objects.filter(pk=day.pk).delete()
    audit.write(
        verb="calendar.unmark", by=by, at=at, subject=day.uid,
        values={"day": day.day, "kind": day.kind, "name": day.name},
    )  # fmt: skip


def _refuse_contradictions(network: Network, days: Collection[date]) -> None:
    """No schedule could be read with a day that is off and a working day at once."""
    marked = CalendarDay.objects.filter(network=network, day__in=days)
    off = set(marked.filter(kind=CalendarDay.Kind.OFF).values_list("day", flat=True))
    for day in (
        marked.filter(kind=CalendarDay.Kind.WORKDAY, day__in=off).order_by("day").values_list("day", flat=True)
    ):
        raise ContradictoryDay(day)
