"""A series is planned by its phrase, which the product reads aloud while it is typed."""

from datetime import date

import pytest

from tests.factories.world import NOW, World
from youju.ground.access import actions as access
from youju.services.activities.models import Activity, Session

pytestmark = pytest.mark.django_db
NEW = "/activities/new/?month=2018-04&office=north"
READING = "/activities/reading/"
TYPED = {
    "name": "周末书场", "activity_kind": "class", "schedule": "每周六上午9:30-11:00", "holidays": "skip",
    "since": "2018-04-01", "last_day": "", "minutes": "", "site": "", "group": "", "programme": "",
    "description": "", "month": "2018-04",
}  # fmt: skip


@pytest.fixture
def reader(world: World):
    return world.colleague("social_worker", world.north).client()


def test_a_series_is_opened_and_its_month_planned_at_once(world, reader):
    site = world.furniture[world.north.pk].site
    answer = reader.post(NEW, {**TYPED, "site": str(site.uid), "plans": "on", "last_day": "2018-04-21"})
    assert answer.headers["Location"] == "/activities/2018-04/"
    made = Activity.objects.get(name="周末书场")
    assert (made.office, made.site, made.until) == (world.north, site, date(2018, 4, 22))
    assert [session.day.day for session in made.sessions.all()] == [7, 14, 21]


def test_without_the_tick_nothing_is_planned(reader):
    reader.post(NEW, TYPED)
    assert Activity.objects.get(name="周末书场").sessions.count() == 0


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("schedule", "每周八"), ("name", ""), ("since", "2018-02-30"), ("last_day", "2018-03-01"),
        ("minutes", "-3"), ("activity_kind", "dance"), ("holidays", "maybe"), ("site", "nowhere"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field_and_everything_typed_stays(reader, field, text):
    answer = reader.post(NEW, {**TYPED, "description": "读一本，聊一本", field: text})
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert "读一本，聊一本" in answer.content.decode()
    assert not Activity.objects.filter(name="周末书场").exists()


def test_a_name_that_runs_already_is_said_to(reader):
    reader.post(NEW, TYPED)
    answer = reader.post(NEW, TYPED)
    assert answer.status_code == 422
    assert Activity.objects.filter(name="周末书场").count() == 1


def test_a_site_of_another_office_cannot_be_chosen(world, reader):
    other = world.furniture[world.south.pk].site
    answer = reader.post(NEW, {**TYPED, "site": str(other.uid)})
    assert answer.context["form"].errors["site"]
    assert other.name not in reader.get(NEW).content.decode()


def test_a_changed_series_leaves_planned_sessions_where_they_are(reader):
    reader.post(NEW, {**TYPED, "plans": "on"})
    made = Activity.objects.get(name="周末书场")
    change = f"/activities/series/{made.uid}/?month=2018-04"
    assert reader.get(change).context["form"].initial["schedule"] == TYPED["schedule"]
    reader.post(change, {**TYPED, "schedule": "每周日下午14:00-15:30"})
    made.refresh_from_db()
    assert made.schedule == "每周日下午14:00-15:30"
    assert {session.day.weekday() for session in made.sessions.all()} == {5}


def test_a_series_of_another_office_does_not_exist(world, reader):
    other = world.furniture[world.south.pk].activity
    address = f"/activities/series/{other.uid}/"
    assert reader.get(address).status_code == 404
    assert reader.post(address, TYPED).status_code == 404
    assert reader.post("/activities/new/?office=south", TYPED).status_code == 404
    other.refresh_from_db()
    assert other.name == "放学后托管"


def test_the_reading_says_the_phrase_back_and_counts_its_days(reader):
    asked = {
        "schedule": "每周一至周五15:00-18:30",
        "holidays": "school_days",
        "month": "2018-05",
        "since": "2018-01-01",
    }
    understood = reader.get(READING, asked).context["understood"]
    assert "每周一至周五" in understood.phrase
    assert understood.sessions == 23
    assert understood.hours == "15:00–18:30"
    happens = [square.date.day for week in understood.weeks for square in week if square.happens]
    assert happens[:5] == [1, 2, 3, 4, 7]


def test_the_reading_follows_the_calendar_and_warns(world, reader):
    days = [(date(2018, 4, day), "off", "清明节", True) for day in (5, 6, 7)] + [
        (date(2018, 4, 8), "workday", "调休", True)
    ]
    access.mark_days(network=world.network, days=days, by=world.system, at=NOW)
    asked = {"schedule": "每周六、日上午9:00-11:00", "month": "2018-04", "since": "2018-01-01"}
    kept = reader.get(READING, {**asked, "holidays": "keep"}).context["understood"]
    skipped = reader.get(READING, {**asked, "holidays": "skip"}).context["understood"]
    assert (kept.sessions, skipped.sessions) == (9, 8)
    assert any("4月8日" in caution for caution in skipped.cautions)


def test_a_window_stays_a_window(reader):
    understood = reader.get(READING, {"schedule": "4月中下旬", "month": "2018-04"}).context["understood"]
    assert (understood.sessions, understood.weeks) == (0, ())
    assert understood.when == "2018年4月11日–30日"


def test_a_phrase_that_cannot_be_read_says_where(reader):
    answer = reader.get(READING, {"schedule": "每周八下午", "month": "2018-04"})
    assert answer.status_code == 200
    assert "八" in answer.context["refused"]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"schedule": "  "},
        {"schedule": "每周一", "since": "2018-02-31", "holidays": "x"},
        {"schedule": "周" * 5000},
    ],
)
def test_the_reading_bears_whatever_is_typed_and_writes_nothing(reader, typed):
    before = Activity.objects.count()
    assert reader.get(READING, typed).status_code == 200
    assert (Activity.objects.count(), Session.objects.count()) == (before, 0)


def test_whoever_records_nothing_plans_nothing(world):
    for address in (NEW, READING):
        assert world.colleague("network_editor").client().get(address).status_code == 403
