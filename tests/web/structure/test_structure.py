"""The structure: an office sees and changes its own lists, and no other office's rows on any surface."""

from typing import Any

import pytest
from django.test import Client

from tests.factories.world import World
from youju.ground.access.models import AuditEntry
from youju.ground.organisations.models import CalendarDay, Office, Partner, Site
from youju.ground.programmes.models import Programme

SITE = {"name": "东岸图书角", "is_place": "on", "address": "东岸路2号", "phone": "010-5550 0109", "position": "3"}


@pytest.fixture
def client(world: World) -> Client:
    return world.colleague("office_editor", world.north).client()


def test_the_overview_shows_the_own_office_and_no_row_of_another(world: World, client: Client):
    page = client.get("/structure/").content.decode()
    assert "北岸儿童服务站" in page
    assert "童年有伴" in page
    assert "青石社区服务社" in page
    assert "南坡" not in page


def test_two_offices_stand_below_each_other_for_whoever_works_in_both(world: World):
    both = world.colleague("office_editor", world.north)
    world.give(both, "social_worker", world.south)
    page = both.client().get("/structure/").content.decode()
    assert page.index("北岸社会工作服务中心") < page.index("南坡社会工作服务中心")
    assert f"/structure/offices/{world.north.uid}/sites/new/" in page
    assert f"/structure/offices/{world.south.uid}/sites/new/" not in page


def test_a_site_is_opened_with_one_form_and_one_act(world: World, client: Client):
    before = AuditEntry.objects.count()
    answer = client.post(f"/structure/offices/{world.north.uid}/sites/new/", SITE, follow=True)
    assert "东岸图书角" in answer.content.decode()
    assert "已保存 " in answer.content.decode()
    assert Site.objects.get(name="东岸图书角").office == world.north
    assert AuditEntry.objects.count() == before + 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "北岸图书角"}, "这个名称已经有了。"),
        ({"is_place": ""}, "没有场所的服务没有地址"),
        ({"name": ""}, "还没有填。"),
    ],
)
def test_a_site_that_does_not_fit_is_refused_at_its_field_and_what_was_typed_stays(
    world: World, client: Client, changed: dict[str, str], said: str
):
    answer = client.post(f"/structure/offices/{world.north.uid}/sites/new/", SITE | changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "010-5550 0109" in page
    assert "你填的内容都还在" in page


def test_a_site_is_changed_and_keeps_what_was_not_touched(world: World, client: Client):
    site = world.furniture[world.north.pk].site
    page = client.get(f"/structure/sites/{site.uid}/").content.decode()
    assert 'value="青石路1号"' in page
    client.post(f"/structure/sites/{site.uid}/", SITE | {"name": site.name})
    site.refresh_from_db()
    assert (site.address, site.position) == ("东岸路2号", 3)


def test_a_partner_and_a_programme_are_entered(world: World, client: Client):
    client.post(f"/structure/offices/{world.north.uid}/partners/new/", {"name": "青石小学", "kind": "school"})
    assert Partner.objects.get(name="青石小学").office == world.north
    entered = {"name": "暑期有伴", "funder": "街道", "since": "2018-07-01", "last_day": "2018-08-31"}
    client.post(f"/structure/offices/{world.north.uid}/programmes/new/", entered)
    programme = Programme.objects.get(name="暑期有伴")
    assert (str(programme.since), str(programme.until)) == ("2018-07-01", "2018-09-01")
    assert "2018-07-01至2018-08-31" in client.get("/structure/").content.decode()


def test_a_programme_cannot_end_before_it_begins(world: World, client: Client):
    entered = {"name": "倒着走", "since": "2018-07-01", "last_day": "2018-06-30"}
    page = client.post(f"/structure/offices/{world.north.uid}/programmes/new/", entered).content.decode()
    assert "最后一天早于第一天" in page
    assert not Programme.objects.filter(name="倒着走").exists()


@pytest.mark.parametrize("way", ["sites", "partners", "programmes"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_office_is_as_absent_as_none(world: World, client: Client, way: str, method: str):
    answer = getattr(client, method)(f"/structure/offices/{world.south.uid}/{way}/new/", SITE)
    assert answer.status_code == 404


def test_another_offices_site_cannot_be_read_or_changed(world: World, client: Client):
    site = world.furniture[world.south.pk].site
    assert client.get(f"/structure/sites/{site.uid}/").status_code == 404
    assert client.post(f"/structure/sites/{site.uid}/", SITE).status_code == 404
    assert Site.objects.get(pk=site.pk).name == site.name


def test_whoever_only_reads_the_structure_finds_no_form(world: World):
    reader = world.colleague("librarian", world.north).client()
    assert "/structure/offices/" not in reader.get("/structure/").content.decode()
    assert reader.get(f"/structure/offices/{world.north.uid}/sites/new/").status_code == 403


def test_an_empty_office_says_what_its_lists_are_for(world: World):
    admin = world.colleague("administrator").client()
    office: dict[str, Any] = {"name": "西原社会工作服务中心", "city": "西原", "slug": "west", "closing_day": 3}
    admin.post("/structure/network/offices/new/", office | {"position": 2})
    west = Office.objects.get(slug="west")
    page = world.colleague("office_editor", west).client().get("/structure/").content.decode()
    assert "还没有服务点" in page
    assert "还没有合作单位" in page


def test_an_office_is_opened_by_whoever_manages_the_network(world: World):
    admin = world.colleague("administrator").client()
    wrong = admin.post("/structure/network/offices/new/", {"name": "x", "city": "y", "slug": "西原"})
    assert wrong.status_code == 422
    page = admin.get("/structure/network/").content.decode()
    assert "北岸社会工作服务中心" in page
    assert "儿童服务站" not in page
    assert world.colleague("office_editor", world.north).client().get("/structure/network/").status_code == 403


def test_a_day_is_marked_once_and_shown_in_its_year(world: World):
    admin = world.colleague("administrator").client()
    day = {"network": str(world.network.uid), "day": "2018-04-05", "kind": "off", "name": "清明节"}
    for _time in range(2):
        admin.post("/structure/calendar/mark/", day)
    assert CalendarDay.objects.filter(name="清明节").count() == 1
    page = admin.get("/structure/calendar/?year=2018").content.decode()
    assert "清明节" in page
    assert "待确认" in page
    assert "2017年还没有标记" in admin.get("/structure/calendar/?year=2017").content.decode()


def test_everybody_reads_the_calendar_and_only_managers_mark_it(world: World):
    reader = world.colleague("volunteer", world.south).client()
    assert reader.get("/structure/calendar/").status_code == 200
    assert "/structure/calendar/mark/" not in reader.get("/structure/calendar/").content.decode()
    assert reader.get("/structure/calendar/mark/").status_code == 403


@pytest.mark.parametrize("year", ["0", "99999", "x", "-1"])
def test_a_year_that_no_calendar_has_is_not_found(world: World, year: str):
    client = world.colleague("volunteer", world.south).client()
    assert client.get(f"/structure/calendar/?year={year}").status_code == 404
