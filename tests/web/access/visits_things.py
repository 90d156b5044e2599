"""The things of visits that an address or a form can name."""

from collections.abc import Callable
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tests.factories.people import person
from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import Place
from youju.ground.access.permissions import PEOPLE_OPEN, RECORDS_RECORD
from youju.ground.access.queries import standing, works_in
from youju.ground.people.models import Person
from youju.services.safeguarding.actions import report
from youju.services.safeguarding.rules import Seen
from youju.services.visits import actions
from youju.services.visits.models import Stop, TeamMember, Visit, VisitRound
from youju.services.visits.rules import Said


def _stamp(place: Place) -> dict[str, Any]:
    return {"by": place.world.system, "at": NOW}


def _home(place: Place, name: str = "佘太") -> Person:
    known = Person.objects.filter(office=place.office, name=name).first()
    return known or person(place.world, name, place.office, year=1940)


def _round(place: Place, purpose: str = "元宵探访") -> VisitRound:
    known = VisitRound.objects.filter(office=place.office, purpose=purpose).first()
    if known is None:
        known = actions.plan_round(office=place.office, day=TODAY, purpose=purpose, **_stamp(place))
        colleague = place.world.colleague("social_worker", place.office, 6)
        actions.bring_along(round=known, user=colleague.user, **_stamp(place))
        actions.add_stop(round=known, person=_home(place, f"{purpose}的老人"), **_stamp(place))
    return known


def _stop(place: Place) -> str:
    return str(Stop.objects.get(round=_round(place)).uid)


def _walked(place: Place) -> str:
    found = _round(place, "走过的")
    stop = Stop.objects.get(round=found)
    if not Visit.objects.filter(stop=stop).exists():
        said = Said(uuid5(NAMESPACE_URL, str(stop.uid)), stop.uid, "not_home")
        actions.record_visit(office=place.office, round=found, said=said, **_stamp(place))
    return str(found.uid)


def _visit(place: Place) -> str:
    """A visit that its author wrote down, where they may; else the system did."""
    has = standing(place.by, on=TODAY)
    may = all(place.office.pk in has.offices_with(needed) for needed in (PEOPLE_OPEN, RECORDS_RECORD))
    home = _home(place, "受访的")
    said = Said(uuid5(NAMESPACE_URL, f"{place.by.uid} {place.office.uid}"), home.uid, "met", (home.uid,), 20)
    by = place.by if may else place.world.system
    return str(actions.record_visit(office=place.office, said=said, by=by, at=NOW).visit.uid)


def _report(place: Place) -> str:
    """What the author saw; where the author works elsewhere the system did."""
    seen = Seen(uuid5(NAMESPACE_URL, f"{place.by.uid} harm {place.office.uid}"), "胳膊上有新的淤青")
    by = place.by if works_in(place.by, place.office, on=TODAY) else place.world.system
    return str(report(office=place.office, seen=seen, by=by, at=NOW).report.uid)


OF_VISITS: dict[str, Callable[[Place], str]] = {
    "person of a home": lambda place: str(_home(place).uid),
    "round": lambda place: str(_round(place).uid),
    "round walked": _walked,
    "stop of the round": _stop,
    "member of the team": lambda place: str(TeamMember.objects.get(round=_round(place)).uid),
    "colleague to take along": lambda place: (
        f"u{place.world.colleague('social_worker', place.office, 5).user.uid}"
    ),
    "visit": _visit,
    "report of harm": _report,
}
