"""Invented people for tests: cards written by the product's own actions, numbers that nobody has."""

from typing import Any

from tests.factories.world import NOW, Colleague, World
from youju.ground.access.looking import Look, look
from youju.ground.organisations.models import Office
from youju.ground.people import actions
from youju.ground.people.models import Alias, Guardianship, Person, Sealed
from youju.ground.people.queries import pages
from youju.ground.people.rules.births import Birth

PHONE, OTHER_PHONE = "010-5550 0142", "010-5550 0177"
# Invented: the district, day and order exist, the check digit fits, the person does not.
ID_NUMBER = "110105200902280021"


def keeper(world: World, office: Office | None = None) -> Colleague:
    """A social worker of the office, who registers people."""
    return world.colleague("social_worker", office or world.north)


def person(world: World, name: str, office: Office | None = None, **details: Any) -> Person:
    """A card of the office, registered by its social worker."""
    office = office or world.north
    nickname, phone = details.pop("nickname", ""), details.pop("phone", "")
    year = details.pop("year", None)
    if year is not None:
        details["birth"] = Birth.in_year(year)
    stamp: dict[str, Any] = {"by": keeper(world, office).actor, "at": details.pop("at", NOW)}
    made: Person = actions.register(office=office, name=name, **details, **stamp)
    if nickname:
        actions.call(person=made, sort=Alias.Sort.NICKNAME, text=nickname, **stamp)
    if phone:
        actions.confide(person=made, sort=Sealed.Sort.PHONE, text=phone, whose="母亲", **stamp)
    return made


def guardian(world: World, child: Person, name: str = "林晚晴") -> Guardianship:
    """A mother who is known by name."""
    by = keeper(world, child.office).actor
    return actions.appoint_guardian(child=child, name=name, relation="mother", by=by, at=NOW)


def looking(world: World, of: Person, at: Any = NOW) -> Look:
    """A look that stands in the log."""
    return look(subject=of.uid, office=of.office, also=pages.also(of), by=keeper(world, of.office).actor, at=at)
