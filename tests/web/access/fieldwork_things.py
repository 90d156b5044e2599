"""The things of arrivals and pick-ups, outings and groups that an address or a form can name."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from tests.factories.people import person
from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import Place
from youju.services.activities.actions import plan_activity
from youju.services.activities.actions.clocking import arrive
from youju.services.activities.actions.outings import plan_outing, set_out, sign
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Outing, Session
from youju.services.activities.rules.marks import Said, Tap


def _stamp(place: Place) -> dict[str, Any]:
    return {"by": place.world.system, "at": NOW}


def _session(place: Place) -> Session:
    return Session.objects.get(activity=place.world.furniture[place.office.pk].activity, day=TODAY)


def _child_who_came(place: Place) -> str:
    child = person(place.world, "苗苗", place.office, year=2009)
    arrive(session=_session(place), person=child, **_stamp(place))
    return str(child.uid)


def _outing(place: Place, *, left: bool = False) -> Outing:
    """A session of its own that may leave with one child, or has left."""
    name, stamp = "出门" if left else "准备出门", _stamp(place)
    known = Outing.objects.filter(office=place.office, destination=name).first()
    if known is not None:
        return known
    activity = plan_activity(office=place.office, name=name, activity_kind="community", since=TODAY, **stamp)
    session = Session.objects.create(activity=activity, office=place.office, planned_on=TODAY, day=TODAY)
    child = person(place.world, f"{name}的孩子", place.office, year=2009)
    take(session=session, marks=[Tap(uuid4(), Said.PRESENT, "child", child.uid)], **stamp)
    made = plan_outing(
        session=session, destination=name, notice="走人行道", insurance="保单1", adults=1, points=["门口"], **stamp
    )
    sign(outing=made, people=[child.uid], paper="第2格", **stamp)
    if left:
        set_out(outing=made, **stamp)
    return made


OF_FIELDWORK: dict[str, Callable[[Place], str]] = {
    "child who came": _child_who_came,
    "session of the outing": lambda place: str(_outing(place).session.uid),
    "session on its way": lambda place: str(_outing(place, left=True).session.uid),
    "point on the way": lambda place: str(_outing(place, left=True).points.get().uid),
}
