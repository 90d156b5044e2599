"""Colleagues change places by PIN: where it opens, for how long, and what it does not open."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests.factories.devices import (
    PASSWORD,
    PIN,
    browser,
    log_in_fully,
    ready,
    switch,
    trusted,
    with_password,
)
from tests.factories.rolls import session
from tests.factories.world import NOW, World
from youju.ground.access import actions
from youju.ground.access.models import FullLogin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
FULL = "/devices/full/"


def test_a_full_login_on_the_device_opens_the_switch_for_its_colleague_alone(world: World):
    trusted(world)
    first, second = (with_password(world.colleague("social_worker", world.north, n)) for n in (1, 2))
    for who in (first, second):
        actions.set_pin(pin=PIN, by=who.actor, at=NOW)
    client = browser()
    assert "现在没有人可以在这里用PIN码" in client.get("/devices/switch/").content.decode()
    assert log_in_fully(client, first)["Location"] == "/"
    page = browser().get("/devices/switch/").content.decode()
    assert first.user.name in page
    assert second.user.name not in page
    assert switch(browser(), first)["Location"] == "/"
    assert switch(browser(), second).status_code == 422


def test_a_password_alone_or_a_login_elsewhere_is_no_full_login_here(world: World):
    trusted(world)
    who = with_password(world.colleague("social_worker", world.north))
    client = browser()
    client.post("/accounts/login/", {"login": who.user.username, "password": PASSWORD})
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    log_in_fully(Client(), who)
    log_in_fully(browser("not trusted"), with_password(world.colleague("social_worker", world.north, 2)))
    log_in_fully(browser(), with_password(world.colleague("social_worker", world.south)))
    assert not FullLogin.objects.exists()


def test_without_trust_the_page_tells_nobody_anything(world: World):
    who = ready(world, trusted(world))
    for client in (Client(), browser("guessed"), browser("x" * 4000)):
        page = client.get("/devices/switch/").content.decode()
        assert "这台设备不受信" in page
        assert who.user.name not in page
        assert switch(client, who).status_code == 200
        assert client.get("/")["Location"] == "/issues/"


def test_wrong_pins_are_counted_down_and_then_only_a_full_login_helps(world: World):
    who, client = ready(world, trusted(world)), browser()
    for left in (4, 3, 2, 1):
        answer = switch(client, who, "904713")
        assert answer.status_code == 422
        assert f"还可以试{left}次" in answer.content.decode()
        assert "904713" not in answer.content.decode()
    for pin in ("904713", PIN):
        assert "请先在这台设备上完整登录一次" in switch(client, who, pin).content.decode()
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    "said", [{}, {"who": "x"}, {"pin": PIN}, {"who": "0", "pin": ""}, {"who": "", "pin": "1" * 5000}]
)
def test_a_form_that_says_nothing_proper_counts_no_try(world: World, said: dict[str, str]):
    who, client = ready(world, trusted(world)), browser()
    assert client.post("/devices/switch/", said or {"sent": "1"}).status_code == 422
    assert "还可以试4次" in switch(client, who, "904713").content.decode()


def test_a_pin_opens_the_daily_work_and_not_what_needs_a_full_login(world: World):
    who, client = ready(world, trusted(world), role="office_director"), browser()
    switch(client, who)
    assert client.get("/activities/2018-03/").status_code == 200
    assert client.get("/people/").status_code == 200
    for withheld in (
        "/structure/sites/00000000-0000-0000-0000-000000000000/", "/devices/", "/accounts/2fa/",
        "/accounts/password/change/", "/accounts/2fa/totp/deactivate/", "/devices/pin/",
        "/desk/activities-session/export.csv",
    ):  # fmt: skip
        assert client.get(withheld)["Location"] == FULL, withheld
    assert client.get("/devices/", headers={"HX-Request": "true"})["HX-Redirect"] == FULL
    assert client.post("/devices/pin/drop/")["Location"] == FULL
    page = client.get(FULL).content.decode()
    assert "退出，重新完整登录" in page
    assert "/devices/pin/" not in page


def test_nobody_else_is_logged_in_after_a_switch(world: World):
    device = trusted(world)
    first, second = ready(world, device, 1), ready(world, device, 2)
    client = browser()
    client.force_login(first.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    before = client.session.session_key
    switch(client, second)
    assert client.session.session_key != before
    page = client.get("/").content.decode()
    assert second.user.name in page
    assert first.user.name not in page


def test_a_session_by_pin_ends_after_a_quarter_of_an_hour_without_a_hand_on_the_page(world: World):
    who, client = ready(world, trusted(world)), browser()
    switch(client, who)
    for minutes, headers, opens in (
        (14, {}, 200), (28, {}, 200), (42, {"Sec-Fetch-Mode": "cors"}, 200), (44, {}, 302),
    ):  # fmt: skip
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            assert client.get("/", headers=headers).status_code == opens, minutes


def test_a_forgotten_device_ends_the_sessions_that_a_pin_opened_there(world: World):
    device = trusted(world)
    who, client = ready(world, device), browser()
    switch(client, who)
    stolen = Client()
    stolen.cookies["sessionid"] = client.cookies["sessionid"].value
    assert stolen.get("/people/")["Location"].startswith("/accounts/login/")
    switch(client, who)
    assert client.get("/").status_code == 200
    actions.forget_device(device=device, by=world.colleague("office_editor", world.north).actor, at=NOW)
    assert client.get("/people/")["Location"].startswith("/accounts/login/")


def test_a_full_login_after_a_switch_opens_everything_again(world: World):
    device = trusted(world)
    with_password(world.colleague("office_editor", world.north))
    who, client = ready(world, device, role="office_editor"), browser()
    switch(client, who)
    assert client.get("/devices/")["Location"] == FULL
    client.post("/accounts/logout/")
    log_in_fully(client, who)
    assert client.get("/devices/").status_code == 200
    assert "您已完整登录" in client.get(FULL).content.decode()
    assert client.session.get_expiry_age() > 3600


def test_a_pin_keeps_to_the_rights_of_its_colleague(world: World):
    who, client = ready(world, trusted(world), role="support_clerk"), browser()
    switch(client, who)
    assert client.get("/people/").status_code == 403
    assert client.get(f"/activities/sessions/{session(world).uid}/roll/").status_code == 403
