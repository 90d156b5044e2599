"""Invented families on cards, tied by the product's own actions."""

from typing import Any

from tests.factories.people import keeper, person
from tests.factories.world import NOW, World
from youju.ground.people.models import Person
from youju.services.ties import actions
from youju.services.ties.actions import Other
from youju.services.ties.models import Tie
from youju.services.ties.rules import Sort


def tied(world: World, of: Person, sort: str, other: Other | Person | str, **details: Any) -> Tie:
    """A tie on somebody's page, to a card, to a new outsider by name, or as `Other` says."""
    end = (
        Other(person=other)
        if isinstance(other, Person)
        else Other(name=other)
        if isinstance(other, str)
        else other
    )
    by, at = details.pop("by", keeper(world, of.office).actor), details.pop("at", NOW)
    return actions.tie(person=of, sort=sort, other=end, by=by, at=at, **details)


def family(world: World) -> dict[str, Person]:
    """A boy with a sister, their mother, her husband, and a father of whom nothing is known."""
    boy, girl = person(world, "林小舟", year=2008, sex="m"), person(world, "林小禾", year=2012, sex="f")
    mother = person(world, "陈小芳", year=1985, sex="f")
    for child in (boy, girl):
        tied(world, child, Sort.PARENT, mother)
    unknown = tied(world, boy, Sort.PARENT, Other(unknown=True, sex="m")).other_outsider
    husband = tied(world, mother, Sort.MARRIED, Other(name="林建国", sex="m", born=1978)).other_outsider
    tied(world, girl, Sort.PARENT, Other(outsider=husband))
    tied(world, mother, Sort.PARTNER, Other(outsider=unknown))
    return {"boy": boy, "girl": girl, "mother": mother}
