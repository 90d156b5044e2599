"""What is planned, as visitors read it: by day, for all, an office or a site; and who is behind the bulletin."""

from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from tests.factories.pages import Page
from tests.factories.press import Press, page
from tests.factories.world import NOW
from youju.ground.access.actions import close_site
from youju.ground.periods import month
from youju.services.activities.actions import cancel_session, plan_activity, plan_month
from youju.services.activities.models import Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def planned(world):
    for office in (world.north, world.south):
        activity = world.furniture[office.pk].activity
        plan_month(activity=activity, period=month(2018, 3), by=world.system, at=NOW)
    return world


def shown(client, query=""):
    return client.get(f"/calendar/{query}").content.decode()


def test_four_weeks_from_today_are_listed_by_day(planned, client):
    text = Page(client.get("/calendar/")).text
    assert "3月20日–4月16日" in text
    assert "3月19日" not in text
    assert planned.furniture[planned.north.pk].activity.name in text


def test_the_list_is_narrowed_by_the_address_alone(planned, client):
    north, south = planned.north, planned.south
    both, only = shown(client), shown(client, f"?office={north.slug}")
    row = f'href="/about/{south.slug}/'
    assert row in both
    assert row not in only
    site = planned.furniture[north.pk].other_site
    assert 'class="by-day"' not in shown(client, f"?office={north.slug}&site={site.uid}")
    assert shown(client, "?from=2018-03-05").count("<li") > both.count("<li")


@pytest.mark.parametrize(
    "query", ["?office=nowhere", "?site=x", "?office=north&site=00000000-0000-4000-8000-000000000000"]
)
def test_a_place_that_is_not_there_has_no_calendar(planned, client, query):
    assert client.get(f"/calendar/{query}").status_code == 404


@pytest.mark.parametrize(
    "day", ["0001-01-01", "9999-12-31", "2018-3-5", "x", "2018-02-30", "%00", "２０１８-03-05"]
)
def test_a_day_that_cannot_be_read_is_today(planned, client, day):
    text = Page(client.get(f"/calendar/?from={day}")).text
    assert "3月20日–4月16日" in text


def test_a_cancelled_session_is_shown_as_cancelled_and_not_why(planned, client):
    session = Session.objects.filter(day__gte=NOW.date()).order_by("day", "pk")[0]
    cancel_session(session=session, reason="老师生病", by=planned.system, at=NOW)
    text = shown(client)
    assert 'class="cancelled"' in text
    assert "生病" not in text


def test_what_has_no_day_keeps_its_words(planned, client):
    plan_activity(
        office=planned.north, name="春游", activity_kind="community", schedule="4月中下旬", holidays="skip",
        since=NOW.date(), by=planned.system, at=NOW,
    )  # fmt: skip
    assert "4月中下旬" in Page(client.get("/calendar/")).text


def test_each_office_and_site_has_a_live_feed_under_the_same_identities(planned, client):
    def uids(address):
        answer = client.get(address)
        assert answer["Content-Type"] == "text/calendar; charset=utf-8", address
        return {str(event["uid"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")}

    every = uids("/calendar.ics")
    north, south = uids("/calendar/north.ics"), uids("/calendar/south.ics")
    assert north | south == every
    assert north
    assert not north & south
    furniture = planned.furniture[planned.north.pk]
    by_site = [uids(f"/calendar/north/{site.uid}.ics") for site in (furniture.site, furniture.other_site)]
    assert by_site == [north, set()]
    assert client.get(f"/calendar/south/{furniture.site.uid}.ics").status_code == 404


def test_the_page_offers_the_feed_of_what_it_shows(planned, client):
    text = shown(client, "?office=north")
    assert 'href="webcal://localhost:8000/calendar/north.ics"' in text
    assert 'href="http://localhost:8000/calendar/north.ics"' in text


def test_who_has_the_feed_is_told_that_nothing_changed_until_something_does(planned, client):
    etag = client.get("/calendar.ics")["ETag"]
    assert client.get("/calendar.ics", headers={"If-None-Match": etag}).status_code == 304
    cancel_session(session=Session.objects.order_by("day").last(), reason="雨", by=planned.system, at=NOW)
    assert client.get("/calendar.ics", headers={"If-None-Match": etag}).status_code == 200


def test_an_office_shows_its_places_what_comes_next_and_its_printed_figures(planned, client):
    Press.of(planned).release()
    text = page(client, "/about/north/")
    site = planned.furniture[planned.north.pk].site
    for word in (site.name, site.address, site.phone, '<span class="number">25</span>', 'class="by-day"'):
        assert word in text
    assert '<span class="number">' not in page(client, "/about/south/")
    alone = page(client, f"/about/north/{site.uid}/")
    assert site.address in alone
    assert f'href="tel:{site.phone.replace(" ", "")}"' in alone
    assert client.get(f"/about/south/{site.uid}/").status_code == 404


def test_a_service_without_a_place_has_no_address(world, client):
    site = world.furniture[world.north.pk].site
    type(site).objects.filter(pk=site.pk).update(is_place=False, address="")
    assert "<dt>地址</dt>" not in page(client, f"/about/north/{site.uid}/")


def test_pages_that_are_read_need_no_cookie_no_script_and_nobody_else(planned, client):
    Press.of(planned).release()
    site = planned.furniture[planned.north.pk].site
    for address in ("/issues/", "/calendar/", "/about/", "/about/north/", f"/about/north/{site.uid}/"):
        answer = client.get(address)
        text = answer.content.decode()
        assert not answer.cookies, address
        assert "<script" not in text, address
        assert 'src="http' not in text, address
        assert len(answer.content) < 40_000, address
        assert "script-src 'self'" in answer["Content-Security-Policy"]
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address


def test_search_engines_are_shown_what_is_open_and_nothing_else(planned, client):
    Press.of(planned).release()
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /\n" in robots
    assert "Sitemap: http://localhost:8000/sitemap.xml" in robots
    names = [row.text for row in ElementTree.fromstring(client.get("/sitemap.xml").content).iter() if row.text]
    assert "http://localhost:8000/issues/2018-03/" in names
    for name in names:
        if name.startswith("http://localhost:8000"):
            assert client.get(name.removeprefix("http://localhost:8000")).status_code == 200
    assert "noindex" in client.get("/issues/2018-03/r1/")["X-Robots-Tag"]
    assert "X-Robots-Tag" not in client.get("/issues/2018-03/")


def test_a_closed_place_is_not_offered_and_its_page_says_so(planned, client):
    site = planned.furniture[planned.north.pk].other_site
    close_site(site=site, until=NOW.date(), by=planned.system, at=NOW)
    link = f"/about/north/{site.uid}/"
    for address in ("/about/", "/about/north/", "/calendar/?office=north", "/sitemap.xml"):
        assert link not in client.get(address).content.decode(), address
    assert "已停用" in Page(client.get(link)).text
