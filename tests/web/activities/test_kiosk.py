"""The kiosk on the screen: signs and nicknames, a question back, a minute for a slip, and the way out."""

import re
from datetime import time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.factories.devices import browser, ready, switch, trusted
from tests.factories.people import PHONE, guardian, person
from tests.factories.rolls import came, children, clerk, roll, series, session, tap
from tests.factories.sign_ups import opened
from tests.factories.world import NOW, World
from youju.ground.access.models import DeviceTrust
from youju.ground.people.models import Person
from youju.services.activities.actions.enrolling import enrol
from youju.services.activities.models import Kiosk, Mark
from youju.services.activities.rules.marks import Said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
KIOSK = "/activities/kiosk/"
NOBODY, FORM = "00000000-0000-0000-0000-000000000000", "7f3b0c52-5d0e-4d0e-9a57-0d6f3c7c1b11"


@pytest.fixture
def here(world: World) -> list[Person]:
    held = session(world)
    held.start, held.end = time(17), time(18, 10)
    held.save()
    held.activity.activity_kind = "class"
    held.activity.save()
    bean = person(world, "陈小豆", nickname="豆豆", phone=PHONE, year=2009)
    guardian(world, bean)
    enrol(activity=series(world), person=bean, role="child", since=held.day, by=clerk(world), at=NOW)
    return [bean, *children(world, "白小兰")]


def address(world: World) -> str:
    return f"/activities/sessions/{session(world).uid}/kiosk/"


@pytest.fixture
def door(world: World, here: list[Person]) -> Client:
    """The tablet at the door, started by a social worker."""
    trusted(world)
    client = browser()
    user = world.colleague("social_worker", world.north).user
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(address(world))["Location"] == KIOSK
    return client


def tiles(client: Client) -> dict[str, str]:
    """The key of each tile by what it says."""
    text = client.get(KIOSK).content.decode()
    return {label: key for key, label in re.findall(r'\?who=([0-9a-f-]+)">.*?<b>(.*?)</b>', text, re.S)}


def sure(client: Client, label: str) -> dict[str, Any]:
    """What the page that asks back would send."""
    text = client.get(f"{KIOSK}?who={tiles(client)[label]}").content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(who|form)" value="([^"]+)"', text))
    return fields | ({"back": "1"} if 'name="back"' in text else {})


def test_whoever_starts_it_is_logged_out_there(world: World, door: Client):
    assert door.get("/people/")["Location"].startswith("/accounts/login/")
    assert Kiosk.objects.get().by == clerk(world)


def test_children_see_signs_and_nicknames_and_nothing_else(door: Client, here: list[Person]):
    assert set(tiles(door)) == {"豆豆", "兰"}
    text = door.get(KIOSK).content.decode()
    for hidden in ("陈小豆", "白小兰", "林晚晴", str(here[0].uid), PHONE, "2009"):
        assert hidden not in text
    assert "no-cache" in door.get(KIOSK)["Cache-Control"]


def test_a_sign_asks_back_and_then_becomes_a_mark_once(world: World, door: Client):
    said = sure(door, "豆豆")
    assert came(world) == 0
    answer = door.post(KIOSK, said)
    assert answer["Location"] == f"{KIOSK}?done={said['who']}"
    assert "豆豆，你已签到" in door.get(answer["Location"]).content.decode()
    door.post(KIOSK, said)
    assert came(world) == 1
    assert Mark.objects.get().by.kind == "device"


def test_a_slip_is_taken_back_within_a_minute_and_later_a_grown_up_helps(world: World, door: Client):
    door.post(KIOSK, sure(door, "豆豆"))
    back = sure(door, "豆豆")
    assert back["back"] == "1"
    door.post(KIOSK, back)
    assert came(world) == 0
    door.post(KIOSK, sure(door, "豆豆"))
    with time_machine.travel(NOW + timedelta(minutes=2), tick=False):
        assert sure(door, "豆豆") == {}
        answer = door.post(KIOSK, {"who": tiles(door)["豆豆"], "form": back["form"], "back": "1"})
        assert answer.status_code == 409
        assert "请告诉老师" in answer.content.decode()
    assert came(world) == 1


def test_the_roll_says_that_a_child_signed_in_by_itself_and_a_colleague_has_the_last_word(
    world: World, door: Client, here: list[Person]
):
    door.post(KIOSK, sure(door, "豆豆"))
    reader = world.colleague("social_worker", world.north).client()
    calling = f"/activities/sessions/{session(world).uid}/roll/"
    assert "自助签到" in reader.get(calling).content.decode()
    roll(world, tap(here[0], Said.DECLINED))
    answer = door.post(KIOSK, sure(door, "豆豆"))
    assert answer.status_code == 409
    assert "老师给你记了别的" in answer.content.decode()
    assert came(world) == 0


@pytest.mark.parametrize(
    "said",
    [{}, {"who": "x"}, {"who": NOBODY, "form": FORM},
     {"who": "{豆豆}"}, {"who": "{豆豆}", "form": "1" * 5000}, {"form": FORM}],
)  # fmt: skip
def test_what_no_page_would_send_writes_nothing(world: World, door: Client, said: dict[str, str]):
    filled = {name: tiles(door)["豆豆"] if word == "{豆豆}" else word for name, word in said.items()}
    assert door.post(KIOSK, filled or {"sent": "1"})["Location"] == KIOSK
    assert came(world) == 0


def test_a_key_of_one_kiosk_opens_nothing_at_another(world: World, door: Client):
    said = sure(door, "豆豆")
    reader = world.colleague("social_worker", world.north).client()
    reader.post(f"/activities/kiosks/{Kiosk.objects.get().uid}/close/")
    assert "现在不在签到时间" in door.get(KIOSK).content.decode()
    assert "现在不在签到时间" in door.post(KIOSK, said).content.decode()
    door.force_login(
        world.colleague("social_worker", world.north).user,
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    door.post(address(world))
    assert door.post(KIOSK, said)["Location"] == KIOSK
    assert came(world) == 0


def test_nobody_signs_in_on_another_device_or_after_the_hours(world: World, door: Client):
    said = sure(door, "豆豆")
    for other in (Client(), browser("guessed")):
        assert "这台设备不受信" in other.post(KIOSK, said).content.decode()
    with time_machine.travel(NOW + timedelta(minutes=8), tick=False):
        assert "现在不在签到时间" in door.post(KIOSK, said).content.decode()
    assert came(world) == 0


def test_the_pin_of_a_colleague_leads_out_to_the_roll(world: World, door: Client):
    who = ready(world, DeviceTrust.objects.get(), 2)
    assert "/devices/switch/" in door.get(KIOSK).content.decode()
    assert "输入PIN码就结束" in door.get("/devices/switch/").content.decode()
    assert switch(door, who, "904713").status_code == 422
    assert tiles(door)
    assert switch(door, who)["Location"] == f"/activities/sessions/{session(world).uid}/roll/"
    assert "现在不在签到时间" in door.get(KIOSK).content.decode()
    assert Kiosk.objects.get().end.by == who.actor


def test_the_page_of_the_kiosk_says_what_is_missing(world: World, here: list[Person]):
    reader = world.colleague("social_worker", world.north).client()
    assert "这台设备还不受信" in reader.get(address(world)).content.decode()
    assert reader.post(address(world)).status_code == 200
    trusted(world, office=world.south)
    reader.cookies["device"] = browser().cookies["device"].value
    assert "不能用于本场次" in reader.get(address(world)).content.decode()
    assert reader.post(address(world)).status_code == 422
    assert not Kiosk.objects.exists()


def test_before_its_hours_a_kiosk_is_not_started(world: World, here: list[Person]):
    trusted(world)
    client = browser()
    user = world.colleague("social_worker", world.north).user
    with time_machine.travel(NOW - timedelta(hours=3), tick=False):
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert "开始自助签到" not in client.get(address(world)).content.decode()
        assert client.post(address(world)).status_code == 422
    assert not Kiosk.objects.exists()


def test_the_clerk_starts_and_ends_kiosks_of_what_anybody_may_sign_up_for_and_of_nothing_else(world: World):
    trusted(world)
    client, clerks = browser(), world.colleague("support_clerk", world.north)
    client.force_login(clerks.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session(world)
    assert client.get(address(world)).status_code == 404
    opened(world, on=session(world).day)
    assert client.post(address(world))["Location"] == KIOSK
    assert client.get(f"{KIOSK}wall/").status_code == 200
    there = f"/activities/kiosks/{Kiosk.objects.get().uid}/close/"
    assert clerks.client().post(there)["Location"] == address(world)
