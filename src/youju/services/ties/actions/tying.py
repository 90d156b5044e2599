"""A tie is written down on a person's page, becomes different, or is corrected."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.refusals import UnknownDetail
from youju.ground.people.actions.rights import require_open
from youju.ground.people.actions.wording import said
from youju.ground.people.models import Household, Person
from youju.ground.people.queries.cards import cluster, root_of
from youju.ground.storage import turns
from youju.services.ties.actions.counting import count
from youju.services.ties.models import Outsider, Tie, TieCorrection, TieEnd
from youju.services.ties.queries.reach import ancestors, key_of
from youju.services.ties.rules import (
    DOWN,
    UP,
    AnotherOffice,
    EndedAlready,
    How,
    NotInTheFuture,
    OwnAncestor,
    TiedAlready,
    ToThemselves,
    When,
    WhoIsIt,
    turn_of,
)

DETAILS = frozenset({"strength", "stressful", "flow", "since", "note"})


@dataclass(frozen=True)
class Other:
    """The other end: a card, an outsider who is known already, or a new one by name (or as unknown)."""

    person: Person | None = None
    outsider: Outsider | None = None
    name: str = ""
    sex: str = ""
    born: int | None = None
    died: int | None = None
    dead: bool = False
    unknown: bool = False
    at_home: bool = False


@action
def tie(
    *, person: Person, sort: str, other: Other, seat: Outsider | None = None, household: Household | None = None,
    by: Actor, at: datetime, **details: Any,
) -> Tie:  # fmt: skip
    """The other one is `sort` to the person; `details` are strength, stressful, flow, since (When), note.

    With `seat` the tie is one of this outsider of the person's net, such as the father's mother.
    Raises WhoIsIt, ToThemselves, TiedAlready, OwnAncestor, NotInTheFuture, AnotherOffice.
    """
    require_open(person, by=by, at=at)
    root = root_of(person)
    others = (other.person, other.outsider, seat, household)
    if any(one is not None and one.office_id != root.office_id for one in others):
        raise AnotherOffice
    turns.take(f"ties of {root.office_id}")
    row = Tie(office=root.office, sort=sort, household=household, at=at, by=by)
    if seat is None:
        row.person = root
    else:
        row.outsider = seat
    _other_end(row, other, root, by, at)
    _detail(row, details, at)
    _check(row)
    turn, day = turn_of(row.begins, known_since=_known_since(root), today=localdate(at))
    row.counted = count(root, sort, turn, day, by=by, at=at)
    row.clean_fields(exclude=["at"])
    row.save()
    audit.write(verb="tie.add", by=by, at=at, office=root.office, subject=root.uid, values={"sort": sort})
    return row


@action
def change_tie(*, person: Person, tie: Tie, on: When, by: Actor, at: datetime, **details: Any) -> Tie:
    """From a day on the tie is different (stronger, under strain), so that then and now can be compared.

    Raises EndedAlready, NotInTheFuture.
    """
    require_open(person, by=by, at=at)
    turns.take(f"ties of {tie.office_id}")
    if TieEnd.objects.filter(tie=tie).exists():
        raise EndedAlready
    if on.day > localdate(at):
        raise NotInTheFuture
    TieEnd.objects.create(tie=tie, how=How.CHANGED, on=on.day, on_exact=on.exact, at=at, by=by)
    row = Tie(
        office=tie.office, person=tie.person, outsider=tie.outsider, other_person=tie.other_person,
        other_outsider=tie.other_outsider, household=tie.household, sort=tie.sort, strength=tie.strength,
        stressful=tie.stressful, flow=tie.flow, counted=tie.counted, at=at, by=by,
    )  # fmt: skip
    _detail(row, {**details, "since": on}, at)
    row.clean_fields(exclude=["at"])
    row.save()
    audit.write(verb="tie.change", by=by, at=at, office=tie.office, subject=person.uid, values={"sort": tie.sort})
    return row


@action
def correct_tie(*, person: Person, tie: Tie, by: Actor, at: datetime, **details: Any) -> Tie:
    """What was written down wrongly is set right; what it said before is kept. Raises EndedAlready."""
    require_open(person, by=by, at=at)
    turns.take(f"ties of {tie.office_id}")
    if TieEnd.objects.filter(tie=tie).exists():
        raise EndedAlready
    before = {
        "strength": str(tie.get_strength_display()), "stressful": str(tie.stressful),
        "flow": str(tie.get_flow_display()), "since": str(tie.begins or ""),
    }  # fmt: skip
    _detail(tie, details, at)
    tie.clean_fields(exclude=["at"])
    tie.save()
    TieCorrection.objects.create(tie=tie, before=before, at=at, by=by)
    audit.write(verb="tie.correct", by=by, at=at, office=tie.office, subject=person.uid, values={"sort": tie.sort})
    return tie


def _other_end(row: Tie, other: Other, root: Person, by: Actor, at: datetime) -> None:
    if other.person is not None:
        row.other_person = root_of(other.person)
    elif other.outsider is not None:
        row.other_outsider = other.outsider
    else:
        name = said(other.name, 60)
        if not name and not other.unknown:
            raise WhoIsIt
        made = Outsider(
            office=root.office, anchor=root, sex=other.sex, born=other.born, died=other.died,
            dead=other.dead or other.died is not None, unknown=other.unknown and not name,
            at_home=other.at_home, at=at, by=by,
        )  # fmt: skip
        made.close(name)
        made.clean_fields(exclude=["at"])
        made.save()
        row.other_outsider = made


def _detail(row: Tie, details: dict[str, Any], at: datetime) -> None:
    for name in details.keys() - DETAILS:
        raise UnknownDetail(name)
    for name, value in details.items():
        if name == "note":
            row.close(said(value, 600))
        elif name == "since":
            if value is not None and value.day > localdate(at):
                raise NotInTheFuture
            row.since, row.since_exact = (value.day, value.exact) if value is not None else (None, True)
        else:
            setattr(row, name, value)


def _check(row: Tie) -> None:
    one, other = row.person or row.outsider, row.other_person or row.other_outsider
    assert one is not None
    assert other is not None
    if one == other:
        raise ToThemselves
    same = Tie.objects.filter(
        person=row.person, outsider=row.outsider, other_person=row.other_person, other_outsider=row.other_outsider,
        sort=row.sort, end=None,
    )  # fmt: skip
    if same.exists():
        raise TiedAlready
    if row.sort in UP | DOWN:
        child, parent = (one, other) if row.sort in UP else (other, one)
        if key_of(child) in ancestors(row.office, parent):
            raise OwnAncestor


def _known_since(person: Person) -> Any:
    """The day from which the office knows the person."""
    first = [card.known_since or localdate(card.registered_at) for card in cluster(person)]
    return min(first)
