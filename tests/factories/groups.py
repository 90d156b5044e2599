"""A closed group with its runner, its supervisor and whatever a test asks for besides."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from tests.factories.people import person
from tests.factories.world import NOW, TODAY, Colleague, World
from youju.ground.access.looking import Look, look
from youju.ground.organisations.models import Office
from youju.services.activities.actions import plan_activity
from youju.services.activities.actions.groupwork import plan_group
from youju.services.activities.actions.meeting import screen
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Activity, GroupPlan, Screening, Session
from youju.services.activities.rules.marks import Said, Tap

GOALS = [("认识六种情绪", "能说出的情绪词个数"), ("会说“我需要”", "一次小组里主动开口的次数")]
SAID: dict[str, Any] = {"meetings": 8, "goals": GOALS, "approach": "社会学习理论", "need": "转学后不说话"}


def runner(world: World, office: Office | None = None) -> Colleague:
    return world.colleague("social_worker", office or world.north)


def supervisor(world: World, office: Office | None = None) -> Colleague:
    return world.colleague("supervisor", office or world.north)


def by(world: World) -> dict[str, Any]:
    """Whoever runs the group, now."""
    return {"by": runner(world).actor, "at": NOW}


def series(world: World, office: Office | None = None, name: str = "镜子里的我") -> Activity:
    since = date(2018, 3, 1)
    return plan_activity(
        office=office or world.north, name=name, activity_kind="group", since=since, by=world.system, at=NOW
    )


def group(world: World, activity: Activity | None = None, **said: Any) -> GroupPlan:
    there = activity or series(world)
    return plan_group(activity=there, supervisor=supervisor(world).user, **{**SAID, **said}, **by(world))


def member(world: World, plan: GroupPlan, name: str, *, taken: bool = True) -> Screening:
    child = person(world, name, plan.office, year=2009)
    return screen(plan=plan, person=child, taken=taken, words="愿意来，怕生", **by(world))


def met(world: World, plan: GroupPlan, times: int = 1) -> list[Session]:
    """Meetings of the days before, with every member there."""
    made = []
    for back in range(times, 0, -1):
        day = TODAY - timedelta(days=back)
        session = Session.objects.create(activity=plan.activity, office=plan.office, planned_on=day, day=day)
        people = [row.person for row in plan.screenings.filter(taken=True).select_related("person")]
        taps = [Tap(uuid4(), Said.PRESENT, "child", one.uid) for one in people]
        taps = taps or [Tap(uuid4(), Said.PRESENT, "volunteer", None)]
        take(session=session, marks=taps, **by(world))
        made.append(session)
    return made


def looking(plan: GroupPlan, whose: Colleague) -> Look:
    """A look at the group that stands in the log."""
    return look(subject=plan.uid, office=plan.office, by=whose.actor, at=NOW)
