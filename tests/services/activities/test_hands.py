"""A shift that belongs to a session goes where the session goes, and is called off with it."""

from datetime import time, timedelta
from typing import Any

import pytest

from tests.factories.rolls import session
from tests.factories.volunteers import signed_up
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.refusals import NotPermitted
from youju.services.activities.actions import cancel_session, move_session
from youju.services.activities.actions.hands import want_volunteers
from youju.services.activities.models import Session
from youju.services.activities.queries.hands import session_of, shifts_of
from youju.services.activities.rules import SessionCancelled
from youju.services.volunteers import actions as volunteers
from youju.services.volunteers.models import Shift

pytestmark = pytest.mark.django_db
SOON = TODAY + timedelta(days=3)


def by(world: World, role: str = "social_worker") -> dict[str, Any]:
    return {"by": world.colleague(role, world.north).actor, "at": NOW}


@pytest.fixture
def held(world: World) -> Session:
    made = session(world, SOON)
    made.start, made.end = time(14), time(16)
    made.save()
    return made


def wanted(world: World, held: Session, **details: Any) -> Shift:
    said = {
        "what": "签到台", "served": "library", "day": held.day, "start": time(13, 30), "end": time(16),
        "places": 2,
    } | details  # fmt: skip
    return want_volunteers(session=held, **said, **by(world))


def now(shift: Shift) -> tuple[Any, ...]:
    shift.refresh_from_db()
    return shift.day, shift.start, shift.end


def test_it_stands_on_the_session_with_how_many_are_there(world, held):
    shift = wanted(world, held)
    signed_up(world, shift, "于青")
    assert [(line.shift, line.taken, line.open) for line in shifts_of(held)] == [(shift, 1, 1)]
    assert session_of(shift) == held


def test_it_is_moved_by_as_many_days_and_minutes_as_the_session(world, held):
    shift, evening = wanted(world, held), wanted(world, held, start=time(21), end=time(23))
    later = SOON + timedelta(days=2)
    move_session(session=held, day=later, start=time(16), end=time(18), **by(world))
    assert now(shift) == (later, time(15, 30), time(18))
    assert now(evening) == (later, time(21), time(23)), "hours that would leave the day stay"


def test_it_is_called_off_with_the_session_and_none_is_asked_for_afterwards(world, held):
    shift = wanted(world, held)
    cancel_session(session=held, reason="台风", **by(world))
    assert Shift.objects.get(pk=shift.pk).cancellation.reason
    with pytest.raises(SessionCancelled):
        wanted(world, held)


def test_whoever_organises_no_volunteers_moves_the_session_alone(world, held):
    shift = wanted(world, held)
    move_session(session=held, day=SOON + timedelta(days=1), start=None, end=None, **by(world, "support_clerk"))
    assert now(shift)[0] == SOON
    with pytest.raises(NotPermitted):
        want_volunteers(session=held, **by(world, "support_clerk"))


def test_a_shift_that_was_called_off_before_is_let_be(world, held):
    shift = wanted(world, held)
    volunteers.cancel_shift(shift=shift, reason="够了", **by(world))
    cancel_session(session=held, reason="台风", **by(world))
    assert Shift.objects.get(pk=shift.pk).cancellation.reason == "够了"
