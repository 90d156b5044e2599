"""Whoever signed up by a poster is told what changes, and let in by the code on the wall with their own link."""

from datetime import time, timedelta
from typing import Any

import pytest

from tests.factories.devices import trusted
from tests.factories.rolls import children, clerk, session
from tests.factories.sign_ups import opened, signed_up
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.actions import visitor
from youju.services.activities.actions import cancel_session, move_session
from youju.services.activities.actions.kiosks import open_kiosk
from youju.services.activities.actions.making_up import make_up
from youju.services.activities.actions.notices import announce, tell, untell
from youju.services.activities.actions.registering import take_back
from youju.services.activities.actions.scanning import scan_sign_up
from youju.services.activities.models import Attendance, Notice, Turnout
from youju.services.activities.queries.notices import of_session, to_tell, told
from youju.services.activities.rules.notices import NotAddressed, WordNamesSomebody

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=4)


def by(world: World, role: str = "social_worker") -> dict[str, Any]:
    return {"by": world.colleague(role, world.north).actor, "at": NOW}


def counted(notice: Notice, *, named: bool = True) -> tuple[int, int]:
    found = told(notice, named=named, on=TODAY).count
    return found.told, found.total


class TestTelling:
    def test_a_cancelled_session_is_told_to_who_signed_up_too(self, world: World):
        opening = opened(world, on=LATER, capacity=1)
        signed_up(opening, "郑好"), signed_up(opening, "白小兰")
        children(world, "陈小豆")
        cancel_session(session=opening.session, reason="台风", **by(world))
        notice = Notice.objects.get()
        assert counted(notice) == (0, 3)
        assert [guest.row.waits for guest in told(notice, on=TODAY).guests] == [False, True]

    def test_who_waits_is_not_reminded_and_who_took_it_back_is_told_no_more(self, world: World):
        opening = opened(world, on=LATER, capacity=1)
        mine = signed_up(opening, "郑好")
        signed_up(opening, "白小兰")
        notice = announce(session=opening.session, sort="reminder", **by(world))
        assert counted(notice) == (0, 1)
        take_back(registration=mine, by=visitor(), at=NOW)
        assert counted(notice) == (0, 0)

    def test_moved_and_made_up_they_are_told_again(self, world: World):
        opening = opened(world, on=LATER)
        signed_up(opening, "郑好")
        held = opening.session
        move_session(session=held, day=LATER + timedelta(days=1), start=None, end=None, **by(world))
        cancel_session(session=held, reason="台风", **by(world))
        made = make_up(session=held, day=LATER + timedelta(days=7), start=None, end=None, **by(world))
        assert [line.count.total for line in (*of_session(held), *of_session(made))] == [1, 1, 1]

    def test_no_name_of_theirs_stands_in_the_word(self, world: World):
        opening = opened(world, on=LATER)
        signed_up(opening, "郑好")
        with pytest.raises(WordNamesSomebody):
            announce(session=opening.session, sort="reminder", word="请郑好带水杯", **by(world))

    def test_the_clerk_ticks_who_signed_up_and_nobody_else(self, world: World):
        opening = opened(world, on=LATER)
        signed_up(opening, "郑好")
        children(world, "陈小豆")
        clerk_of_support = by(world, "support_clerk")
        notice = announce(session=opening.session, sort="reminder", **clerk_of_support)
        assert (counted(notice), counted(notice, named=False)) == ((0, 2), (0, 1))
        tell(notice=notice, channel="group", **clerk_of_support)
        assert (counted(notice), counted(notice, named=False)) == ((1, 2), (1, 1))
        assert to_tell([world.north.pk], named=False, on=TODAY) == []
        child = told(notice, on=TODAY).families[0]
        for act in (tell, untell):
            more = {"channel": "phone"} if act is tell else {}
            with pytest.raises(NotAddressed):
                act(notice=notice, people=child.uids, **more, **clerk_of_support)


class TestTheWall:
    @pytest.fixture
    def kiosk(self, world: World):
        held = session(world)
        held.start, held.end = time(17), time(18, 10)
        held.save()
        return open_kiosk(session=held, device=trusted(world), by=clerk(world), at=NOW)

    def scan(self, kiosk: Any, *secrets: str) -> bool:
        return scan_sign_up(kiosk=kiosk, secrets=secrets, computer="192.0.2.7", by=kiosk.device.actor, at=NOW)

    def test_the_own_link_signs_in_with_all_heads_once(self, world: World, kiosk: Any):
        opening = opened(world, on=TODAY)
        signed_up(opening, "郑好", key="my own secret", along=2)
        assert self.scan(kiosk, "unknown link", "my own secret")
        assert self.scan(kiosk, "my own secret")
        assert [row.n for row in Attendance.objects.standing()] == [3]

    def test_a_link_for_another_session_and_one_without_a_place_sign_in_nobody(self, world: World, kiosk: Any):
        opening = opened(world, on=TODAY, capacity=1)
        signed_up(opened(world, on=LATER), "白小兰", key="another session")
        signed_up(opening, "郑好"), signed_up(opening, "容知远", key="only waiting")
        assert not self.scan(kiosk, "another session", "only waiting", "")
        assert not Turnout.objects.exists()
