"""The month of sessions: what is planned, held, moved and cancelled, day by day, of one office."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.world import NOW, World
from youju.ground.access import actions as access
from youju.ground.periods import month
from youju.services.activities import actions
from youju.services.activities.models import Session

pytestmark = pytest.mark.django_db
MARCH = month(2018, 3)
PAGE = "/activities/2018-03/?office=north"


@pytest.fixture
def planned(world: World) -> World:
    """March's 22 sessions of the northern series; one held, one cancelled, one moved; one held without a plan."""
    stamp = {"by": world.system, "at": NOW}
    activity = world.furniture[world.north.pk].activity
    actions.plan_month(activity=activity, period=MARCH, **stamp)
    cancelled, moved = Session.objects.order_by("day")[1:3]
    actions.cancel_session(session=cancelled, reason="停电", **stamp)
    actions.move_session(
        session=moved, day=date(2018, 3, 10), start=time(9), end=time(11), reason="让出教室", **stamp
    )
    world.record("activities.session", happened_on="2018-03-01", n_child="11", n_volunteer="2")
    world.record("activities.session", happened_on="2018-03-17", n_child="6", topic="临时加场")
    return world


@pytest.fixture
def reader(planned: World):
    return planned.colleague("social_worker", planned.north).client()


def lines(page) -> dict[str, list[str]]:
    """The state of every session, by day."""
    return {day.date.isoformat(): [line.state for line in day.lines] for day in page.context["days"] if day.lines}


def test_each_session_stands_on_its_day_with_what_became_of_it(reader, evening):
    found = lines(reader.get(PAGE))
    assert found["2018-03-01"] == ["held"]
    assert found["2018-03-02"] == ["cancelled"]
    assert "2018-03-05" not in found
    assert found["2018-03-10"] == ["waiting"]
    assert found["2018-03-17"] == ["held"]
    assert found["2018-03-20"] == ["waiting"]
    assert found["2018-03-21"] == ["planned"]
    assert sum(map(len, found.values())) == 23


def test_the_numbers_above_the_month_are_those_of_the_month(reader, evening):
    page = reader.get(PAGE)
    assert [item["count"] for item in page.context["states"]] == [12, 2, 8, 1]
    assert page.context["count"] == 23
    waiting = reader.get(f"{PAGE}&state=waiting")
    assert sum(len(day.lines) for day in waiting.context["days"]) == 12


def test_a_held_session_says_how_many_came_and_a_moved_one_from_when(reader):
    days = {day.date.day: day.lines for day in reader.get(PAGE).context["days"]}
    assert days[1][0].came == 13
    assert days[10][0].moved_from == date(2018, 3, 5)
    assert days[10][0].hours == "09:00–11:00"


def test_days_off_and_make_up_days_are_marked_with_their_names(planned, reader):
    marks = [
        (date(2018, 4, 5), "off", "清明节", True), (date(2018, 4, 8), "workday", "清明节调休", True),
        (date(2018, 4, 23), "theme", "世界读书日", True),
    ]  # fmt: skip
    access.mark_days(network=planned.network, days=marks, by=planned.system, at=NOW)
    days = {day.date.day: day for day in reader.get("/activities/2018-04/?office=north").context["days"]}
    assert (days[5].off, days[5].workday, days[5].notes) == (True, False, ("清明节",))
    assert (days[8].off, days[8].workday) == (False, True)
    assert (days[23].off, days[23].workday, days[23].notes) == (False, False, ("世界读书日",))


def test_the_calendar_has_whole_weeks_from_monday_to_sunday(reader):
    weeks = reader.get(PAGE).context["weeks"]
    assert {len(week) for week in weeks} == {7}
    assert all(week[0].date.weekday() == 0 for week in weeks)
    assert [day.date.day for week in weeks for day in week if not day.outside] == list(range(1, 32))


def test_a_month_without_a_plan_says_what_the_schedules_name_and_plans_it(planned, reader):
    empty = reader.get("/activities/2018-05/?office=north")
    assert empty.context["count"] == 0
    assert empty.context["lacking"] == {"series": 1, "sessions": 23}
    assert "empty-state" in empty.content.decode()
    answer = reader.post("/activities/2018-05/plan/?office=north", follow=True)
    assert answer.context["count"] == 23
    assert answer.context["lacking"]["sessions"] == 0
    reader.post("/activities/2018-05/plan/?office=north")
    assert Session.objects.filter(day__gte=date(2018, 5, 1)).count() == 23


def test_planning_again_brings_nothing_back_that_was_moved_or_cancelled(planned, reader):
    reader.post("/activities/2018-03/plan/?office=north")
    assert Session.objects.count() == 22


def test_the_page_without_a_month_opens_the_last_planned_one(reader, evening):
    assert reader.get("/activities/").headers["Location"].startswith("/activities/2018-03/")


def test_an_office_sees_no_session_of_another(planned, reader):
    stranger = planned.colleague("social_worker", planned.south).client()
    assert stranger.get(PAGE).status_code == 404
    assert lines(stranger.get("/activities/2018-03/")) == {}
    assert stranger.post("/activities/2018-03/plan/?office=north").status_code == 404


def test_whoever_sees_no_records_does_not_enter(planned):
    for role in ("network_editor", "auditor", "administrator"):
        assert planned.colleague(role).client().get("/activities/").status_code == 403
        assert planned.colleague(role).client().post("/activities/2018-03/plan/").status_code == 403


@pytest.mark.parametrize(
    "address", ["/activities/2018-13/", "/activities/2018-Q1/", "/activities/2018-03/?state=lost"]
)
def test_what_does_not_exist_is_not_found(reader, address):
    assert reader.get(address).status_code == 404


def test_looking_plans_nothing(planned, reader):
    assert reader.get("/activities/2018-05/plan/").status_code == 405
    reader.get("/activities/2018-05/")
    assert Session.objects.count() == 22


def test_the_page_costs_the_same_for_few_sessions_and_for_many(planned, reader):
    reader.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        reader.get(PAGE)
    for place in range(6):
        activity = actions.plan_activity(
            office=planned.north, name=f"课堂{place}", activity_kind="class", schedule="每周二、周四16:30-18:00",
            since=date(2018, 1, 1), by=planned.system, at=NOW,
        )  # fmt: skip
        for session in actions.plan_month(activity=activity, period=MARCH, by=planned.system, at=NOW)[:3]:
            planned.record("activities.session", activity=activity.name, happened_on=session.day.isoformat())
    with CaptureQueriesContext(connection) as many:
        reader.get(PAGE)
    assert len(many) == len(few) <= 20
