"""Volunteers for tests: a person of the office who volunteers, and the minutes they gave."""

from datetime import date, time
from typing import Any

from tests.factories.world import NOW, World
from youju.ground.organisations.models import Office
from youju.ground.people import actions as people
from youju.ground.people.rules.births import Birth
from youju.services.volunteers import actions
from youju.services.volunteers.models import Service, Shift, SignUp, Team, Volunteer

SINCE = date(2018, 1, 1)


def enlisted(world: World, name: str = "于青", office: Office | None = None, **details: Any) -> Volunteer:
    """A grown-up who volunteers since the beginning of the year."""
    person = people.register(
        office=office or world.north, name=name, birth=Birth.in_year(1995), by=world.system, at=NOW
    )
    given = {"group_kind": "student", "since": SINCE, **details}
    return actions.enlist(person=person, by=world.system, at=NOW, **given)


def team(world: World, name: str = "青藤社", office: Office | None = None, **details: Any) -> Team:
    given = {"kind": "society", "group_kind": "student", **details}
    return actions.found_team(office=office or world.north, name=name, by=world.system, at=NOW, **given)


def served(world: World, volunteer: Volunteer, minutes: str = "120", **cells: Any) -> Service:
    """One entry at the desk that names the volunteer."""
    typed = {"volunteer": str(volunteer.uid), "n": "", "group_kind": "", "each": minutes, **cells}
    return world.record("volunteers.service", office=volunteer.office, **typed)


def shift(world: World, **details: Any) -> Shift:
    """Two hours on the day of the tests, for one volunteer, without children."""
    given = {
        "what": "图书整理", "served": "library", "day": date(2018, 3, 20), "start": time(9), "end": time(11),
        "places": 1, **details,
    }  # fmt: skip
    return actions.open_shift(office=given.pop("office", world.north), by=world.system, at=NOW, **given)


def signed_up(world: World, on: Shift, who: Volunteer | str) -> SignUp:
    volunteer = enlisted(world, who) if isinstance(who, str) else who
    return actions.sign_up(shift=on, volunteer=volunteer, by=world.system, at=NOW)
