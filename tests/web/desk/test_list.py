"""The list of a kind: a month, words, filters, order, pages, and what is never in it."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.pages import Page
from tests.factories.world import NOW, World
from youju.ground.evidence import actions, listing
from youju.ground.evidence.kinds import kind_of
from youju.services.communications.models import Publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
KIND = "communications.publication"
LIST = "/desk/communications-publication/"
ROW = re.compile(rf"{LIST}[0-9a-f-]{{36}}/")
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


@pytest.fixture
def worker(world: World):
    return world.colleague("social_worker", world.north).client()


def many(world: World, count: int, **values) -> list[Publication]:
    """That many publications of the north, one title like the other, over the days of March."""
    rows = [
        {
            "happened_on": date(2018, 3, 1) + timedelta(days=number % 20), "site": None, "group": None,
            "programme": None, "channel": "weibo", "form": "short", "title": f"第{number}条", "text": "",
            "characters": number, "topics": "", "link": "", **values,
        }
        for number in range(count)
    ]  # fmt: skip
    made = actions.record_many(kind=kind_of(KIND), office=world.north, rows=rows, by=world.system, at=NOW)
    return list(made[:])


def titles(answer) -> list[str]:
    """The titles of the list's rows, in their order."""
    return [text for href, text in Page(answer).links.items() if ROW.fullmatch(href)]


def test_it_opens_on_the_current_month_and_moves_by_the_strip(world, worker):
    world.record(KIND, happened_on="2018-03-05", title="三月的")
    world.record(KIND, happened_on="2018-02-05", title="二月的")
    assert titles(worker.get(LIST)) == ["三月的"]
    links = Page(worker.get(LIST)).links
    february = next(href for href in links if "month=2018-02" in href)
    assert titles(worker.get(february)) == ["二月的"]
    assert set(titles(worker.get(f"{LIST}?month=all"))) == {"三月的", "二月的"}
    assert worker.get(f"{LIST}?month=March").status_code == 404


@pytest.mark.parametrize("words", ["书", "图书", "小管理员", "图书 管理"])
def test_words_of_one_and_two_characters_are_found(world, worker, words):
    world.record(KIND, title="图书角今天多了两位小管理员")
    world.record(KIND, title="植树节", text="一起种树", topics="")
    assert titles(worker.get(LIST, {"q": words})) == ["图书角今天多了两位小管理员"]


def test_words_that_stand_apart_are_not_found_together(world, worker):
    world.record(KIND, title="书图", text="", topics="", characters="2")
    assert titles(worker.get(LIST, {"q": "图书"})) == []


def test_filters_narrow_and_show_as_chips_that_can_be_taken_off(world, worker):
    world.record(KIND, channel="weibo", title="甲")
    world.record(KIND, channel="blog", form="long", title="乙")
    answer = worker.get(LIST, {"channel": "blog"}, **ENGLISH)
    assert titles(answer) == ["乙"]
    chip = next(href for href, text in Page(answer).links.items() if text == "Channel: blog")
    assert set(titles(worker.get(chip))) == {"甲", "乙"}
    assert worker.get(LIST, {"channel": "smoke"}).status_code == 404


def test_a_column_of_the_model_that_is_no_field_can_be_filtered(world, worker):
    world.record("activities.session", topic="故事")
    assert "故事" in Page(worker.get("/desk/activities-session/?activity_kind=care")).text
    assert "故事" not in Page(worker.get("/desk/activities-session/?activity_kind=class")).text


def test_sorting_by_a_column_and_back(world, worker):
    for title, characters in (("甲", "30"), ("乙", "10"), ("丙", "20")):
        world.record(KIND, title=title, text="", characters=characters)
    assert titles(worker.get(LIST, {"sort": "-characters"})) == ["甲", "丙", "乙"]
    assert titles(worker.get(LIST, {"sort": "characters"})) == ["乙", "丙", "甲"]
    assert worker.get(LIST, {"sort": "office__name"}).status_code == 404
    assert worker.get(LIST, {"sort": "text"}).status_code == 404


@pytest.mark.parametrize("order", ["-happened_on", "happened_on", "characters", "-channel"])
def test_pages_follow_each_other_without_loss_and_lead_back(world, worker, order):
    made = many(world, 120)
    ascending = not order.startswith("-")
    column = order.removeprefix("-")
    expected = sorted(made, key=lambda p: (getattr(p, column), p.pk), reverse=not ascending)
    seen, address, addresses = [], f"{LIST}?sort={order}", []
    while address:
        answer = worker.get(address, **ENGLISH)
        addresses.append(address)
        seen += titles(answer)
        address = next((h for h, text in Page(answer).links.items() if text == "Next page"), "")
    assert seen == [p.title for p in expected]
    assert len(addresses) == 3
    back = next(h for h, text in Page(answer).links.items() if text == "Previous page")
    assert titles(worker.get(back)) == [p.title for p in expected[50:100]]
    first = next(h for h, t in Page(worker.get(back, **ENGLISH)).links.items() if t == "Previous page")
    answer = worker.get(first, **ENGLISH)
    assert titles(answer) == [p.title for p in expected[:50]]
    assert "Previous page" not in Page(answer).text


def test_counts_are_exact_up_to_ten_thousand(world, worker, monkeypatch):
    monkeypatch.setattr(listing, "EXACT", 7)
    many(world, 7)
    assert "7 records" in Page(worker.get(LIST, **ENGLISH)).text
    world.record(KIND)
    assert "7+ records" in Page(worker.get(LIST, **ENGLISH)).text


@pytest.mark.parametrize("key", ["communications.publication", "activities.session", "ledger.tally"])
def test_one_row_and_fifty_cost_the_same_queries(world, worker, key):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert worker.get(f"/desk/{kind_of(key).slug}/").status_code == 200
        return len(caught)

    world.record(key)
    worker.get(f"/desk/{kind_of(key).slug}/")
    one = queries()
    for day in range(1, 20):
        for _ in range(3):
            world.record(key, happened_on=f"2018-03-{day:02}")
    assert queries() == one
    assert one <= 14


def test_withdrawn_rows_are_hidden_until_asked_for(world, worker):
    gone = world.record(KIND, title="错的")
    world.record(KIND, title="对的")
    actions.withdraw(kind=kind_of(KIND), record=gone, reason="重复", by=world.system, at=NOW)
    assert titles(worker.get(LIST)) == ["对的"]
    assert set(titles(worker.get(LIST, {"withdrawn": "1"}))) == {"对的", "错的"}


def test_an_empty_month_says_what_to_do_next_and_where_the_last_ones_are(world, worker):
    world.record(KIND, happened_on="2018-01-15", title="一月的")
    page = Page(worker.get(LIST, **ENGLISH))
    assert "No publications in March 2018 yet" in page.text
    assert "Record the first one" in page.links["/desk/communications-publication/new/"]
    january = next(href for href, text in page.links.items() if "The last ones: January 2018" in text)
    assert titles(worker.get(january)) == ["一月的"]


def test_nothing_found_offers_all_months(world, worker):
    world.record(KIND, happened_on="2018-01-15", title="一月的图书")
    answer = worker.get(LIST, {"q": "图书"}, **ENGLISH)
    assert titles(answer) == []
    everywhere = next(h for h, text in Page(answer).links.items() if "Search all months" in text)
    assert titles(worker.get(everywhere)) == ["一月的图书"]


def test_another_office_is_in_no_list_no_count_and_no_search(world, worker):
    foreign = world.record(KIND, office=world.south, title="南坡的图书")
    for query in ("", "?q=图书", "?month=all", f"?month=all&after={foreign.uid}", "?withdrawn=1"):
        answer = worker.get(LIST + query, **ENGLISH)
        assert "南坡" not in answer.content.decode()
        assert "0 records" in Page(answer).text
    assert worker.get(f"{LIST}?office=south").status_code == 404
    foreign_site = world.furniture[world.south.pk].site
    own = worker.get("/desk/activities-session/", {"site": str(foreign_site.uid)})
    absent = worker.get("/desk/activities-session/", {"site": str(uuid4())})
    assert own.status_code == absent.status_code == 404


def test_the_list_is_the_same_whatever_other_offices_hold(world, worker):
    world.record(KIND, title="北岸的")
    before = worker.get(LIST).content
    world.record(KIND, office=world.south, title="南坡的")
    after = worker.get(LIST).content
    # Only the token against forged requests differs from page to page.
    assert titles(worker.get(LIST)) == ["北岸的"]
    assert len(before) == len(after)


def test_unknown_kinds_have_no_list(worker):
    assert worker.get("/desk/communications-secret/").status_code == 404
