"""Homes to visit and a round that goes there, made by the product's own actions."""

from typing import Any
from uuid import UUID, uuid4

from tests.factories.people import keeper, person
from tests.factories.world import NOW, TODAY, World
from youju.ground.organisations.models import Office
from youju.ground.people import actions as people
from youju.ground.people.models import Person
from youju.services.visits import actions
from youju.services.visits.models import Stop, VisitRound
from youju.services.visits.rules import Said


def stamp(world: World, office: Office | None = None) -> dict[str, Any]:
    """A social worker of the office, now."""
    return {"by": keeper(world, office).actor, "at": NOW}


def family(world: World, *names: str, office: Office | None = None) -> list[Person]:
    """A household: the first one is grown, the others are nine years old."""
    made = [person(world, name, office, year=1980 if place == 0 else 2009) for place, name in enumerate(names)]
    for other in made[1:]:
        people.live_together(person=other, other=made[0], **stamp(world, office))
    return made


def round_to(world: World, *homes: Person, office: Office | None = None, **details: Any) -> VisitRound:
    """A round of today to these homes."""
    office = office or world.north
    details = {"day": TODAY, "purpose": "元宵探访", "brought": "汤圆", **details}
    made = actions.plan_round(office=office, **details, **stamp(world, office))
    for home in homes:
        actions.add_stop(round=made, person=home, **stamp(world, office))
    return made


def stops(round: VisitRound) -> list[Stop]:
    return list(Stop.objects.filter(round=round).order_by("position"))


def said(whom: UUID, *met: Person, **more: Any) -> Said:
    """What somebody says at a door: met whoever is named, or nobody at home."""
    outcome = "met" if met else "not_home"
    return Said(**{"key": uuid4(), "whom": whom, "outcome": outcome, "met": tuple(p.uid for p in met), **more})
