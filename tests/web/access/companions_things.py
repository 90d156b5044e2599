"""The things of the companions' room that an address or a form can name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.factories import companions as some
from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import Place
from youju.ground.access.models import User
from youju.ground.access.queries import works_in
from youju.ground.people.models import Person
from youju.services.companions import actions
from youju.services.companions.models import NotWith, Pairing
from youju.services.volunteers.actions import open_own_link
from youju.services.volunteers.models import Volunteer
from youju.services.volunteers.queries.own import own_link_of


def _stamp(place: Place) -> dict[str, Any]:
    return {"by": place.world.system, "at": NOW}


def _keeper(place: Place) -> User:
    """Whoever makes the thing looks after it, where they work in the office."""
    if place.by.user and works_in(place.by, place.office, on=TODAY):
        return place.by.user
    return place.world.colleague("social_worker", place.office, 8).user


def _pair(place: Place, name: str = "结对") -> Pairing:
    keeper = _keeper(place)
    child = f"{name}{keeper.username}"
    known = Pairing.together().filter(office=place.office, child__name=child).first()
    if known is not None:
        return known
    waiting = some.wishing(place.world, child, place.office)
    companion = some.companion(place.world, f"伴{name}{keeper.username}"[:40], place.office)
    return some.pair(place.world, waiting, companion, coordinator=keeper)


def _parted(place: Place) -> Pairing:
    keeper = _keeper(place)
    known = Pairing.objects.filter(office=place.office, child__name=f"散了{keeper.username}").first()
    if known is None:
        known = _pair(place, "散了")
        actions.end(pairing=known, reason="goal", by=keeper.actor, at=NOW)
    return known


def _waiting(place: Place, name: str = "等等") -> Person:
    known = Person.objects.filter(office=place.office, name=name).first()
    return known or some.wishing(place.world, name, place.office)


def _companion(place: Place, name: str = "于陪") -> Volunteer:
    known = Volunteer.objects.filter(office=place.office, person__name=name).first()
    return known or some.companion(place.world, name, place.office, most=5)


def _proposed(place: Place) -> str:
    """A pair as the page of a proposal sends it."""
    return f"{_waiting(place).uid}.{_companion(place).uid}."


def _decision(place: Place) -> str:
    return f"with.{_waiting(place).uid}.{_companion(place).number}"


def _conflict(place: Place) -> NotWith:
    known = NotWith.objects.filter(person__office=place.office, until=None).first()
    return known or actions.keep_from(
        person=_waiting(place, "不要"), volunteer=_companion(place, "于避"), **_stamp(place)
    )


def _secret(place: Place) -> str:
    """Leads to the own page of a companion."""
    secret = f"secret-of-a-companion-{place.office.slug}-{place.world.network.slug}"
    companion = _own(place).volunteer
    if own_link_of(companion) is None:
        open_own_link(volunteer=companion, secret=secret, **_stamp(place))
    return secret


def _own(place: Place) -> Pairing:
    """The pair of that companion."""
    known = Pairing.together().filter(office=place.office, child__name="小伴").first()
    return known or some.pair(
        place.world, some.wishing(place.world, "小伴", place.office),
        some.companion(place.world, "于自", place.office),
    )  # fmt: skip


def _with_a_meeting_ahead(place: Place) -> Pairing:
    pair = _pair(place)
    actions.appoint(pairing=pair, day=TODAY + timedelta(days=2), **_stamp(place))
    return pair


OF_COMPANIONS: dict[str, Callable[[Place], str]] = {
    "pair": lambda place: str(_pair(place).uid),
    "pair that parted": lambda place: str(_parted(place).uid),
    "pair with a meeting ahead": lambda place: str(_with_a_meeting_ahead(place).uid),
    "child who waits": lambda place: str(_waiting(place).uid),
    "sibling of the child": lambda place: str(_waiting(place, "兄妹").uid),
    "companion": lambda place: str(_companion(place).uid),
    "pair of a proposal": _proposed,
    "decision of a proposal": _decision,
    "conflict": lambda place: str(_conflict(place).uid),
    "secret of a companion": _secret,
    "own pair": lambda place: str(_own(place).uid),
    "coordinator": lambda place: str(_keeper(place).uid),
}
# What has an author: whoever looks after it.
WRITTEN_OF_COMPANIONS = {"pair", "pair that parted", "pair with a meeting ahead", "coordinator"}
NOBODYS_OF_COMPANIONS = {
    "secret of a companion": "nobody's",
    "own pair": str(UUID(int=0)),
    "pair of a proposal": f"{UUID(int=0)}.{UUID(int=0)}.",
    "decision of a proposal": f"with.{UUID(int=0)}.1",
}
