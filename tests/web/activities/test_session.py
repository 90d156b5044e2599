"""One session: recorded with a tap and a number, called off with a reason, moved to another time."""

from datetime import date, time

import pytest

from tests.factories.world import NOW, World
from youju.ground.periods import month
from youju.services.activities import actions
from youju.services.activities.models import Activity, Holding, Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def planned(world: World) -> World:
    actions.plan_month(
        activity=world.furniture[world.north.pk].activity, period=month(2018, 3), by=world.system, at=NOW
    )
    return world


@pytest.fixture
def reader(planned: World):
    return planned.colleague("social_worker", planned.north).client()


def on(day: int) -> Session:
    return Session.objects.get(day=date(2018, 3, day))


def page(session: Session, verb: str = "") -> str:
    return f"/activities/sessions/{session.uid}/{verb}"


def test_the_form_asks_only_how_many_came(reader):
    context = reader.get(page(on(20))).context
    assert [c.name for c in context["first"]] == ["n_child", "n_guardian"]
    assert {c.name for c in context["rest"]} == {"topic", "minutes", "approximate"}
    assert next(c for c in context["rest"] if c.name == "minutes").typed == "3小时30分钟"


def test_the_roles_that_usually_come_are_asked_first(planned, reader):
    planned.record("activities.session", happened_on="2018-03-19", n_child="9", n_volunteer="2")
    assert [c.name for c in reader.get(page(on(20))).context["first"]] == ["n_child", "n_volunteer"]


def test_a_number_makes_the_planned_session_a_held_one(planned, reader):
    session = on(20)
    answer = reader.post(page(session), {"n_child": "12", "n_volunteer": "2", "minutes": "3小时"})
    assert answer.headers["Location"] == "/activities/2018-03/?office=north#day-2018-03-20"
    holding = Holding.objects.get()
    assert (holding.session, holding.happened_on, holding.minutes) == (session, session.day, 180)
    assert holding.site == session.activity.site
    assert sorted(holding.attendances.values_list("role", "n")) == [("child", 12), ("volunteer", 2)]
    assert holding.by == planned.colleague("social_worker", planned.north).actor


def test_the_second_session_of_a_day_is_held_and_not_the_first(planned, reader):
    activity = actions.plan_activity(
        office=planned.north, name="双场", activity_kind="class", schedule="每周二9:00-10:00、19:00-20:00",
        since=date(2018, 3, 1), by=planned.system, at=NOW,
    )  # fmt: skip
    actions.plan_month(activity=activity, period=month(2018, 3), by=planned.system, at=NOW)
    late = activity.sessions.get(day=date(2018, 3, 13), slot=1)
    reader.post(page(late), {"n_child": "5"})
    assert Holding.objects.get().session == late


def test_nothing_typed_is_lost_when_something_is_wrong(reader):
    answer = reader.post(page(on(20)), {"n_child": "many", "topic": "折纸"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'value="many"' in text
    assert 'value="折纸"' in text
    assert not Holding.objects.exists()


def test_nobody_came_is_no_session_held(reader):
    answer = reader.post(page(on(20)), {"n_child": ""})
    assert answer.status_code == 422
    assert answer.context["entry"].problems


def test_a_session_to_come_is_not_recorded(reader):
    tomorrow = on(21)
    assert 'id="hold"' not in reader.get(page(tomorrow)).content.decode()
    assert reader.post(page(tomorrow), {"n_child": "3"}).status_code == 422
    assert not Holding.objects.exists()


def test_a_session_is_recorded_once(reader):
    reader.post(page(on(20)), {"n_child": "12"})
    assert reader.post(page(on(20)), {"n_child": "13"}).status_code == 404
    assert 'id="hold"' not in reader.get(page(on(20))).content.decode()
    assert Holding.objects.count() == 1


def test_a_session_is_called_off_with_a_reason_and_only_with_one(planned, reader):
    assert reader.post(page(on(20), "cancel/"), {"cancel-reason": " "}).status_code == 422
    reader.post(page(on(20), "cancel/"), {"cancel-reason": "老师生病"})
    cancellation = on(20).cancellation
    assert (cancellation.reason, cancellation.by) == (
        "老师生病",
        planned.colleague("social_worker", planned.north).actor,
    )
    assert "老师生病" in reader.get(page(on(20))).content.decode()


def test_what_is_called_off_or_held_is_neither_moved_nor_called_off(reader):
    reader.post(page(on(20), "cancel/"), {"cancel-reason": "停电"})
    reader.post(page(on(19)), {"n_child": "12"})
    for day in (19, 20):
        session = on(day)
        for verb, typed in (("cancel/", {"cancel-reason": "再来"}), ("move/", {"move-day": "2018-03-24"})):
            answer = reader.post(page(session, verb), typed)
            assert answer.status_code == 422
        assert on(day).day == session.day
        assert reader.post(page(session), {"n_child": "1"}).status_code == 404


def test_a_session_moves_to_another_day_and_hour(reader):
    session = on(21)
    reader.post(
        page(session, "move/"),
        {"move-day": "2018-03-24", "move-start": "09:00", "move-end": "11:30", "move-reason": "学校活动"},
    )
    session.refresh_from_db()
    assert (session.day, session.start, session.end) == (date(2018, 3, 24), time(9), time(11, 30))
    assert session.planned_on == date(2018, 3, 21)
    assert "学校活动" in reader.get(page(session)).content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"move-day": ""}, {"move-day": "2018-02-30"}, {"move-day": "2018-03-24", "move-end": "10:00"},
        {"move-day": "2018-03-24", "move-start": "11:00", "move-end": "10:00"},
    ],
)  # fmt: skip
def test_a_move_to_no_time_is_refused_and_what_was_typed_stays(reader, typed):
    answer = reader.post(page(on(21), "move/"), {**typed, "move-reason": "换教室"})
    assert answer.status_code == 422
    assert "换教室" in answer.content.decode()
    assert on(21).sequence == 0


def test_the_drawer_gets_the_session_without_the_page_around_it(reader):
    beside = reader.get(page(on(20)), headers={"HX-Request": "true", "HX-Target": "drawer"}).content.decode()
    assert "<html" not in beside
    assert 'id="hold"' in beside


def test_a_session_of_another_office_does_not_exist(planned):
    session = on(20)
    for role in ("social_worker", "office_director"):
        client = planned.colleague(role, planned.south).client()
        assert client.get(page(session)).status_code == 404
        assert client.post(page(session), {"n_child": "9"}).status_code == 404
        assert client.post(page(session, "cancel/"), {"cancel-reason": "x"}).status_code == 404
        assert client.post(page(session, "move/"), {"move-day": "2018-03-24"}).status_code == 404
    assert on(20).sequence == 0
    assert planned.colleague("auditor").client().get(page(session)).status_code == 403


def test_looking_at_a_session_changes_nothing(reader):
    assert reader.get(page(on(20), "cancel/")).status_code == 405
    assert reader.get(page(on(20), "move/")).status_code == 405
    assert Activity.objects.count() == 2
    assert not Holding.objects.exists()
