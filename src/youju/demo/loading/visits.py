"""Rounds of visits of the demo, written down at each door; the figure of the ledger hands over to them.

No volunteer goes along: what volunteers gave in the month is in volunteers.toml, and stays what was printed.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid5

from django.utils.timezone import localdate

from youju.demo.loading.sources import evening, source
from youju.demo.loading.structure import World
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures.actions import hand_over
from youju.ground.people.models import Person
from youju.services.visits import actions
from youju.services.visits.models import Stop, VisitRound
from youju.services.visits.queries.homes import homes
from youju.services.visits.rules import ADULT, MET, VISIT, Said

# Which records count for the figures that begin.
KINDS = {"visits.families": VISIT, "visits.children": MET}
FOUND = "家里收拾得整齐，孩子愿意说话。"


def load(world: World) -> None:
    for row in source("visits")["handover"]:
        _hand_over(world, row)
    for row in source("visits")["round"]:
        _walk(world, row)
    _ahead(world, source("visits")["ahead"])


def _hand_over(world: World, row: Mapping[str, Any]) -> None:
    office, since = world.offices[row["office"]], row["since"]
    stamp: dict[str, Any] = {"by": world.hands[office.slug], "at": evening(since)}
    for figure in row["ends"]:
        hand_over(office=office, figure=figure, kind=None, since=since, **stamp)
    for figure in row["begins"]:
        hand_over(office=office, figure=figure, kind=kind_of(KINDS[figure]), since=since, **stamp)


def _walk(world: World, row: Mapping[str, Any]) -> None:
    """One round: planned the evening before, each home recorded, counted in the evening."""
    at = evening(row["day"])
    going = _plan(world, row, day=row["day"], at=at)
    stamp: dict[str, Any] = {"by": world.hands[row["office"]], "at": at}
    for home in row["homes"]:
        person = _called(world, row["office"], home["name"])
        stop = Stop.objects.get(round=going, person=person)
        said = _said(going, stop, home, today=localdate(world.at))
        actions.record_visit(office=going.office, round=going, said=said, **stamp)
    actions.count_round(round=going, start=row["start"], end=row["end"], **stamp)


def _ahead(world: World, row: Mapping[str, Any]) -> None:
    homes_of = [{"name": name} for name in row["homes"]]
    _plan(world, {**row, "homes": homes_of}, day=localdate(world.at), at=world.at)


def _plan(world: World, row: Mapping[str, Any], *, day: Any, at: datetime) -> VisitRound:
    office = world.offices[row["office"]]
    stamp: dict[str, Any] = {"by": world.hands[office.slug], "at": at}
    made = actions.plan_round(
        office=office, day=day, start=row["start"], purpose=row["purpose"], brought=row["brought"],
        note=row.get("note", ""), programme=world.programmes[row["programme"]], **stamp,
    )  # fmt: skip
    for home in row["homes"]:
        actions.add_stop(round=made, person=_called(world, office.slug, home["name"]), **stamp)
    return made


def _said(round: VisitRound, stop: Stop, home: Mapping[str, Any], *, today: Any) -> Said:
    """The children of the family were met, unless the data says otherwise; ages are those of today."""
    key = uuid5(round.uid, str(stop.uid))
    if home.get("away"):
        return Said(key, stop.uid, "not_home")
    there = homes([stop.person_id], on=today)[stop.person_id].people
    children = [card for card in there if card.age is not None and card.age.years < ADULT]
    met = [card.uid for card in children if card.name in home.get("met", [card.name])]
    return Said(
        key, stop.uid, "met", tuple(met), home["minutes"], brought=round.brought, findings=FOUND,
    )  # fmt: skip


def _called(world: World, office: str, name: str) -> Person:
    return Person.objects.get(office=world.offices[office], name=name, canonical=None)
