"""The things of volunteers that an address or a form can name."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from tests.factories.world import NOW
from tests.web.access.press_things import Place
from youju.ground.people import actions as people
from youju.ground.people.rules.births import Birth
from youju.ground.periods import month
from youju.services.volunteers import actions
from youju.services.volunteers.actions.applying import Guardian, apply
from youju.services.volunteers.models import (
    Application,
    Certificate,
    CorrectionRequest,
    Leaving,
    Offer,
    Paper,
    Shift,
    SignUp,
    Team,
    Volunteer,
)
from youju.services.volunteers.queries.own import own_link_of

SINCE = date(2018, 1, 1)


def _stamp(place: Place) -> dict[str, Any]:
    return {"by": place.world.system, "at": NOW}


def _volunteer(place: Place, name: str = "于青") -> Volunteer:
    known = Volunteer.objects.filter(office=place.office, person__name=name).first()
    if known is not None:
        return known
    person = people.register(office=place.office, name=name, birth=Birth.in_year(1995), **_stamp(place))
    made = actions.enlist(person=person, since=SINCE, group_kind="student", **_stamp(place))
    cells = {"volunteer": str(made.uid), "n": "", "group_kind": "", "each": "60"}
    place.world.record("volunteers.service", office=place.office, **cells)
    return made


def _left(place: Place) -> Volunteer:
    made = _volunteer(place, "于蓝")
    if not Leaving.objects.filter(volunteer=made, back_on=None).exists():
        actions.leave(volunteer=made, on=date(2018, 3, 19), **_stamp(place))
    return made


def _team(place: Place) -> Team:
    known = Team.objects.filter(office=place.office).first()
    return known or actions.found_team(
        office=place.office, name="青藤社", kind="society", group_kind="student", **_stamp(place)
    )


def _paper(place: Place) -> Paper:
    volunteer = _volunteer(place)
    known = Paper.objects.filter(volunteer=volunteer, withdrawal=None).first()
    return known or actions.add_paper(
        volunteer=volunteer, sort="training", title="儿童保护", on=SINCE, **_stamp(place)
    )


def _request(place: Place) -> CorrectionRequest:
    volunteer = _volunteer(place)
    known = CorrectionRequest.objects.filter(volunteer=volunteer, answer=None).first()
    return known or actions.ask_correction(volunteer=volunteer, words="3月9日也来了", **_stamp(place))


def certificate(place: Place) -> Certificate:
    volunteer = _volunteer(place)
    known = Certificate.objects.filter(volunteer=volunteer, revocation=None).first()
    return known or actions.certify(
        volunteer=volunteer, period=month(2018, 3), code="K7Q2MX9PAB", contact="办公室", **_stamp(place)
    )


def _person(place: Place) -> str:
    """Somebody of the office who does not volunteer yet."""
    made = people.register(office=place.office, name="祝来", birth=Birth.in_year(1990), **_stamp(place))
    return str(made.uid)


def _shift(place: Place, what: str = "图书整理") -> Shift:
    known = Shift.objects.filter(office=place.office, what=what, cancellation=None).first()
    return known or actions.open_shift(
        office=place.office, what=what, served="library", day=NOW.date(), start=time(9), end=time(11), places=2,
        **_stamp(place),
    )  # fmt: skip


def _sign_up(place: Place) -> SignUp:
    shift, volunteer = _shift(place, "捐书登记"), _volunteer(place, "于白")
    known = SignUp.objects.standing().filter(shift=shift, volunteer=volunteer).first()
    return known or actions.sign_up(shift=shift, volunteer=volunteer, **_stamp(place))


def _with_a_page(place: Place) -> Volunteer:
    _secret(place)
    return _volunteer(place)


def _secret(place: Place) -> str:
    """Leads to the own page of the volunteer."""
    secret, owner = f"secret-of-{place.office.slug}-{place.world.network.slug}", _volunteer(place)
    if own_link_of(owner) is None:
        actions.open_own_link(volunteer=owner, secret=secret, **_stamp(place))
    return secret


def _ahead(place: Place, what: str) -> Shift:
    known = Shift.objects.filter(office=place.office, what=what).first()
    day = {"领读": 27, "搬家": 28}[what]
    return known or actions.open_shift(
        office=place.office, what=what, served="library", day=date(2018, 3, day), start=time(9), end=time(11),
        places=2, **_stamp(place),
    )  # fmt: skip


def _own_sign_up(place: Place) -> str:
    """Of the volunteer of the own page, with an offer that stands."""
    shift, volunteer = _ahead(place, "领读"), _volunteer(place)
    known = SignUp.objects.standing().filter(shift=shift, volunteer=volunteer).first()
    return str((known or actions.sign_up(shift=shift, volunteer=volunteer, **_stamp(place))).uid)


def _offer(place: Place) -> str:
    shift, volunteer = _ahead(place, "搬家"), _volunteer(place, "于白")
    known = SignUp.objects.standing().filter(shift=shift, volunteer=volunteer).first()
    row = known or actions.sign_up(shift=shift, volunteer=volunteer, **_stamp(place))
    standing = Offer.objects.filter(sign_up=row, closed_at=None).first()
    return str((standing or actions.offer_place(sign_up=row, **_stamp(place))).uid)


def _application(place: Place) -> str:
    name = f"于来{place.office.slug}"
    known = Application.objects.filter(office=place.office, name=name, answer=None).first()
    made = known or apply(
        office=place.office, name=name, born=date(1995, 5, 1), phone="19900009000", agreed=True,
        guardian=Guardian(), spans={}, computer="1.2.3.4", group_kind="student", **_stamp(place),
    )  # fmt: skip
    return str(made.uid)


OF_VOLUNTEERS: dict[str, Callable[[Place], str]] = {
    "volunteer": lambda place: str(_volunteer(place).uid),
    "volunteer who left": lambda place: str(_left(place).uid),
    "team": lambda place: str(_team(place).uid),
    "paper of the volunteer": lambda place: str(_paper(place).uid),
    "request of the volunteer": lambda place: str(_request(place).uid),
    "certificate": lambda place: str(certificate(place).uid),
    "shift": lambda place: str(_shift(place).uid),
    "shift to call off": lambda place: str(_shift(place, "搬运桌椅").uid),
    "sign-up": lambda place: str(_sign_up(place).uid),
    "grown person": _person,
    "secret of an own page": _secret,
    "volunteer with a page": lambda place: str(_with_a_page(place).uid),
    "own sign-up": _own_sign_up,
    "offer to take": _offer,
    "application": _application,
}
