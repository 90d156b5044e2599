"""The things of notices and closed groups that an address or a form can name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from tests.factories.people import person
from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import Place
from youju.ground.access.models import User
from youju.ground.access.permissions import PEOPLE_OPEN, RECORDS_CORRECT, Permission
from youju.ground.access.queries import standing
from youju.services.activities.actions import cancel_session, plan_activity
from youju.services.activities.actions.enrolling import enrol
from youju.services.activities.actions.groupwork import plan_group
from youju.services.activities.actions.notices import announce, tell
from youju.services.activities.actions.openings import open_sign_up
from youju.services.activities.actions.registering import sign_up
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Activity, GroupPlan, Notice, Opening, Session, Telling
from youju.services.activities.rules.marks import Said, Tap

SOON = TODAY + timedelta(days=2)


def _stamp(place: Place) -> dict[str, Any]:
    return {"by": place.world.system, "at": NOW}


def _session(place: Place, name: str) -> Session:
    """A session to come of a series of its own, with one child."""
    known = Activity.objects.filter(office=place.office, name=name).first()
    if known is None:
        known = plan_activity(
            office=place.office, name=name, activity_kind="class", since=TODAY, **_stamp(place)
        )  # fmt: skip
        child = person(place.world, f"{name}的孩子", place.office, year=2009)
        enrol(activity=known, person=child, role="child", **_stamp(place))
    session, _new = Session.objects.get_or_create(
        activity=known, office=place.office, planned_on=SOON, defaults={"day": SOON}
    )
    return session


def _called_off(place: Place) -> str:
    called_off = Session.objects.filter(office=place.office, activity__name__startswith="停的")
    session = _session(place, f"停的{called_off.count()}")
    cancel_session(session=session, reason="停电", **_stamp(place))
    return str(session.uid)


def _notice(place: Place) -> Notice:
    session = _session(place, "提醒的")
    known = Notice.objects.filter(session=session).first()
    return known or announce(session=session, sort="reminder", **_stamp(place))


def _told(place: Place) -> Telling:
    session = _session(place, "告知过的")
    if not Opening.objects.filter(session=session).exists():
        day = timedelta(days=1)
        opening = open_sign_up(
            activity=session.activity, session=session, code=f"n{session.uid.hex[:9]}", opens_at=NOW - day,
            closes_at=NOW + day, role="resident", consent="同意联系我", **_stamp(place),
        )  # fmt: skip
        sign_up(
            opening=opening, name="于灰", phone="13800139001", agrees=True, secret=f"told of {session.uid}",
            computer="192.0.2.1", **_stamp(place),
        )  # fmt: skip
    known = Notice.objects.filter(session=session).first()
    notice = known or announce(session=session, sort="reminder", **_stamp(place))
    tell(notice=notice, channel="group", **_stamp(place))
    # Somebody who signed up, so that whoever finds no person may take it back.
    return Telling.objects.standing().get(addressee__notice=notice, addressee__person=None)


def _user(place: Place, permission: Permission, role: str) -> User:
    """Whoever makes the thing, where they may; else a colleague of the office with this role."""
    if place.by.user and place.office.pk in standing(place.by, on=TODAY).offices_with(permission):
        return place.by.user
    return place.world.colleague(role, place.office, 8).user


def _group(place: Place, *, supervised: bool = False) -> GroupPlan:
    """A closed group that the author runs or supervises, with one meeting that was held."""
    author = _user(
        place, RECORDS_CORRECT if supervised else PEOPLE_OPEN, "supervisor" if supervised else "social_worker"
    )
    name = f"{'督导' if supervised else '带组'}{author.username}的小组"
    known = GroupPlan.objects.filter(office=place.office, activity__name=name).first()
    if known is not None:
        return known
    other = place.world.colleague("social_worker" if supervised else "supervisor", place.office, 7).user
    runner, boss = (other, author) if supervised else (author, other)
    activity = plan_activity(
        office=place.office, name=name, activity_kind="group", since=TODAY, **_stamp(place)
    )  # fmt: skip
    made = plan_group(
        activity=activity, supervisor=boss, meetings=8, goals=[("认识情绪", "情绪词")], approach="理论",
        by=runner.actor, at=NOW,
    )  # fmt: skip
    session = Session.objects.create(activity=activity, office=place.office, planned_on=TODAY, day=TODAY)
    take(session=session, marks=[Tap(uuid4(), Said.PRESENT, "volunteer", None)], by=runner.actor, at=NOW)
    return made


OF_GROUPS: dict[str, Callable[[Place], str]] = {
    "session called off": _called_off,
    "session to come": lambda place: str(_session(place, "要来的").uid),
    "notice": lambda place: str(_notice(place).uid),
    "notice told": lambda place: str(_told(place).addressee.notice.uid),
    "series of the group": lambda place: str(_group(place).activity.uid),
    "series of a group supervised": lambda place: str(_group(place, supervised=True).activity.uid),
    "meeting of the group": lambda place: str(_group(place).activity.sessions.get().uid),
    "runner to be": lambda place: str(place.world.colleague("social_worker", place.office, 6).user.uid),
    "supervisor to be": lambda place: str(place.world.colleague("supervisor", place.office, 6).user.uid),
    "addressee told": lambda place: str(_told(place).addressee.uid),
}
# What its author alone opens.
WRITTEN_OF_GROUPS = {"series of the group", "series of a group supervised", "meeting of the group"}
