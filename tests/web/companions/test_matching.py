"""The pages of a proposal: bars and reasons, decisions by hand and their effect, and one door that confirms."""

import re

import pytest

from tests.factories import companions as some
from tests.factories.world import NOW, World
from youju.services.companions import actions
from youju.services.companions.models import Pairing
from youju.services.companions.queries.matching import proposing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
PAGE = "/companions/matching/"


@pytest.fixture
def worker(world: World):
    return world.colleague("social_worker", world.north).client()


def text(client, url: str, status: int = 200) -> str:
    """The page, with a companion's name as plain words although it can be dragged."""
    answer = client.get(url)
    assert answer.status_code == status
    return re.sub(r'<span class="carried"[^>]*>([^<]*)</span>', r"\1", answer.content.decode())


def test_an_empty_office_is_told_what_comes_first(worker):
    assert "还没有可以配对的人" in text(worker, PAGE)


def test_a_proposal_is_shown_with_bars_and_nothing_happens(world: World, worker):
    some.wishing(world)
    some.companion(world)
    assert PAGE in text(worker, "/companions/waiting/")
    shown = text(worker, PAGE)
    assert "林小舟 · 于青" in shown
    assert 'class="met" width="50"' in shown
    assert not Pairing.objects.exists()


def test_what_is_ticked_becomes_pairs(world: World, worker):
    child, other, free = some.wishing(world), some.wishing(world, "陈小雨"), some.companion(world, most=2)
    shown = text(worker, PAGE)
    assert f"{other.uid}.{free.uid}." in shown
    answer = worker.post(f"{PAGE}settle/", {"pair": f"{child.uid}.{free.uid}."}, follow=True)
    assert [(pair.child, pair.volunteer) for pair in Pairing.objects.all()] == [(child, free)]
    assert "已结成1对" in answer.content.decode()


def test_a_decision_by_hand_is_a_link_that_can_be_taken_back_and_says_its_effect(world: World, worker):
    first, _second = some.wishing(world, "先来"), some.wishing(world, "后到", helps=["reading"])
    talks = some.companion(world, "于青", helps=["talk", "reading"])
    some.companion(world, "于白", helps=["talk"])
    link = f"{PAGE}?office={world.north.slug}&amp;hand=with.{first.uid}.{talks.number}"
    assert link in text(worker, f"{PAGE}{first.uid}/")
    decided = text(worker, link.replace("&amp;", "&"))
    assert "先来 · 于青" in decided
    assert "后到 · 于白" in decided
    assert "你固定的" in decided
    assert "对其他人的影响" in decided
    assert f'href="{PAGE}?office={world.north.slug}"' in decided
    banned = text(worker, f"{PAGE}?hand=not.{first.uid}.{talks.number}")
    assert "先来：不要于青" in banned


def test_one_child_is_told_whom_it_would_have_and_why_nobody_else(world: World, worker):
    first = some.wishing(world, "先来", helps=["talk", "reading"])
    some.wishing(world, "后到", language="粤语")
    asked = some.companion(world, "于青", helps=["talk", "reading"], languages="粤语")
    some.companion(world, "于白", helps=["talk"])
    shown = text(worker, f"{PAGE}{first.uid}/?ask={asked.number}")
    assert "为什么不是于青" in shown
    assert "那里的名额给了后到" in shown
    assert "无人" in shown


def test_whoever_stays_without_is_told_why_and_who_would_help_most(world: World, worker):
    some.wishing(world, "林小舟", language="粤语")
    some.companion(world, "于青")
    shown = text(worker, PAGE)
    assert "会粤语" in shown
    assert "除此之外，于青可以" in shown
    extras = text(worker, f"{PAGE}extras/")
    assert "会粤语" in extras
    assert "林小舟" in extras


def test_a_refusal_keeps_what_was_typed_and_ticked(world: World, worker):
    child, before, after = some.wishing(world), some.companion(world, "于青"), some.companion(world, "于白")
    some.pair(world, child, before)
    value = f"{child.uid}.{after.uid}.{before.uid}"
    answer = worker.post(f"{PAGE}settle/", {"pair": value})
    assert answer.status_code == 409
    assert "请用几个字写明这些结对为什么变动" in answer.content.decode()
    gone = worker.post(f"{PAGE}settle/", {"pair": f"{child.uid}.{after.uid}.", "words": "搬家"})
    assert "有人在你查看期间" in gone.content.decode()
    assert worker.post(f"{PAGE}settle/", {"pair": value, "words": "搬家"}).status_code == 302


def test_what_hangs_together_too_much_is_said_and_not_guessed(world: World, worker, monkeypatch):
    one, other = some.wishing(world, "林大"), some.wishing(world, "林小")
    actions.wish_of_siblings(one=one, other=other, sort="apart", by=world.system, at=NOW)
    some.companion(world, "于青", most=2)
    monkeypatch.setattr(proposing, "PATIENCE", 1)
    assert "牵连太多" in text(worker, PAGE)
    assert "牵连太多" in text(worker, f"{PAGE}extras/")
    assert worker.get(f"{PAGE}{one.uid}/").status_code == 302


@pytest.mark.parametrize("wrong", ["x", "with.x.1", "with.1", "with.00000000-0000-0000-0000-000000000000.x"])
def test_an_address_that_nobody_wrote_is_absent(worker, wrong: str):
    assert worker.get(f"{PAGE}?hand={wrong}").status_code == 404
    assert worker.post(f"{PAGE}settle/", {"pair": wrong}).status_code == 404


def test_siblings_who_stay_together_are_said_to_with_what_each_of_them_asks(world: World, worker):
    one, other = some.wishing(world, "林大", companion_sex="f"), some.wishing(world, "林小", language="粤语")
    actions.wish_of_siblings(one=one, other=other, sort="together", by=world.system, at=NOW)
    some.companion(world, "于青", most=2)
    shown = text(worker, PAGE)
    assert shown.count("女性，会粤语") == 2
    assert "与林大一起" in shown


def test_a_companion_dragged_onto_a_child_is_fixed_and_the_childs_other_fix_gives_way(world: World, worker):
    child = some.wishing(world)
    first, second = some.companion(world, "于青"), some.companion(world, "于白")
    before = f"with.{child.uid}.{first.number}"
    answer = worker.get(PAGE, {"hand": before, "onto": f"{child.uid}.{second.number}"})
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"hand=with.{child.uid}.{second.number}#{child.uid}")
    shown = text(worker, answer["Location"].split("#")[0])
    assert "林小舟 · 于白" in shown
    assert "你固定的" in shown
    assert f'data-number="{first.number}">于青' in shown.split("还有名额")[1]


def test_a_companion_whom_a_rule_bars_is_not_fixed_and_the_rule_is_said(world: World, worker):
    child, companion = some.wishing(world, companion_sex="f"), some.companion(world)
    shown = text(worker, f"{PAGE}?hand=with.{child.uid}.{companion.number}")
    assert "林小舟和于青不能固定" in shown


@pytest.mark.parametrize("wrong", ["", "x", "1.2", "00000000-0000-0000-0000-000000000000.x"])
def test_a_drag_that_nobody_made_is_absent(worker, wrong: str):
    assert worker.get(PAGE, {"onto": wrong}).status_code == 404
