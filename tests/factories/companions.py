"""Companions for tests: a child whose guardian agreed, a volunteer with papers, the two as a pair."""

from datetime import date
from typing import Any

from tests.factories import volunteers
from tests.factories.world import NOW, World
from youju.ground.organisations.models import Office
from youju.ground.people import actions as people
from youju.ground.people.models import Person
from youju.ground.people.rules.births import Birth
from youju.services.companions import actions
from youju.services.companions.models import PairContact, Pairing
from youju.services.volunteers.actions import add_paper
from youju.services.volunteers.models import Volunteer

BEGUN = date(2018, 2, 1)


def child(
    world: World, name: str = "林小舟", office: Office | None = None, *, agreed: bool = True, **details: Any
) -> Person:
    """A child of eight with a guardian, who agreed."""
    stamp: dict[str, Any] = {"by": world.system, "at": NOW}
    made = people.register(office=office or world.north, name=name, birth=Birth.in_year(2010), **details, **stamp)
    guardian = people.appoint_guardian(child=made, name=f"{name[0]}女士", relation="mother", since=BEGUN, **stamp)
    if agreed:
        people.consent(
            person=made, purpose="company", channel="internal", guardian=guardian, paper="档案柜2", since=BEGUN,
            **stamp,
        )  # fmt: skip
    return made


def wishing(world: World, name: str = "林小舟", office: Office | None = None, **said: Any) -> Person:
    """A child who waits for a companion."""
    made = child(world, name, office)
    actions.state_need(person=made, by=world.system, at=NOW, **{"helps": ["talk", "reading"], **said})
    return made


def papers(world: World, volunteer: Volunteer, *, until: date | None = None, sorts: Any = None) -> Volunteer:
    """Clearance and training, or those that are asked for."""
    for sort in sorts if sorts is not None else ("clearance", "training"):
        add_paper(volunteer=volunteer, sort=sort, title=sort, on=BEGUN, until=until, by=world.system, at=NOW)
    return volunteer


def companion(world: World, name: str = "于青", office: Office | None = None, **said: Any) -> Volunteer:
    """A volunteer with papers who offers to accompany children."""
    made = papers(world, volunteers.enlisted(world, name, office))
    actions.offer(volunteer=made, by=world.system, at=NOW, **{"helps": ["talk"], **said})
    return made


def pair(
    world: World, child: Person | None = None, volunteer: Volunteer | None = None, office: Office | None = None,
    **said: Any,
) -> Pairing:  # fmt: skip
    """A child and a companion since the tenth of February, looked after by a social worker of the office."""
    where = office or (child.office if child else world.north)
    keeper = world.colleague("social_worker", where)
    given = {"on": date(2018, 2, 10), "coordinator": keeper.user, **said}
    return actions.pair(
        child=child or wishing(world, office=where), volunteer=volunteer or companion(world, office=where),
        by=world.system, at=NOW, **given,
    )  # fmt: skip


def any_pair(world: World, office: Office) -> Pairing:
    """The first pair of the office, made where there is none."""
    known = Pairing.together().filter(office=office).order_by("number").first()
    return known or pair(world, office=office)


def met(world: World, pairing: Pairing, day: int = 10, minutes: int = 90, **said: Any) -> PairContact:
    """A meeting in March, where others saw the two."""
    given: dict[str, Any] = {"way": "meeting", "seen": "visible", "by": world.system, **said}
    return actions.record_contact(
        pairing=pairing, happened_on=date(2018, 3, day), minutes=minutes, at=NOW, **given
    )
