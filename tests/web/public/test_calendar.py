"""The live calendar: what is planned, under identities that stay and numbers that rise; also what is cancelled."""

from datetime import date, time

import pytest
from icalendar import Calendar

from tests.factories.press import Press
from tests.factories.world import NOW
from youju.ground.periods import month
from youju.services.activities.actions import cancel_session, move_session, plan_month
from youju.services.activities.models import Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def planned(world):
    plan_month(
        activity=world.furniture[world.north.pk].activity, period=month(2018, 3), by=world.system, at=NOW
    )  # fmt: skip
    return world


def events(client):
    answer = client.get("/calendar.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["uid"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_each_planned_session_is_an_event_that_keeps_its_identity(planned, client):
    first = events(client)
    assert len(first) == Session.objects.count() > 10
    assert events(client).keys() == first.keys()
    assert {uid.split("@")[0] for uid in first} == {str(row.uid) for row in Session.objects.all()}


def test_a_moved_session_rises_in_number_and_keeps_its_identity(planned, client):
    session = Session.objects.order_by("day").last()
    uid = next(uid for uid in events(client) if uid.startswith(str(session.uid)))
    before = events(client)[uid]
    move_session(session=session, day=date(2018, 4, 2), start=time(16), end=time(18), by=planned.system, at=NOW)
    after = events(client)[uid]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt.date() == date(2018, 4, 2)


def test_a_cancelled_session_stays_in_the_calendar_as_cancelled(planned, client):
    session = Session.objects.order_by("day").last()
    cancel_session(session=session, reason="下雨", by=planned.system, at=NOW)
    event = next(event for uid, event in events(client).items() if uid.startswith(str(session.uid)))
    assert event["status"] == "CANCELLED"
    assert event["sequence"] == 1
    assert "下雨" not in client.get("/calendar.ics").content.decode()


def test_the_calendar_of_an_issue_and_the_live_one_name_a_session_alike(planned, client):
    press = Press.of(planned)
    plan_month(
        activity=planned.furniture[planned.north.pk].activity, period=month(2018, 4), by=planned.system, at=NOW
    )  # fmt: skip
    made = press.release()
    printed = Calendar.from_ical(bytes(made.editions.get(name="2018-03.ics").data)).walk("VEVENT")
    assert {str(event["uid"]) for event in printed} <= events(client).keys()
    assert printed
