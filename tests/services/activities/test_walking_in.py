"""Somebody at the door: written down by whoever runs the sign-up, also after it closed, and counted once."""

from datetime import timedelta
from typing import Any

import pytest

from tests.factories.rolls import session
from tests.factories.sign_ups import opened, signed_up
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.refusals import HappensInTheFuture
from youju.ground.people.rules.refusals import UnfitPhone
from youju.services.activities.actions import cancel_session
from youju.services.activities.actions.openings import close_sign_up
from youju.services.activities.actions.registering import forget
from youju.services.activities.actions.walking_in import walk_in
from youju.services.activities.models import Attendance, Opening, Registration
from youju.services.activities.rules import SessionCancelled
from youju.services.activities.rules.openings import (
    CameAlready,
    ConsentMissing,
    NameMissing,
    NotItsSession,
    OrganisationMissing,
    TooManyAlong,
)

pytestmark = pytest.mark.django_db
PHONE = "13900000042"


@pytest.fixture
def opening(world: World) -> Opening:
    return opened(world, on=TODAY, capacity=1, waits=True)


def at_the_door(world: World, opening: Opening, **said: Any) -> Registration:
    given: dict[str, Any] = {
        "session": session(world), "name": "于青", "phone": PHONE, "agrees": True,
        "by": world.colleague("support_clerk", world.north).actor, "at": NOW,
    }  # fmt: skip
    return walk_in(opening=opening, **(given | said))


def heads() -> int:
    return sum(row.n for row in Attendance.objects.standing())


def test_the_clerk_counts_somebody_in_after_sign_up_has_closed(world: World, opening: Opening):
    close_sign_up(opening=opening, by=world.colleague("support_clerk", world.north).actor, at=NOW)
    row = at_the_door(world, opening, along=2)
    assert (heads(), row.placed, row.name) == (3, True, "于青")


def test_a_full_house_still_counts_whoever_is_in_it(world: World, opening: Opening):
    signed_up(opening, "甲")
    assert at_the_door(world, opening).placed


def test_a_telephone_that_waited_is_that_sign_up(world: World, opening: Opening):
    signed_up(opening, "甲")
    waiting = signed_up(opening, "乙", phone=PHONE)
    assert at_the_door(world, opening, name="乙") == waiting
    assert (Registration.objects.count(), heads()) == (2, 1)


def test_a_telephone_that_has_come_is_not_counted_in_silence(world: World, opening: Opening):
    at_the_door(world, opening)
    with pytest.raises(CameAlready):
        at_the_door(world, opening, name="于蓝")
    assert heads() == 1


def test_what_names_them_goes_like_everybody_elses(world: World, opening: Opening):
    row = at_the_door(world, opening)
    forget(by=world.system, at=NOW + timedelta(days=60))
    row.refresh_from_db()
    assert (row.name, row.phone, row.lookup, heads()) == ("", None, None, 1)


@pytest.mark.parametrize(
    ("said", "refused"),
    [({"name": "  "}, NameMissing), ({"phone": "12"}, UnfitPhone), ({"phone": "电话"}, UnfitPhone),
     ({"along": 10}, TooManyAlong), ({"along": -1}, TooManyAlong), ({"agrees": False}, ConsentMissing)],
)  # fmt: skip
def test_what_is_not_whole_is_refused(world: World, opening: Opening, said: dict[str, Any], refused: Any):
    with pytest.raises(refused):
        at_the_door(world, opening, **said)
    assert (Registration.objects.count(), heads()) == (0, 0)


def test_where_the_organisation_is_asked_it_is_asked_at_the_door(world: World):
    with pytest.raises(OrganisationMissing):
        at_the_door(world, opened(world, on=TODAY, asks_organisation=True))


def test_nobody_comes_before_the_day_or_to_another_session_or_to_what_is_cancelled(world: World, opening: Opening):
    tomorrow = session(world, TODAY + timedelta(days=1))
    with pytest.raises(HappensInTheFuture):
        at_the_door(world, opening, session=tomorrow)
    with pytest.raises(NotItsSession):
        at_the_door(world, opening, session=session(world, TODAY - timedelta(days=1)))
    cancel_session(session=session(world), reason="", by=world.system, at=NOW)
    with pytest.raises(SessionCancelled):
        at_the_door(world, opening)


def test_another_office_lets_nobody_in(world: World, opening: Opening):
    with pytest.raises(NotPermitted):
        at_the_door(world, opening, by=world.colleague("support_clerk", world.south).actor)
