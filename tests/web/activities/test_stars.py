"""Stars on the screen: one tap a child, one tap back; the board of the series; the wall behind its secret."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.factories.people import guardian, keeper
from tests.factories.rolls import children, roll, series, session, tap
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.models import View
from youju.ground.people import actions as people
from youju.ground.people.models import Alias, Person
from youju.ground.people.queries.cards import Card
from youju.services.activities.models import StarGrant, StarScreen
from youju.services.activities.queries.stars import Earned
from youju.web.activities.tiles import ICONS, pictures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def kids(world: World) -> list[Person]:
    made = children(world, "陈小豆", "白小兰", "丁一")
    roll(world, *map(tap, made))
    stamp: dict[str, Any] = {"by": keeper(world).actor, "at": NOW}
    people.call(person=made[0], sort=Alias.Sort.NICKNAME, text="豆豆", **stamp)
    for child in made[:2]:
        who = guardian(world, child)
        people.agree(person=child, purpose="board", channels=["internal"], paper="第1份", guardian=who, **stamp)
    return made


@pytest.fixture
def worker(world: World) -> Client:
    return world.colleague("social_worker", world.north).client()


def page(world: World, verb: str = "", on=TODAY) -> str:
    return f"/activities/sessions/{session(world, on).uid}/stars/{verb}"


def board(world: World, verb: str = "") -> str:
    return f"/activities/series/{series(world).uid}/stars/{verb}"


def award(world: World, worker: Client, child: Person, **more: Any):
    return worker.post(page(world), {"person": str(child.uid), "word": "helped", "form": str(uuid4()), **more})


def open_wall(world: World, worker: Client) -> str:
    link = worker.post(board(world, "screen/")).context["link"]
    return "/stars/" + link.rsplit("/stars/", 1)[1]


class TestOneTap:
    def test_it_gives_a_star_for_the_word_that_is_chosen_and_keeps_the_word(self, world, worker, kids):
        answer = award(world, worker, kids[0])
        assert answer["Location"].endswith("?word=helped")
        [made] = StarGrant.objects.all()
        assert (made.person, made.n, made.word) == (kids[0], 1, "helped")
        assert 'value="helped" checked' in worker.get(answer["Location"]).content.decode()

    def test_a_tap_sent_twice_is_one_and_one_page_serves_two_children(self, world, worker, kids):
        form = str(uuid4())
        for child in (kids[0], kids[0], kids[1]):
            award(world, worker, child, form=form)
        assert sorted(StarGrant.objects.values_list("person", flat=True)) == sorted([kids[0].pk, kids[1].pk])

    def test_it_is_taken_back_with_one_tap(self, world, worker, kids):
        award(world, worker, kids[0])
        assert "撤回陈小豆的上一颗星星" in worker.get(page(world)).content.decode()
        worker.post(page(world, "back/"), {"person": str(kids[0].uid)})
        assert not StarGrant.objects.standing().exists()
        assert worker.post(page(world, "back/"), {"person": str(kids[0].uid)}).status_code == 422

    @pytest.mark.parametrize(
        "sent",
        [
            {"person": ""}, {"person": "x"}, {"person": str(uuid4())}, {"form": ""}, {"form": "x"},
            {"person": "1" * 4000},
        ],
    )  # fmt: skip
    def test_what_cannot_be_is_refused_with_a_reason(self, world, worker, kids, sent):
        assert award(world, worker, kids[0], **sent).status_code == 422
        assert not StarGrant.objects.exists()

    def test_htmx_gets_the_list_alone_and_the_reason_in_it(self, world, worker, kids):
        headers = {"HX-Request": "true"}
        body = {"person": str(kids[0].uid), "word": "tried", "form": str(uuid4())}
        text = worker.post(page(world), body, headers=headers).content.decode()
        assert ("<html" in text, "今天共1颗星星" in text) == (False, True)
        refused = worker.post(page(world), {**body, "person": "x"}, headers=headers)
        assert (refused.status_code, "请先给孩子签到" in refused.content.decode()) == (200, True)

    def test_another_day_and_an_empty_session_say_why_there_is_nothing_to_tap(self, world, worker, kids):
        yesterday = TODAY - timedelta(days=1)
        assert "还没有孩子签到" in worker.get(page(world, on=yesterday)).content.decode()
        roll(world, tap(kids[0]), on=yesterday)
        text = worker.get(page(world, on=yesterday)).content.decode()
        assert 'name="person"' not in text
        assert "只在当天撤回" in text

    def test_the_session_leads_there(self, world, worker, kids):
        url = f"/activities/sessions/{session(world).uid}/"
        assert page(world) in worker.get(url).content.decode()
        assert page(world) in worker.get(f"{url}roll/").content.decode()


class TestTheBoard:
    def test_it_says_who_counts_in_the_total_only(self, world, worker, kids):
        for child in kids:
            award(world, worker, child)
        text = worker.get(board(world)).content.decode()
        assert "共3颗" in text
        assert text.count("没有同意，只计入总数") == 1

    @pytest.mark.parametrize("sent", [{}, {"since": "2018-03-01"}, {"since": "昨天", "order": "name"}])
    def test_an_order_that_cannot_be_is_told_and_what_was_typed_stays(self, world, worker, sent):
        assert worker.post(board(world), sent).status_code == 422
        assert worker.post(board(world), {"since": "2018-03-01", "order": "stars"}).status_code == 302
        text = worker.get(board(world)).content.decode()
        assert 'value="2018-03-01"' in text
        assert re.search('value="stars"[^>]* checked', text)


class TestTheWall:
    def test_it_shows_nicknames_pictures_and_the_total_and_no_name(self, world, worker, kids, client):
        for child in kids:
            award(world, worker, child)
        text = client.get(open_wall(world, worker)).content.decode()
        assert re.search(r"<b>3</b>", text)
        assert [word in text for word in ("豆豆", "小朋友")] == [True, True]
        assert not [child.name for child in kids if child.name in text]
        assert text.count("<li>") == 2

    def test_a_new_link_or_a_closed_one_ends_the_screen(self, world, worker, kids, client):
        first = open_wall(world, worker)
        second = open_wall(world, worker)
        assert [client.get(url).status_code for url in (first, second)] == [404, 200]
        assert worker.get(board(world)).context["link"] == ""
        worker.post(board(world, "screen/close/"))
        assert client.get(second).status_code == 404
        assert worker.post(board(world, "screen/close/")).status_code == 404

    def test_it_is_kept_nowhere_found_nowhere_and_written_down_once_a_day(self, world, worker, kids, client):
        url = open_wall(world, worker)
        answers = [client.get(url) for _time in range(3)]
        assert answers[0]["Cache-Control"] == "private, no-store"
        assert answers[0]["X-Robots-Tag"] == "noindex, nofollow"
        assert View.objects.filter(subject=StarScreen.objects.get().uid).count() == 1
        assert client.post(url).status_code == 405

    def test_without_stars_it_says_something_kind(self, world, worker, client):
        assert "第一颗星星" in client.get(open_wall(world, worker)).content.decode()

    def test_no_two_children_share_a_picture_while_any_is_left(self):
        uid = UUID(int=7)
        card = Card(1, uid, "", "", None, "")
        many = [Earned(card, 1, shown=True, number=n, place=None) for n in range(1, len(ICONS) + 3)]
        found = pictures(many)
        assert {found[n] for n in range(1, len(ICONS) + 1)} == set(ICONS)
        assert found[len(ICONS) + 1] == found[1] == ICONS[7]
