"""A planned session of today with enrolled children, for tests of enrolment and roll call."""

from collections.abc import Callable, Iterable
from datetime import date
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

from tests.factories.people import person
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.models import Actor
from youju.ground.people.models import Person
from youju.services.activities.actions.enrolling import enrol
from youju.services.activities.actions.roll_call import Taken, take
from youju.services.activities.models import Activity, Attendance, Session
from youju.services.activities.rules.marks import Said, Tap


def series(world: World) -> Activity:
    return world.furniture[world.north.pk].activity


def session(world: World, on: date = TODAY, activity: Activity | None = None) -> Session:
    """One session on the day, as a plan has it."""
    activity = activity or series(world)
    made, _new = Session.objects.get_or_create(
        activity=activity, office=activity.office, planned_on=on, defaults={"day": on}
    )
    return made


def clerk(world: World, number: int = 1) -> Actor:
    return world.colleague("social_worker", world.north, number).actor


def children(world: World, *names: str) -> list[Person]:
    """Children who are enrolled in the series since January."""
    made = [person(world, name, year=2009) for name in names]
    for child in made:
        stamp: dict[str, Any] = {"by": clerk(world), "at": NOW}
        enrol(activity=series(world), person=child, role="child", since=date(2018, 1, 8), **stamp)
    return made


def tap(who: Person | None = None, said: Said = Said.PRESENT, role: str = "child", **more: Any) -> Tap:
    key: UUID = more.pop("key", None) or uuid4()
    return Tap(key, said, role, who.uid if who else None, **more)


def roll(world: World, *taps: Tap, on: date = TODAY, **stamp: Any) -> Taken:
    """What the roll call of the session makes of these taps."""
    stamp = {"by": clerk(world), "at": NOW} | stamp
    return take(session=session(world, on), marks=taps, **stamp)


def came(world: World, role: str = "child", on: date = TODAY) -> int:
    """How many count in the role on the day."""
    rows = Attendance.objects.standing().filter(holding__session=session(world, on), role=role)
    return sum(row.n for row in rows)


def at_once(act: Callable[[Any], None], things: Iterable[Any]) -> None:
    """Every thing in a thread of its own."""
    threads = [Thread(target=act, args=(thing,)) for thing in things]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
