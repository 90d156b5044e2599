"""Rounds on the screen: planned with a route and a team, printed, walked, counted, found again in the list."""

from datetime import timedelta

import pytest

from tests.factories.pages import Page
from tests.factories.people import person
from tests.factories.visits import family, round_to, said, stamp, stops
from tests.factories.world import TODAY
from youju.ground.access.models import View
from youju.ground.people import actions as people
from youju.ground.people.models import Sealed
from youju.services.visits import actions
from youju.services.visits.models import Visit, VisitRound

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
TYPED = {"purpose": "元宵探访", "day": "2018-03-20", "start": "09:00", "brought": "汤圆", "note": "九点在站里集合"}


@pytest.fixture
def clerk(world):
    return world.colleague("social_worker", world.north).client()


def test_a_round_from_planning_to_the_count(world, clerk):
    [mother, child] = family(world, "林晚晴", "林小舟")
    old = person(world, "甲老", year=1940)
    there = clerk.post("/visits/rounds/new/", TYPED)["Location"]
    assert "林晚晴" in Page(clerk.get(f"{there}find/?q=linwan")).text
    for home in (mother, old):
        clerk.post(f"{there}stops/add/", {"person": str(home.uid)})
    first, second = stops(VisitRound.objects.get())
    clerk.post(f"{there}stops/{second.uid}/move/", {"earlier": "1"})
    page = Page(clerk.get(there)).text
    assert page.index("甲老") < page.index("林晚晴")
    assert "2户，3人" in page
    said_so = {"stop": str(first.uid), "key": "6b5ad6f7-33a1-4b0a-9f0a-0b7d5b4a8c11", "minutes": "30"}
    answer = clerk.post(
        f"{there}walk/", {**said_so, "outcome": "met", "met": str(child.uid), "findings": "墙角发霉"}
    )
    assert answer["Location"].endswith(f"#stop-{second.uid}"), "on to the next home"
    clerk.post(f"{there}walk/", {**said_so, "stop": str(second.uid), "key": "", "outcome": "not_home"})
    assert Visit.objects.count() == 1, "without a key nothing is taken"
    key = "6b5ad6f7-33a1-4b0a-9f0a-0b7d5b4a8c12"
    clerk.post(f"{there}walk/", {"stop": str(second.uid), "key": key, "outcome": "not_home"})
    assert [(row.outcome, row.minutes) for row in Visit.objects.order_by("pk")] == [
        ("met", 30),
        ("not_home", None),
    ]
    assert clerk.post(f"{there}count/", {"start": "09:00", "end": "10:00"})["Location"] == there
    assert "已结算" in Page(clerk.get(there)).text
    listed = Page(clerk.get("/visits/?state=counted&q=元宵")).text
    assert "元宵探访" in listed
    assert "1户未见" in listed
    assert "没有符合的批次" in Page(clerk.get("/visits/?state=planned&q=元宵")).text


def test_what_does_not_fit_is_said_and_typed_words_stay(world, clerk):
    [mother, _child] = family(world, "林晚晴", "林小舟")
    going = round_to(world, mother)
    there = f"/visits/rounds/{going.uid}/"
    answer = clerk.post("/visits/rounds/new/", {**TYPED, "purpose": ""})
    assert answer.status_code == 422
    assert "九点在站里集合" in answer.content.decode()
    answer = clerk.post(f"{there}stops/add/", {"person": str(mother.uid)})
    assert answer.status_code == 422
    assert "这一户已在路线上：林晚晴" in Page(answer).text
    key = "6b5ad6f7-33a1-4b0a-9f0a-0b7d5b4a8c13"
    typed = {
        "stop": str(stops(going)[0].uid),
        "key": key,
        "outcome": "met",
        "findings": "需要冬衣",
        "minutes": "20",
    }
    answer = clerk.post(f"{there}walk/", typed)
    assert answer.status_code == 422
    assert "请勾选见到了谁" in Page(answer).text
    assert "需要冬衣" in answer.content.decode()


def test_the_sheet_names_addresses_once_a_reason_is_given_and_each_look_is_logged(world, clerk):
    [mother, _child] = family(world, "林晚晴", "林小舟")
    for sort, text in ((Sealed.Sort.ADDRESS, "槐影里7号楼"), (Sealed.Sort.ALLERGY, "花生")):
        people.confide(person=mother, sort=sort, text=text, **stamp(world))
    going = round_to(world, mother)
    there = f"/visits/rounds/{going.uid}/sheet/"
    assert "槐影里7号楼" not in Page(clerk.get(there)).text
    assert clerk.post(there, {"reason": " "}).status_code == 422
    before = View.objects.count()
    page = Page(clerk.post(there, {"reason": "今天探访"})).text
    assert "槐影里7号楼" in page
    assert "花生" not in page, "no more than the way needs"
    assert View.objects.count() == before + 2
    assert "今天探访" in Page(clerk.get(f"/visits/rounds/{going.uid}/")).text


def test_a_single_visit_needs_no_round_and_its_words_open_after_a_look(world, clerk):
    [_mother, child] = family(world, "林晚晴", "林小舟")
    assert "林小舟" in Page(clerk.get("/visits/new/?q=小舟")).text
    form = clerk.get(f"/visits/new/?person={child.uid}")
    assert "林晚晴" in Page(form).text, "whoever lives there can be met"
    key = "6b5ad6f7-33a1-4b0a-9f0a-0b7d5b4a8c14"
    typed = {
        "stop": str(child.uid), "key": key, "outcome": "met", "met": str(child.uid), "minutes": "40",
        "day": (TODAY - timedelta(days=1)).isoformat(), "findings": "作业没人看",
    }  # fmt: skip
    there = clerk.post("/visits/new/", typed)["Location"]
    assert clerk.post("/visits/new/", typed)["Location"] == there, "twice is once"
    before = View.objects.count()
    opened = clerk.get(there)
    assert "作业没人看" in Page(opened).text
    assert f"/cases/new/?office=north&amp;person={child.uid}" in opened.content.decode(), "a case is one step away"
    assert View.objects.count() == before + 1
    mate = world.colleague("social_worker", world.north, 2).client()
    assert "作业没人看" not in Page(mate.get(there)).text
    assert mate.post(f"{there}open/", {"reason": "想看看"}).status_code == 403
    boss = world.colleague("supervisor", world.north).client()
    assert "为什么要看" in Page(boss.get(there)).text
    boss.post(f"{there}open/", {"reason": "督导本月走访"})
    assert "作业没人看" in Page(boss.get(there)).text
    assert world.colleague("supervisor", world.south).client().get(there).status_code == 404


def test_the_list_leaves_as_a_file_without_anybody_who_was_visited(world, clerk):
    old = person(world, "甲老", year=1940)
    going = round_to(world, old)
    actions.record_visit(
        office=world.north, round=going, said=said(stops(going)[0].uid, old, minutes=20), **stamp(world)
    )
    text = b"".join(clerk.get("/visits/rounds.csv").streaming_content).decode()
    assert "元宵探访" in text
    assert ",1,1,0,20" in text
    assert "甲老" not in text


def test_rounds_of_two_days_are_kept_without_addresses_or_what_was_found(world, clerk):
    [mother, _child] = family(world, "林晚晴", "林小舟")
    for days in (-1, 0, 1, 2):
        round_to(world, mother, day=TODAY + timedelta(days=days))
    answer = clerk.get("/visits/offline/kept/")
    assert answer["Cache-Control"] == "no-store"
    now, then = answer.json()["rounds"]
    assert [now["day"], then["day"]] == ["2018-03-20", "2018-03-21"]
    assert set(now["stops"][0]) == {"stop", "number", "name", "who", "state", "said", "people"}
    assert [one["name"] for one in now["stops"][0]["people"]] == ["林小舟", "林晚晴"]
    assert (
        world.colleague("social_worker", world.south).client().get("/visits/offline/kept/").json()["rounds"] == []
    )
