"""A volunteer's own page, from the link that staff hand over to shifts, minutes, certificates, corrections."""

from datetime import date
from hashlib import sha256
from uuid import uuid4

import pytest
from django.test import Client

from tests.factories.pages import Page
from tests.factories.volunteers import enlisted, served, shift, signed_up
from tests.factories.world import NOW
from youju.ground.access.models import AuditEntry, View
from youju.ground.people import actions as people
from youju.ground.periods import month
from youju.services.volunteers import actions
from youju.services.volunteers.models import CorrectionRequest, OwnLink, Shift, SignUp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
AHEAD = date(2018, 3, 24)


@pytest.fixture
def clerk(world):
    return world.colleague("supervisor", world.north).client()


def handed(clerk, volunteer) -> str:
    """The path of the page, as staff hand it over."""
    return "/" + clerk.post(f"/volunteers/{volunteer.uid}/link/").context["link"].split("/", 3)[3]


def test_staff_hand_the_link_over_once_as_code_and_words(clerk, world):
    one = enlisted(world)
    assert "个人页" in Page(clerk.get(f"/volunteers/{one.uid}/")).text
    answer = clerk.post(f"/volunteers/{one.uid}/link/")
    shown, link = answer.content.decode(), answer.context["link"]
    assert "<svg" in shown
    assert f"于青，您好。这是您在{world.north.name}的志愿者页面" in shown
    secret = link.rsplit("/", 2)[1]
    assert len(secret) >= 43
    assert OwnLink.objects.get().digest == sha256(secret.encode()).hexdigest()
    again = clerk.get(f"/volunteers/{one.uid}/link/")
    assert secret not in again.content.decode()
    assert "还没有" in Page(again).text
    Client().get("/" + link.split("/", 3)[3])
    assert "2018-03-20" in Page(clerk.get(f"/volunteers/{one.uid}/link/")).text
    assert answer["Cache-Control"] == "private, no-store"


def test_a_volunteer_signs_up_swaps_and_leaves_on_the_phone(client, clerk, world):
    one, other = enlisted(world, "于青"), enlisted(world, "于蓝")
    there, mine, theirs = shift(world, day=AHEAD), handed(clerk, one), handed(clerk, other)
    page = Page(client.get(mine))
    assert "还缺1人" in page.text
    assert "于蓝" not in page.text
    client.post(page.form("/join/").action)
    assert "已报名" in Page(client.get(mine)).text
    seat = SignUp.objects.get()
    assert seat.by.label == "志愿者1号"
    client.post(Page(client.get(theirs)).form("/join/").action)
    assert "候补第1位" in Page(client.get(theirs)).text
    client.post(Page(client.get(mine)).form("/offer/").action)
    client.post(Page(client.get(mine)).form("/keep/").action)
    client.post(Page(client.get(mine)).form("/offer/").action)
    client.post(Page(client.get(theirs)).form("/take/").action)
    assert "名额归您了" in Page(client.get(theirs)).text
    assert "于蓝接了于青的班" in Page(clerk.get("/volunteers/shifts/")).text
    client.post(Page(client.get(theirs)).form("/leave/").action, {"reason": "考试"})
    assert "于蓝 来不了" in Page(clerk.get("/volunteers/shifts/")).text
    assert not SignUp.objects.standing().filter(shift=there).exists()


def test_what_cannot_be_is_said_and_nothing_is_written(client, clerk, world):
    one = enlisted(world)
    mine, care = handed(clerk, one), shift(world, day=AHEAD, meets_children=True)
    assert "要先通过入职查询和培训" in Page(client.get(mine)).text
    answer = client.post(f"{mine}shifts/{care.uid}/join/", follow=True)
    assert "入职查询" in Page(answer).text
    begun = shift(world, what="早班")
    assert "早班" not in Page(client.get(mine)).text
    assert "已经开始" in Page(client.post(f"{mine}shifts/{begun.uid}/join/", follow=True)).text
    assert not SignUp.objects.exists()


def test_of_others_and_of_what_is_not_there_the_page_says_one_thing(client, clerk, world):
    one, other = enlisted(world, "于青"), enlisted(world, "于蓝")
    mine = handed(clerk, one)
    theirs = signed_up(world, shift(world, day=AHEAD, places=2), other)
    served(world, other)
    paper = actions.certify(
        volunteer=other, period=month(2018, 3), code="K7Q2MX9PAB", contact="办公室", by=world.system, at=NOW
    )
    south = shift(world, day=AHEAD, office=world.south)
    gone = client.get("/volunteers/own/never-was/")
    assert gone.status_code == 404
    for way in ("leave", "offer", "keep"):
        answer = client.post(f"{mine}sign-ups/{theirs.uid}/{way}/")
        assert (answer.status_code, answer.content) == (404, gone.content)
    for path in (f"shifts/{south.uid}/join/", f"offers/{uuid4()}/take/"):
        assert client.post(f"{mine}{path}").content == gone.content
    assert client.get(f"{mine}certificates/{paper.uid}.pdf").content == gone.content
    assert "于蓝" not in "".join(
        client.get(f"{mine}{tab}").content.decode() for tab in ("", "minutes/", "certificates/", "data/")
    )
    assert SignUp.objects.standing().count() == 1


def test_a_revoked_link_a_new_one_and_an_erasure_shut_every_page_at_once(client, clerk, world):
    one = enlisted(world)
    tabs = ("", "minutes/", "certificates/", "data/", "ask/", "hours/")
    first, second = handed(clerk, one), handed(clerk, one)
    assert [client.get(f"{first}{tab}").status_code for tab in tabs] == [404] * 6
    assert [client.get(f"{second}{tab}").status_code for tab in tabs] == [200] * 6
    clerk.post(f"/volunteers/{one.uid}/link/revoke/")
    assert [client.get(f"{second}{tab}").status_code for tab in tabs] == [404] * 6
    assert clerk.post(f"/volunteers/{one.uid}/link/revoke/").status_code == 409
    third = handed(clerk, one)
    people.erase(person=one.person, reason="本人要求", by=world.system, at=NOW)
    assert client.get(third).status_code == 404


def test_minutes_are_read_and_a_correction_is_asked_and_answered(client, clerk, world):
    one = enlisted(world)
    mine, entry = handed(clerk, one), served(world, one, "90", happened_on="2018-03-09")
    served(world, one, "120", happened_on="2018-03-10")
    page = Page(client.get(f"{mine}minutes/"))
    assert "3小时30分钟 2次" in page.text
    ask = f"{mine}ask/?entry={entry.uid}"
    assert ask in page.links
    bad = client.post(ask, {"words": "", "minutes": "很久"})
    assert bad.status_code == 422
    assert "还在" in Page(bad).text
    client.post(ask, {"words": "来了两小时", "on": "2018-03-09", "minutes": "2小时"})
    asked = CorrectionRequest.objects.get()
    assert (asked.service, asked.minutes, asked.by.label) == (entry, 120, "志愿者1号")
    assert "等待答复" in Page(client.get(f"{mine}minutes/")).text
    clerk.post(f"/volunteers/requests/{asked.uid}/answer/", {"granted": "yes", "words": "已改为2小时"})
    assert "已改为2小时" in Page(client.get(f"{mine}minutes/")).text


def test_an_entry_of_another_is_no_entry_of_mine(client, clerk, world):
    one, other = enlisted(world, "于青"), enlisted(world, "于蓝")
    theirs = served(world, other)
    client.post(f"{handed(clerk, one)}ask/?entry={theirs.uid}", {"words": "不对"})
    assert CorrectionRequest.objects.get().service is None


def test_a_certificate_is_taken_along_and_a_revoked_one_says_so(client, clerk, world):
    one = enlisted(world)
    served(world, one)
    paper = actions.certify(
        volunteer=one, period=month(2018, 3), code="K7Q2MX9PAB", contact="办公室", by=world.system, at=NOW
    )
    mine = handed(clerk, one)
    assert paper.number in Page(client.get(f"{mine}certificates/")).text
    file = client.get(f"{mine}certificates/{paper.uid}.pdf")
    assert file.content.startswith(b"%PDF")
    assert file["Cache-Control"] == "private, no-store"
    actions.revoke(certificate=paper, reason="写错了", by=world.system, at=NOW)
    page = Page(client.get(f"{mine}certificates/"))
    assert "已撤销" in page.text
    assert not any(link.endswith(".pdf") for link in page.links)


def test_my_data_names_what_is_sealed_and_shows_none_of_it(client, clerk, world):
    one = enlisted(world, skills="摄影")
    people.confide(person=one.person, sort="phone", text="19900009000", by=world.system, at=NOW)
    mine = handed(clerk, one)
    page = Page(client.get(f"{mine}data/"))
    assert "加密保存 电话" in page.text
    assert "摄影" in page.text
    assert "1990000" not in page.text
    assert client.post(f"{mine}hours/", {"day_1": "有空就来"}).status_code == 422
    client.post(f"{mine}hours/", {"day_1": "上午"})
    assert "周二 8:00–12:00" in Page(client.get(f"{mine}data/")).text


def test_no_search_engine_no_memory_and_no_other_site_learns_of_it(client, clerk, world):
    answer = client.get(handed(clerk, enlisted(world)))
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "same-origin"
    assert 'content="noindex, nofollow"' in answer.content.decode()


def test_reading_is_written_down_once_a_day_and_changes_nothing_else(client, clerk, world):
    mine = handed(clerk, enlisted(world))
    before = AuditEntry.objects.count()
    for tab in ("", "minutes/", "data/", ""):
        client.get(f"{mine}{tab}")
    assert View.objects.filter(subject=OwnLink.objects.get().uid).count() == 1
    assert AuditEntry.objects.count() == before


def test_whoever_presses_without_end_is_slowed_down(client, clerk, world):
    mine = handed(clerk, enlisted(world))
    there = shift(world, day=AHEAD)
    for _round in range(30):
        client.post(f"{mine}shifts/{there.uid}/join/")
        client.post(f"{mine}sign-ups/{SignUp.objects.latest('pk').uid}/leave/")
    answer = client.post(f"{mine}shifts/{there.uid}/join/", follow=True)
    assert "请一小时后再试" in Page(answer).text
    assert not SignUp.objects.standing().exists()


def test_the_page_asks_as_often_for_many_shifts_as_for_one(client, clerk, world, django_assert_max_num_queries):
    mine = handed(clerk, enlisted(world))
    client.get(mine)
    for number in range(15):
        one = shift(world, what=f"班{number}", day=AHEAD, places=2)
        if number % 5 == 0:
            Shift.objects.filter(pk=one.pk).update(day=date(2018, 3, 25 + number // 5))
            client.post(f"{mine}shifts/{one.uid}/join/")
    with django_assert_max_num_queries(20):
        client.get(mine)
