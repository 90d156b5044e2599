"""Trusting the device one sits at, the list of those that are trusted, and the own PIN."""

import pytest

from tests.factories.devices import PASSWORD, PIN, SECRET, browser, trusted, with_password
from tests.factories.world import World
from youju.ground.access.models import DeviceTrust, Pin
from youju.web.shell.switching import COOKIE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def editor(world: World):
    return world.colleague("office_editor", world.north).client()


def test_an_editor_trusts_the_browser_in_which_the_page_is_read(world: World, editor):
    answer = editor.post("/devices/", {"name": "门口平板", "office": str(world.north.uid)})
    assert answer["Location"] == "/devices/"
    cookie = answer.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    page = editor.get("/devices/").content.decode()
    assert "这个浏览器已受信" in page
    assert "门口平板" in page
    assert "本机" in page
    assert cookie.value not in page
    assert "信任这台设备" not in page


def test_what_was_typed_stays_when_the_name_is_taken(world: World, editor):
    trusted(world)
    answer = editor.post("/devices/", {"name": "门口平板", "office": str(world.north.uid)})
    assert answer.status_code == 422
    assert 'value="门口平板"' in answer.content.decode()
    assert COOKIE not in answer.cookies


@pytest.mark.parametrize("name", ["", "  ", "长" * 41, "\x00"])
def test_a_device_without_a_proper_name_is_not_trusted(world: World, editor, name: str):
    assert editor.post("/devices/", {"name": name, "office": str(world.north.uid)}).status_code == 422
    assert not DeviceTrust.objects.exists()


def test_another_office_is_not_chosen(world: World, editor):
    assert editor.post("/devices/", {"name": "平板", "office": str(world.south.uid)}).status_code == 422
    assert not DeviceTrust.objects.exists()


def test_a_forgotten_device_moves_to_the_other_list(world: World, editor):
    device = trusted(world)
    assert "还没有取消" not in editor.get("/devices/").content.decode()
    assert editor.post(f"/devices/{device.uid}/forget/")["Location"] == "/devices/"
    assert "还没有受信的设备" in editor.get("/devices/").content.decode()
    assert "门口平板" in editor.get("/devices/?past=1").content.decode()
    assert editor.post(f"/devices/{device.uid}/forget/").status_code == 409


def test_a_device_of_another_office_does_not_exist(world: World, editor):
    theirs = trusted(world, office=world.south)
    assert editor.post(f"/devices/{theirs.uid}/forget/").status_code == 404
    assert "门口平板" not in editor.get("/devices/").content.decode()


def test_a_pin_is_set_by_who_knows_the_password(world: World):
    who = with_password(world.colleague("social_worker", world.north))
    client = who.client()
    for pin, again, password in (
        ("123456", "123456", PASSWORD), (PIN, "730195", PASSWORD), (PIN, PIN, "wrong"), (PIN, PIN, ""),
        ("", "", PASSWORD), ("7" * 4000, PIN, PASSWORD), ("73019x", "73019x", PASSWORD),
    ):  # fmt: skip
        answer = client.post("/devices/pin/", {"pin": pin, "again": again, "password": password})
        assert answer.status_code == 422, pin
        assert PIN not in answer.content.decode()
    assert not Pin.objects.exists()
    said = {"pin": PIN, "again": PIN, "password": PASSWORD}
    assert client.post("/devices/pin/", said)["Location"] == "/devices/pin/"
    assert "已设置" in client.get("/devices/pin/").content.decode()
    assert client.post("/devices/pin/drop/")["Location"] == "/devices/pin/"
    assert not Pin.objects.exists()


def test_the_menu_offers_the_switch_on_a_shared_device_only(world: World):
    trusted(world)
    client = world.colleague("social_worker", world.north).client()
    assert "/devices/switch/" not in client.get("/").content.decode()
    client.cookies[COOKIE] = SECRET
    assert "/devices/switch/" in client.get("/").content.decode()
    assert "用PIN码换人" in browser().get("/accounts/login/").content.decode()
