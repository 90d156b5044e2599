"""Suspected harm on the screen: one button everywhere, a report, the alarm on the desk, what was done."""

import pytest

from tests.factories.envelopes import post, sealed
from tests.factories.pages import Page
from tests.factories.people import person
from tests.factories.rolls import session
from tests.factories.volunteers import enlisted
from tests.factories.world import NOW, TODAY
from youju.ground.access.actions import end_role
from youju.ground.access.models import Membership, View
from youju.ground.people import actions as people
from youju.services.safeguarding.models import HarmReport
from youju.services.volunteers import actions as volunteers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
KEY = "6b5ad6f7-33a1-4b0a-9f0a-0b7d5b4a8d01"
TYPED = {
    "key": KEY, "who": "林小舟", "seen": "胳膊上有新的淤青", "on": "2018-03-20", "told_police": "1",
    "name_police": "槐影里派出所", "at_police": "18:10",
}  # fmt: skip


@pytest.fixture
def clerk(world):
    return world.colleague("social_worker", world.north).client()


@pytest.fixture
def boss(world):
    return world.colleague("supervisor", world.north).client()


def test_a_report_from_the_button_to_the_end(world, clerk, boss):
    form = Page(clerk.get("/safeguarding/new/")).text
    assert "110" in form
    assert "不需要任何人同意" in form
    there = clerk.post("/safeguarding/new/", TYPED)["Location"]
    assert clerk.post("/safeguarding/new/", TYPED)["Location"] == there, "twice is once"
    desk = boss.get("/").content.decode()
    assert there in desk
    assert "淤青" not in desk
    assert there not in clerk.get("/").content.decode(), "only whoever answers for it is alarmed"
    before = View.objects.count()
    page = Page(boss.get(there)).text
    assert "胳膊上有新的淤青" in page
    assert "槐影里派出所" in page
    assert View.objects.count() == before + 1
    boss.post(f"{there}receive/")
    assert there not in boss.get("/").content.decode()
    boss.post(f"{there}tell/", {"whom": "education", "name": "班主任", "at": "18:30"})
    boss.post(f"{there}follow-up/", {"words": "和派出所一起去了家里"})
    boss.post(f"{there}close/", {"words": "孩子住在姑姑家"})
    page = Page(boss.get(there)).text
    assert "班主任" in page
    assert "孩子住在姑姑家" in page
    assert there in boss.get("/safeguarding/?closed=1").content.decode()
    answer = boss.post(f"{there}follow-up/", {"words": "又有新伤"})
    assert answer.status_code == 422
    assert "已办结" in Page(answer).text


def test_what_does_not_fit_is_said_and_kept(clerk):
    answer = clerk.post("/safeguarding/new/", {**TYPED, "seen": ""})
    assert answer.status_code == 422
    assert "槐影里派出所" in answer.content.decode()
    assert not HarmReport.objects.exists()


def test_the_button_stands_at_the_card_the_session_the_roll_and_the_care_page(world, clerk):
    child = person(world, "林小舟", year=2009)
    today = session(world)
    stamp = {"by": world.colleague("social_worker", world.north).actor, "at": NOW}
    people.ask(person=child, purpose="service", sentence="今天来托管", **stamp)
    for address in (
        f"/people/{child.uid}/",
        *(f"/activities/sessions/{today.uid}/{part}" for part in ("", "roll/", "care/")),
    ):
        answer = clerk.get(address)
        if answer.status_code == 200:
            assert "/safeguarding/new/?office=north" in answer.content.decode(), address
    assert f"person={child.uid}" in clerk.get(f"/people/{child.uid}/").content.decode()
    assert "林小舟" in clerk.get(f"/safeguarding/new/?office=north&person={child.uid}").content.decode()


def test_a_volunteer_reports_from_the_own_page_and_is_shown_nothing_back(world):
    one = enlisted(world, "于青")
    volunteers.open_own_link(volunteer=one, secret="秘密的链接", by=world.system, at=NOW)
    from django.test import Client

    phone, there = Client(), "/safeguarding/own/秘密的链接/"
    assert "疑似伤害" in Page(phone.get("/volunteers/own/秘密的链接/")).text
    sent = phone.post(there, TYPED, follow=True)
    assert "已上交" in Page(sent).text
    assert "淤青" not in sent.content.decode()
    assert HarmReport.objects.get().by == one.__class__.objects.get(pk=one.pk).actor
    assert phone.get("/safeguarding/own/nobodys/").status_code == 404


def test_an_envelope_of_somebody_who_lost_the_right_is_taken_all_the_same(world, boss):
    reporter = world.colleague("social_worker", world.north)
    mark = {"key": KEY, "seen": "胳膊上有新的淤青", "person": "", "who": "", "on": "2018-03-20", "told": []}
    letter = sealed(reporter.actor, world.north.uid, {"marks": [mark]}, kind="safeguarding.report")
    end_role(membership=Membership.objects.get(user=reporter.user), until=TODAY, by=world.system, at=NOW)
    for state in ("taken", "known"):
        assert post(reporter.client(), letter)[str(letter.key)]["state"] == state
    assert HarmReport.objects.count() == 1


def test_an_envelope_of_a_stranger_stays_on_the_phone(world):
    other = world.colleague("social_worker", world.south)
    mark = {"key": KEY, "seen": "胳膊上有新的淤青", "person": "", "who": "", "on": "", "told": []}
    letter = sealed(other.actor, world.north.uid, {"marks": [mark]}, kind="safeguarding.report")
    assert post(other.client(), letter)[str(letter.key)]["state"] == "held"
    assert not HarmReport.objects.exists()


def test_whom_to_call_is_edited_by_whoever_answers_and_kept_on_phones(world, clerk, boss):
    boss.post(
        "/safeguarding/contacts/", {"name_civil_affairs": "街道民政科", "number_civil_affairs": "010-5550 0160"}
    )
    assert "010-5550 0160" in Page(clerk.get("/safeguarding/new/")).text
    [office] = clerk.get("/safeguarding/offline/kept/").json()["offices"]
    assert {one["whom"]: one["number"] for one in office["calls"]}["civil_affairs"] == "010-5550 0160"
    assert clerk.get("/safeguarding/contacts/").status_code == 403
