"""The things of public sign-up that an address or a form can name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import Place
from youju.services.activities.actions import plan_activity
from youju.services.activities.actions.openings import open_sign_up
from youju.services.activities.actions.registering import sign_up
from youju.services.activities.models import Activity, Opening, Registration, Session


def _stamp(place: Place) -> dict[str, Any]:
    return {"by": place.world.system, "at": NOW}


def _fresh(place: Place) -> int:
    """A number that the office has not used: equal in two worlds that are to look alike."""
    return Activity.objects.filter(office=place.office).count()


def _session(place: Place, name: str) -> Session:
    known = Session.objects.filter(office=place.office, activity__name=name).first()
    if known is not None:
        return known
    activity = plan_activity(
        office=place.office, name=name, activity_kind="community", since=TODAY, **_stamp(place)
    )
    return Session.objects.create(activity=activity, office=place.office, planned_on=TODAY, day=TODAY)


def _opening(place: Place, name: str = "社区讲座") -> Opening:
    session = _session(place, name)
    known = Opening.objects.filter(session=session).first()
    day = timedelta(days=1)
    return known or open_sign_up(
        activity=session.activity, session=session, code=f"c{session.uid.hex[:9]}", opens_at=NOW - day,
        closes_at=NOW + day, role="resident", consent="同意联系我", **_stamp(place),
    )  # fmt: skip


def _guest(place: Place, name: str = "于青", lecture: str = "社区讲座") -> Registration:
    opening = _opening(place, lecture)
    known = Registration.objects.filter(opening=opening, name=name).first()
    return known or _signed_up(opening, name, f"kept by {name} of {opening.uid}", place)


def _signed_up(opening: Opening, name: str, secret: str, place: Place) -> Registration:
    number = Registration.objects.filter(opening=opening).count()
    return sign_up(
        opening=opening, name=name, phone=f"1380013{number:04}", agrees=True,
        secret=secret, computer="192.0.2.1", **_stamp(place),
    )  # fmt: skip


def _secret(place: Place) -> str:
    """The link of somebody who has not taken it back."""
    opening = _opening(place, "社区电影")
    secret = f"{opening.code}-{Registration.objects.filter(opening=opening).count()}"
    _signed_up(opening, "于蓝", secret, place)
    return secret


OF_SIGN_UP: dict[str, Callable[[Place], str]] = {
    "opening": lambda place: str(_opening(place).uid),
    "opening to close": lambda place: str(_opening(place, f"关门{_fresh(place)}").uid),
    "code of the opening": lambda place: _opening(place).code,
    "session of the opening": lambda place: str(_session(place, "社区讲座").uid),
    "session to open": lambda place: str(_session(place, f"新讲座{_fresh(place)}").uid),
    "series to open": lambda place: str(_session(place, f"新系列{_fresh(place)}").activity.uid),
    "sign-up by a poster": lambda place: str(_guest(place).uid),
    "sign-up to take off": lambda place: str(_guest(place, "于白").uid),
    "secret of a sign-up": _secret,
}
