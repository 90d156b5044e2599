"""Handing a figure over: from a day on an office records something else for it, and nothing counts twice."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.kinds import Kind, kind_of
from youju.ground.evidence.models import Handover
from youju.ground.measures import handovers
from youju.ground.measures.indicators import Term, indicators
from youju.ground.measures.refusals import (
    CountsAlready,
    EndsBeforeItBegins,
    HandedOverAlready,
    NoTermOfFigure,
    NotHandedOver,
    OnTheWrongSide,
    UnknownFigure,
    named,
)
from youju.ground.organisations.models import Office
from youju.ground.storage import turns

# A sentence names this many of the records that stand in the way.
NAMED = 3


@action
def hand_over(
    *, office: Office, figure: str, kind: Kind | None, since: date, by: Actor, at: datetime
) -> list[Handover]:
    """From `since` on only records of `kind` count for the figure in the office, all others only until then.

    Without a kind nothing counts from that day on. Refused while records stand that would no longer count.
    """
    require(by, permissions.STRUCTURE_MANAGE, office=office, on=localdate(at))
    known = indicators(office.network)
    if figure not in known:
        raise UnknownFigure
    terms = known[figure].terms
    if kind is not None and kind.key not in {term.kind for term in terms}:
        raise NoTermOfFigure
    turns.take(f"handovers {office.pk}")
    if Handover.objects.filter(office=office, indicator=figure).exists():
        raise HandedOverAlready
    bounds = [_bound(office, figure, term, kind, since) for term in terms]
    bounds = list({(bound.kind, str(bound.where)): bound for bound in bounds}.values())
    _refuse_those_outside(bounds, since, "since")
    Handover.objects.bulk_create(bounds)
    audit.write(
        verb="handover.begin", by=by, at=at, office=office, rows=len(bounds),
        values={"figure": figure, "kind": kind.key if kind else "", "since": since},
    )  # fmt: skip
    return bounds


@action
def end_handover(*, office: Office, figure: str, until: date, by: Actor, at: datetime) -> list[Handover]:
    """What counts since the handover counts until `until` only. Refused while records stand on or after it."""
    require(by, permissions.STRUCTURE_MANAGE, office=office, on=localdate(at))
    turns.take(f"handovers {office.pk}")
    open_ones = list(Handover.objects.filter(office=office, indicator=figure, until=None).exclude(since=None))
    if not open_ones:
        raise NotHandedOver
    for bound in open_ones:
        if bound.since is not None and until <= bound.since:
            raise EndsBeforeItBegins
        bound.until = until
    _refuse_those_outside(open_ones, until, "until")
    Handover.objects.bulk_update(open_ones, ["until"])
    audit.write(
        verb="handover.end", by=by, at=at, office=office, rows=len(open_ones),
        values={"figure": figure, "until": until},
    )  # fmt: skip
    return open_ones


@action
def undo_handover(*, office: Office, figure: str, by: Actor, at: datetime) -> int:
    """All records of the figure count again, whenever they happened. Refused once records stand beyond it."""
    require(by, permissions.STRUCTURE_MANAGE, office=office, on=localdate(at))
    turns.take(f"handovers {office.pk}")
    rows = Handover.objects.filter(office=office, indicator=figure)
    bounds = list(rows)
    if not bounds:
        raise NotHandedOver
    if count := handovers.beyond(bounds):
        raise CountsAlready(next(bound.since for bound in bounds if bound.since is not None), count)
    rows.delete()
    audit.write(verb="handover.undo", by=by, at=at, office=office, rows=len(bounds), values={"figure": figure})
    return len(bounds)


def _bound(office: Office, figure: str, term: Term, kind: Kind | None, day: date) -> Handover:
    taking = kind is not None and term.kind == kind.key
    span = {"since": day} if taking else {"until": day}
    return Handover(office=office, indicator=figure, kind=term.kind, where=handovers.where_of(term), **span)


def _refuse_those_outside(bounds: Sequence[Handover], day: date, field: str) -> None:
    count, names = 0, []
    for bound in bounds:
        rows = handovers.outside(bound)
        count += rows.count()
        names += [named(row.happened_on, kind_of(bound.kind).heading(row)) for row in rows[:NAMED]]
    if count:
        raise OnTheWrongSide(day, count, names[:NAMED], field=field)
