"""Calendars of a week and a month: of the office, a site, a programme, a colleague; one's own to begin with."""

from datetime import date, time

import pytest

from tests.factories.world import NOW, World
from youju.ground.access import actions as access
from youju.ground.periods import month
from youju.services.activities import actions
from youju.services.activities.models import Session

pytestmark = pytest.mark.django_db
WEEK = "/calendars/2018-03-19..2018-03-25/"
MONTH = "/calendars/2018-03/"


@pytest.fixture
def colleague(world: World):
    return world.colleague("social_worker", world.north)


@pytest.fixture
def planned(world: World, colleague) -> World:
    """March of the northern series; a choir on Saturdays in the book corner, led by the colleague."""
    stamp = {"by": world.system, "at": NOW}
    own = world.furniture[world.north.pk]
    actions.plan_month(activity=own.activity, period=month(2018, 3), **stamp)
    choir = actions.plan_activity(
        office=world.north, site=own.other_site, room="阁楼", name="合唱团", activity_kind="class",
        schedule="每周六9:30-11:00", since=date(2018, 3, 1), programme=own.programme,
        leader=colleague.user, **stamp,
    )  # fmt: skip
    actions.plan_month(activity=choir, period=month(2018, 3), **stamp)
    return world


def names(page) -> list[str]:
    return [line.name for day in page.context["days"] for line in day.lines]


def test_a_week_begins_on_monday_and_ends_before_the_next(planned, colleague, evening):
    page = colleague.client().get(WEEK)
    assert [day.date.isoformat() for day in page.context["days"]][::6] == ["2018-03-19", "2018-03-25"]
    assert names(page) == ["放学后托管"] * 5 + ["合唱团"]
    assert page.context["before"].startswith("/calendars/2018-03-12..2018-03-18/")
    assert page.context["after"].startswith("/calendars/2018-03-26..2018-04-01/")
    for other in ("2018-03-20..2018-03-26", "2018", "2018-Q1", "2018-03-19..2018-03-24"):
        assert colleague.client().get(f"/calendars/{other}/").status_code == 404


def test_the_hours_of_a_week_are_rows_and_a_session_stands_over_as_many_as_it_takes(planned, colleague, evening):
    halves = colleague.client().get(WEEK).context["grid"].halves
    assert (halves[0].hour, len(halves)) == ("08:00", 22)
    taken = {
        (place, cell.day.date.day): cell.span
        for place, half in enumerate(halves)
        for cell in half.cells
        if cell.lines
    }
    assert taken[(14, 20)] == 7
    assert taken[(3, 24)] == 3
    assert all(
        sum(cell.span for half in halves for cell in half.cells if cell.day == day) == 22
        for day in {cell.day for half in halves for cell in half.cells}
    )


@pytest.mark.parametrize(
    ("of", "found"),
    [
        ("site", ["合唱团"] * 5), ("programme", ["合唱团"] * 5), ("person", ["合唱团"] * 5),
        ("nobody", []), ("office", None),
    ],
)  # fmt: skip
def test_a_calendar_is_narrowed_to_a_site_a_programme_or_a_colleague(planned, colleague, of, found, evening):
    own = planned.furniture[planned.north.pk]
    asked = {
        "site": f"site={own.other_site.uid}", "programme": f"programme={own.programme.uid}",
        "person": f"person={colleague.user.uid}", "office": "",
        "nobody": f"person={planned.colleague('supervisor', planned.north).user.uid}",
    }[of]  # fmt: skip
    page = colleague.client().get(f"{MONTH}?{asked}")
    assert names(page) == found if found is not None else len(names(page)) == 27


def test_what_belongs_to_another_office_is_as_absent_as_none(planned, colleague):
    theirs, client = planned.furniture[planned.south.pk], colleague.client()
    stranger = planned.colleague("social_worker", planned.south).user
    for asked in (
        f"site={theirs.site.uid}",
        f"programme={theirs.programme.uid}",
        f"person={stranger.uid}",
        "site=x",
    ):
        assert client.get(f"{MONTH}?{asked}").status_code == 404


def test_who_leads_something_begins_with_their_own_week_and_others_with_the_office(planned, colleague, evening):
    own = colleague.client().get("/calendars/")
    assert own.headers["Location"] == f"{WEEK}?person={colleague.user.uid}"
    other = planned.colleague("supervisor", planned.north).client().get("/calendars/")
    assert other.headers["Location"] == MONTH


def test_whoever_stands_in_has_the_session_in_their_calendar(planned, colleague, evening):
    session = Session.objects.get(activity__name="合唱团", day=date(2018, 3, 24))
    other = planned.colleague("supervisor", planned.north)
    other.client().post(f"/activities/sessions/{session.uid}/stand-in/", {"stand-colleague": str(other.user.uid)})
    assert names(other.client().get(f"{MONTH}?person={other.user.uid}")) == ["合唱团"]
    assert len(names(colleague.client().get(f"{MONTH}?person={colleague.user.uid}"))) == 4


def test_days_off_moved_and_cancelled_sessions_are_told(planned, colleague, evening):
    stamp = {"by": planned.system, "at": NOW}
    access.mark_days(network=planned.network, days=[(date(2018, 3, 31), "workday", "清明节调休", True)], **stamp)
    moved, gone = Session.objects.filter(activity__name="合唱团").order_by("day")[3:5]
    actions.move_session(session=moved, day=date(2018, 3, 25), start=time(9), end=time(10), **stamp)
    actions.cancel_session(session=gone, reason="停电", **stamp)
    page = colleague.client().get(MONTH).content.decode()
    for word in ("清明节调休", "班", "改期", "取消"):
        assert word in page


def test_a_full_day_of_the_month_says_how_many_more_there_are(planned, colleague, evening):
    own = planned.furniture[planned.north.pk]
    for number in range(6):
        busy = actions.plan_activity(
            office=planned.north, site=own.site, name=f"课{number}", activity_kind="class",
            schedule="3月24日14:00", since=date(2018, 3, 1), by=planned.system, at=NOW,
        )  # fmt: skip
        actions.plan_month(activity=busy, period=month(2018, 3), by=planned.system, at=NOW)
    page = colleague.client().get(MONTH)
    square = next(s for week in page.context["weeks"] for s in week if s.day.date == date(2018, 3, 24))
    assert (len(square.lines), square.more) == (4, 3)
    assert square.week.startswith(WEEK)
