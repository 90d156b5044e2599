"""While a session runs, what a child needs is one tap away; that somebody looked is written down before."""

from datetime import date, timedelta

import pytest

from tests.factories.people import guardian, person
from tests.factories.rolls import children, roll, series, session, tap
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.looking import grant_of
from youju.ground.access.models import View
from youju.ground.people.actions import allow_pickup, confide, merge
from youju.ground.people.models import Person
from youju.ground.people.rules.numbers import printed
from youju.services.activities import actions
from youju.services.activities.actions.enrolling import leave
from youju.services.activities.models import Enrolment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def child(world: World) -> Person:
    [bean] = children(world, "陈小豆")
    stamp = {"by": world.colleague("social_worker", world.north).actor, "at": NOW}
    confide(person=bean, sort="allergy", text="花生", **stamp)
    confide(person=bean, sort="phone", text="010-5550 0142", whose="母亲", **stamp)
    confide(person=bean, sort="address", text="青石路1号", **stamp)
    allow_pickup(child=bean, name="陈阿婆", relation="grandparent", **stamp)
    guardian(world, bean)
    return bean


@pytest.fixture
def reader(world: World):
    """A second social worker, who never opened the child's card."""
    return world.colleague("social_worker", world.north, 2)


def ask(world: World, reader, who: Person, on: date = TODAY, **headers):
    address = f"/activities/sessions/{session(world, on).uid}/roll/care/{who.uid}/"
    return reader.client().post(address, headers=headers)


def test_health_phone_and_who_may_fetch_are_shown_and_nothing_else(world, child, reader):
    text = ask(world, reader, child).content.decode()
    for shown in ("花生", printed("01055500142"), "陈阿婆", "林晚晴"):
        assert shown in text
    assert "青石路1号" not in text
    assert "陈阿婆" in ask(world, reader, child, **{"HX-Target": "drawer"}).content.decode()


def test_the_look_stands_in_the_log_with_its_purpose(world, child, reader):
    ask(world, reader, child)
    seen = View.objects.get(by=reader.actor)
    assert (seen.subject, seen.purpose) == (child.uid, "safety")


def test_the_card_stays_closed_otherwise(world, child, reader):
    ask(world, reader, child)
    assert grant_of(reader.actor, child.uid, world.north, at=NOW + timedelta(minutes=2)) is None


def test_a_merged_card_is_looked_at_too(world, child, reader):
    dou = person(world, "小豆")
    stamp = {"by": world.colleague("social_worker", world.north).actor, "at": NOW}
    confide(person=dou, sort="warning", text="哮喘", **stamp)
    merge(person=dou, into=child, **stamp)
    text = ask(world, reader, dou).content.decode()
    assert "花生" in text
    assert "哮喘" in text
    assert View.objects.filter(by=reader.actor).count() == 2


def test_a_walk_in_is_on_the_roll_once_signed_in(world, child, reader):
    wang = person(world, "王小满")
    assert ask(world, reader, wang).status_code == 409
    roll(world, tap(wang))
    assert ask(world, reader, wang).status_code == 200


def test_outside_the_day_of_the_session_nothing_opens(world, child, reader):
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        assert ask(world, reader, child, day).status_code == 409
    assert not View.objects.filter(by=reader.actor).exists()


def test_neither_for_whoever_left_nor_in_a_cancelled_session(world, child, reader):
    place = Enrolment.objects.get(person=child, activity=series(world))
    leave(enrolment=place, reason="搬家", by=world.colleague("social_worker", world.north).actor, at=NOW)
    assert ask(world, reader, child).status_code == 409
    [lan] = children(world, "白小兰")
    actions.cancel_session(session=session(world), reason="停电", by=world.system, at=NOW)
    assert ask(world, reader, lan).status_code == 409


def test_who_opens_no_cards_is_turned_away(world, child):
    assert ask(world, world.colleague("librarian", world.north), child).status_code == 403
