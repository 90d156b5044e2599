"""The things of public sign-up that an address or a form can name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import Place
from youju.services.activities.actions import plan_activity
from youju.services.activities.actions.certificates import certify
from youju.services.activities.actions.openings import open_sign_up
from youju.services.activities.actions.registering import sign_up
from youju.services.activities.actions.turning_up import came
from youju.services.activities.models import (
    Activity,
    Attendance,
    Attestation,
    Opening,
    Registration,
    Session,
    Turnout,
)


def _stamp(place: Place) -> dict[str, Any]:
    return {"by": place.world.system, "at": NOW}


def _fresh(place: Place) -> int:
    """A number that the office has not used: equal in two worlds that are to look alike."""
    return Activity.objects.filter(office=place.office).count()


def _next(place: Place) -> int:
    """How many certificates the office has."""
    return Attestation.objects.filter(office=place.office).count()


def _session(place: Place, name: str, kind: str = "community") -> Session:
    known = Session.objects.filter(office=place.office, activity__name=name).first()
    if known is not None:
        return known
    activity = plan_activity(office=place.office, name=name, activity_kind=kind, since=TODAY, **_stamp(place))
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


def _signed_up(opening: Opening, name: str, secret: str, place: Place, **more: Any) -> Registration:
    number = Registration.objects.filter(opening=opening).count()
    return sign_up(
        opening=opening, name=name, phone=f"1380013{number:04}", agrees=True,
        secret=secret, computer="192.0.2.1", **more, **_stamp(place),
    )  # fmt: skip


def _trainee(place: Place, name: str) -> Registration:
    """Somebody who signed up for a training, came and wants a certificate."""
    session = _session(place, "社工培训", "training")
    opening = Opening.objects.filter(session=session).first() or open_sign_up(
        activity=session.activity, session=session, code=f"t{session.uid.hex[:9]}", role="trainee",
        opens_at=NOW - timedelta(days=1), closes_at=NOW + timedelta(days=1), consent="同意联系我", certifies=True,
        **_stamp(place),
    )  # fmt: skip
    known = Registration.objects.filter(opening=opening, name=name).first()
    if known is None:
        known = _signed_up(opening, name, f"trainee {name} of {opening.uid}", place, certificate=True)
        came(registration=known, session=session, **_stamp(place))
    return known


def _attendance(place: Place, name: str) -> Attendance:
    return Turnout.objects.get(registration=_trainee(place, name)).attendance


def _certificate(place: Place, name: str = "于青") -> Attestation:
    row = _attendance(place, name)
    known = Attestation.objects.filter(attendance=row, end=None).first()
    if known is not None:
        return known
    number = Attestation.objects.filter(office=place.office).count()
    session = _session(place, "社工培训", "training")
    [made] = certify(
        session=session, chosen=[row.uid], contact="北岸社会工作服务中心", code=lambda: f"K7Q2MX{number:04}",
        **_stamp(place),
    )  # fmt: skip
    return made


def _training(place: Place) -> str:
    """A session with a certificate that stands, and one more to issue."""
    _certificate(place)
    return str(_session(place, "社工培训", "training").uid)


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
    "session of a training": _training,
    "attendance without a certificate": lambda place: str(_attendance(place, f"于绿{_next(place)}").uid),
    "certificate of attendance": lambda place: str(_certificate(place).uid),
    "certificate to withdraw": lambda place: str(_certificate(place, "于紫").uid),
    "secret of a trainee": lambda place: f"trainee 于青 of {_trainee(place, '于青').opening.uid}",
}
