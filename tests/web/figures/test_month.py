"""The month of all offices: every number there, every number open, nothing shown that was not reported."""

from datetime import date
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.factories.world import World
from tests.laws.test_monthly import planned
from youju.ground.access import actions as access
from youju.ground.measures import planner
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import month
from youju.services.activities.models import Activity
from youju.web.figures.asking import ROOMS

pytestmark = pytest.mark.django_db
MARCH = "/figures/2018-03/"


class Links(HTMLParser):
    """The text of every link of a page, by address."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self._open = dict(attrs)["href"]
            self.found.setdefault(self._open, "")

    def handle_endtag(self, tag):
        if tag == "a":
            self._open = ""

    def handle_data(self, data):
        if self._open:
            self.found[self._open] += data.strip()


@pytest.fixture
def filled(world: World) -> World:
    """Both offices in March, the northern one in February too, and one statement of persons."""
    for office, children in ((world.north, 11), (world.south, 7)):
        world.record("activities.session", office, n_child=str(children))
        world.record("communications.publication", office, channel="weibo")
    world.record("activities.session", world.north, happened_on="2018-02-06", n_child="5", n_guardian="2")
    world.record("ledger.tally", world.north, sessions="61", span="day")
    return world


@pytest.fixture
def reader(filled: World):
    return filled.colleague("social_worker", filled.north).client()


def figures_on(page: str) -> dict[str, str]:
    return {href: text for href, text in Links(page).found.items() if href.count("/") > 3 and "scope=" in href}


def test_the_page_without_a_month_opens_the_last_one_with_records(reader):
    assert reader.get("/figures/").headers["Location"] == MARCH


def test_the_page_without_a_month_opens_the_current_one_where_nothing_is_recorded(world: World):
    answer = world.colleague("network_editor").client().get("/figures/")
    assert answer.headers["Location"].startswith("/figures/20")
    assert world.colleague("network_editor").client().get(MARCH).status_code == 200


def test_every_reported_number_of_every_office_stands_on_the_page_and_leads_to_its_figure(filled, reader):
    links = figures_on(reader.get(MARCH).content.decode())
    march = month(2018, 3)
    known = indicators(filled.network)
    values = planner.values(known.values(), of_offices(filled.north, filled.south), march)
    seen = 0
    for office in (filled.north, filled.south):
        for key in known:
            value = values[(office.pk, None)][key]
            text = links.get(f"{MARCH}{key}/?scope={office.slug}")
            if value.amount is not None:
                seen += 1
                assert text is not None
                assert text.startswith(str(value.amount)), (key, text)
            elif text is not None:
                assert not any(character.isdigit() for character in text.split("·")[0])
    assert seen >= 10


def test_every_link_of_a_number_opens(reader):
    links = figures_on(reader.get(MARCH).content.decode())
    assert links
    for href in list(links)[::4]:
        assert reader.get(href).status_code == 200, href


def test_offices_together_are_the_sum_and_lead_to_the_figure_of_all(reader):
    links = figures_on(reader.get(MARCH).content.decode())
    assert "18人次" in links[f"{MARCH}activities.care.children/?scope=north+south"]


def test_a_number_stands_beside_the_month_before_and_the_missing_year_is_a_dash(reader):
    with translation.override("en"):
        text = figures_on(reader.get(MARCH, headers={"accept-language": "en"}).content.decode())[
            f"{MARCH}activities.care.children/?scope=north"
        ]
    assert text.startswith("11")
    assert "5 ·" in text
    assert text.endswith("—")


def test_what_nobody_reported_is_listed_under_unreported_and_only_there(reader):
    reported, silent = reader.get(MARCH).content.decode(), reader.get(f"{MARCH}?state=unreported").content.decode()
    assert "activities.care.children" in reported
    assert "activities.care.children" not in silent
    assert "communications.photos" in silent
    assert "communications.photos" not in reported


def test_what_used_to_be_reported_comes_first_among_the_unreported(filled, reader):
    page = reader.get(f"{MARCH}?state=unreported&room=activities").content.decode()
    assert page.index("activities.service.guardians") < page.index("activities.meeting.organisations")


@pytest.mark.parametrize(("words", "found"), [("话", False), ("咨", True), ("来电", True), ("来电 咨", True)])
def test_one_or_two_characters_of_a_label_find_it(reader, words, found):
    page = reader.get(MARCH, {"q": words}).content.decode()
    assert ("ledger.calls.sessions" in page) is found


def test_the_words_of_a_search_are_taken_away_again_by_their_chip(reader):
    page = Links(reader.get(MARCH, {"q": "咨", "room": "ledger"}).content.decode())
    assert page.found[f"{MARCH}?room=ledger"].strip("“”") == "咨"


def test_a_search_without_a_match_says_so_and_offers_a_way_on(reader):
    page = reader.get(MARCH, {"q": "没有这个"}).content.decode()
    assert "empty-state" in page
    assert "state=unreported" in page


def test_one_office_and_one_room_narrow_the_page(filled, reader):
    links = figures_on(reader.get(MARCH, {"office": "south", "room": "communications"}).content.decode())
    assert links
    assert all("scope=south" in href and "/communications." in href for href in links)


def test_a_month_without_records_says_how_numbers_come_to_be(reader):
    page = reader.get("/figures/2016-05/").content.decode()
    assert "empty-state" in page
    assert not figures_on(page)


@pytest.mark.parametrize(
    "address",
    [
        "/figures/2018-13/", "/figures/2018-Q1/", "/figures/1812-03/", "/figures/9999-12/", "/figures/march/",
        "/figures/2018-03/?office=nowhere", "/figures/2018-03/?state=perhaps",
    ],
)  # fmt: skip
def test_what_does_not_exist_is_not_found(reader, address):
    assert reader.get(address).status_code == 404


def test_words_of_a_reader_never_become_markup(reader):
    page = reader.get(MARCH, {"q": "<script>alert(1)</script>", "room": '"><i>'}).content.decode()
    assert "<script>alert" not in page
    assert '"><i>' not in page


def test_whoever_does_not_see_figures_does_not_enter(world: World):
    assert world.colleague("administrator").client().get(MARCH).status_code == 403
    assert world.colleague("volunteer", world.north).client().get("/figures/").status_code == 403


def test_figures_of_another_network_are_not_there(filled, reader):
    stamp = {"by": filled.system, "at": filled.calls.at}
    other = access.found_network(slug="other", name="别家", bulletin="别家月刊", **stamp)
    access.open_office(network=other, slug="elsewhere", name="别处机构", city="别处", **stamp)
    page = reader.get(MARCH).content.decode()
    assert "别处" not in page
    assert reader.get(f"{MARCH}?office=elsewhere").status_code == 404


def test_the_page_costs_the_same_few_queries_for_many_records(filled, reader):
    reader.get(MARCH)
    with CaptureQueriesContext(connection) as few:
        reader.get(MARCH)
    for day in range(1, 20):
        world_day = date(2018, 3, day).isoformat()
        filled.record("activities.session", filled.north, happened_on=world_day, n_child="4", n_volunteer="1")
        filled.record("communications.publication", filled.south, happened_on=world_day, channel="blog")
    assert Activity.objects.count() == 2
    with CaptureQueriesContext(connection) as many:
        reader.get(MARCH)
    # What the planner may ask for all indicators of the month, and a page's own.
    assert len(many) == len(few) <= planned(indicators(filled.network).values()) + 15


def test_every_indicator_stands_under_a_name_that_people_read(world):
    """A room without a name would have no place on the page of a month."""
    rooms = {key.partition(".")[0] for key in indicators(world.network)}
    assert rooms <= set(ROOMS), rooms - set(ROOMS)
