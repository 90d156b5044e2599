"""The code on the wall and the page behind it: the same answer for everybody, and a question on the roll."""

import re
from datetime import time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.factories.devices import browser, trusted
from tests.factories.people import PHONE, person
from tests.factories.rolls import came, clerk, series, session
from tests.factories.world import NOW, TODAY, World
from youju.services.activities.actions.enrolling import enrol
from youju.services.activities.actions.kiosks import close_kiosk, open_kiosk
from youju.services.activities.models import Kiosk, Unmatched
from youju.web.activities import codes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
THANKS = "/activities/here/"


@pytest.fixture
def kiosk(world: World) -> Kiosk:
    held = session(world)
    held.start, held.end = time(17), time(18, 10)
    held.save()
    held.activity.activity_kind = "class"
    held.activity.save()
    child = person(world, "陈小豆", nickname="豆豆", phone=PHONE)
    enrol(activity=series(world), person=child, role="child", since=TODAY, by=clerk(world), at=NOW)
    return open_kiosk(session=held, device=trusted(world), by=clerk(world), at=NOW)


def address(kiosk: Kiosk) -> str:
    return f"/activities/here/{codes.drawn(kiosk, at=NOW)}/"


def scanned(kiosk: Kiosk) -> tuple[Client, dict[str, Any]]:
    """A phone that scanned the code, and what its page would send."""
    phone = Client()
    text = phone.get(address(kiosk)).content.decode()
    return phone, dict(re.findall(r'<input type="hidden" name="(ticket|form)" value="([^"]+)"', text))


def test_the_wall_shows_a_code_that_changes_and_no_name(world: World, kiosk: Kiosk):
    first = browser().get("/activities/kiosk/wall/").content.decode()
    assert "<svg" in first
    assert 'content="30"' in first
    assert "陈小豆" not in first
    assert "豆豆" not in first
    with time_machine.travel(NOW + timedelta(seconds=30), tick=False):
        second = browser().get("/activities/kiosk/wall/").content.decode()
    svg = re.compile(r"<svg.*?</svg>", re.S)
    assert svg.findall(first) != svg.findall(second)
    assert "这台设备不受信" in Client().get("/activities/kiosk/wall/").content.decode()
    close_kiosk(kiosk=kiosk, by=clerk(world), at=NOW)
    assert "现在不在签到时间" in browser().get("/activities/kiosk/wall/").content.decode()


def test_whoever_is_known_and_whoever_is_not_read_the_same(world: World, kiosk: Kiosk):
    answers = []
    for words, last in (("豆豆", PHONE[-4:]), ("豆豆", "0000"), ("没这个人", PHONE[-4:])):
        phone, said = scanned(kiosk)
        answer = phone.post(address(kiosk), said | {"words": words, "last": last})
        answers.append((answer.status_code, answer["Location"], phone.get(THANKS).content))
    assert len(set(answers)) == 1
    assert came(world) == 1


def test_the_page_tells_nothing_of_who_is_expected(kiosk: Kiosk):
    text = Client().get(address(kiosk)).content.decode()
    assert "豆豆" not in text
    assert "陈小豆" not in text
    assert "noindex" in text


def test_an_old_code_opens_nothing_but_whoever_scanned_in_time_may_finish_typing(world: World, kiosk: Kiosk):
    phone, said = scanned(kiosk)
    said |= {"words": "豆豆", "last": PHONE[-4:]}
    with time_machine.travel(NOW + timedelta(seconds=60), tick=False):
        answer = Client().get(address(kiosk))
        assert answer.status_code == 410
        assert "这个二维码已经过时" in answer.content.decode()
    with time_machine.travel(NOW + timedelta(minutes=4), tick=False):
        assert phone.post(address(kiosk), said)["Location"] == THANKS
    assert came(world) == 1
    with time_machine.travel(NOW + timedelta(minutes=5, seconds=2), tick=False):
        assert phone.post(address(kiosk), said).status_code == 410


@pytest.mark.parametrize("word", ["x", "0" * 3000, "made:up", "%00", "..", "a.b:c"])
def test_a_code_that_we_did_not_draw_opens_nothing(kiosk: Kiosk, word: str):
    assert Client().get(f"/activities/here/{word}/").status_code == 404
    answer = Client().post(address(kiosk), {"ticket": word, "words": "豆豆", "last": PHONE[-4:]})
    assert answer.status_code == 410


@pytest.mark.parametrize(
    ("words", "last"),
    [("", "0142"), ("豆豆", ""), ("豆豆", "12345"), ("豆" * 41, "0142"), ("豆豆", "abcd"), ("豆豆", "１２３４")],
)
def test_what_cannot_be_sent_is_said_and_stays(world: World, kiosk: Kiosk, words: str, last: str):
    phone, said = scanned(kiosk)
    answer = phone.post(address(kiosk), said | {"words": words, "last": last})
    assert answer.status_code == 422
    assert said["ticket"] in answer.content.decode()
    assert (came(world), Unmatched.objects.count()) == (0, 0)


def test_colleagues_see_who_could_not_be_matched_and_settle_it(world: World, kiosk: Kiosk):
    phone, said = scanned(kiosk)
    phone.post(address(kiosk), said | {"words": "小豆子<b>", "last": "0000"})
    reader = world.colleague("social_worker", world.north).client()
    calling = f"/activities/sessions/{kiosk.session.uid}/roll/"
    text = reader.get(calling).content.decode()
    assert "1个没有对上的人" in text
    assert "小豆子&lt;b&gt;" in text
    question = Unmatched.objects.get()
    stranger = world.colleague("social_worker", world.south).client()
    assert stranger.post(f"/activities/unmatched/{question.uid}/").status_code == 404
    assert reader.post(f"/activities/unmatched/{question.uid}/")["Location"] == calling
    assert "没有对上的人" not in reader.get(calling).content.decode()
    assert reader.post(f"/activities/unmatched/{question.uid}/").status_code == 409
