"""What only a browser can tell: that scripts run under the policy, that passkeys work, that axe finds nothing."""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Browser, Page

from tests.factories.world import Colleague, World

pytestmark = pytest.mark.journey

PASSWORD = "青石路上有一间图书角"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1366, "height": 768}
# What would stop somebody; "minor" findings of axe are looked at by people.
GRAVE = {"moderate", "serious", "critical"}


@pytest.fixture
def errors(page: Page) -> Iterator[list[str]]:
    """What the browser complains about; a page that breaks the policy complains here."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said
    assert said == []


@pytest.fixture
def browser_context_args() -> dict[str, object]:
    return {"locale": "zh-CN", "viewport": PHONE}


def with_password(colleague: Colleague) -> Colleague:
    colleague.user.password = make_password(PASSWORD, hasher="scrypt")
    colleague.user.save(update_fields=["password"])
    return colleague


def enter(page: Page, colleague: Colleague) -> None:
    page.fill("input[name=login]", colleague.user.username)
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()


def leave(page: Page) -> None:
    page.locator(".menu summary").click()
    page.get_by_role("button", name="退出登录").click()
    page.wait_for_url("**/accounts/login/**")


def test_an_editor_sets_up_digits_and_a_passkey_and_enters_with_each(
    address: str, house: World, page: Page, errors: list[str]
):
    editor = with_password(house.colleague("office_editor", house.north))
    Authenticator.objects.filter(user=editor.user).delete()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})

    page.goto(f"{address}/structure/")
    enter(page, editor)
    page.get_by_role("link", name="设置", exact=True).click()
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="确认").click()
    secret = page.input_value("#authenticator_secret")
    page.fill("input[name=code]", f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06}")
    page.get_by_role("button", name="设置").click()
    assert page.get_by_label("还没用过的恢复码").input_value().count("\n") == 9

    page.goto(f"{address}/accounts/2fa/webauthn/add/")
    page.get_by_label("可代替密码").check()
    page.get_by_role("button", name="添加").click()
    page.get_by_text("钥匙已添加。").wait_for()
    leave(page)

    page.goto(f"{address}/accounts/login/")
    page.get_by_role("button", name="用通行密钥登录").click()
    page.get_by_role("heading", name="你好").wait_for()
    leave(page)

    page.goto(f"{address}/accounts/login/")
    enter(page, editor)
    page.get_by_role("button", name="用通行密钥或安全钥匙").click()
    page.get_by_role("heading", name="你好").wait_for()


def test_the_look_that_was_chosen_stays_on_the_next_page(
    address: str, house: World, page: Page, errors: list[str]
):
    come_in(page, address, house.colleague("support_clerk", house.north))
    page.goto(address)
    page.locator(".menu summary").click()
    page.get_by_role("button", name="深色").click()
    page.get_by_role("button", name="大字").click()
    page.goto(f"{address}/structure/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator("html").get_attribute("data-text") == "large"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(240, 233, 223)"


def come_in(page: Page, address: str, colleague: Colleague) -> None:
    """The session of a colleague who logged in elsewhere."""
    session = colleague.client().cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])


WALKS = {
    "nobody": ["/accounts/login/", "/accounts/signup/", "/nowhere/"],
    "office_editor": [
        "/", "/structure/", "/structure/offices/{office}/sites/new/", "/structure/calendar/", "/accounts/2fa/",
        "/accounts/password/change/", "/audit/",
    ],
    "administrator": [
        "/structure/network/", "/structure/accounts/", "/structure/accounts/new/", "/audit/?verify=1",
    ],
}  # fmt: skip


@pytest.mark.parametrize("role", sorted(WALKS))
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_screen_of_the_shell_stops_anybody_or_runs_over_its_edge(
    address: str, house: World, browser: Browser, role: str, theme: str
):
    office = house.north if role == "office_editor" else None
    for size in (PHONE, DESK):
        context = browser.new_context(locale="zh-CN", viewport=size, color_scheme=theme)
        page = context.new_page()
        if role != "nobody":
            come_in(page, address, house.colleague(role, office))
        for path in WALKS[role]:
            page.goto(address + path.format(office=house.north.uid))
            found = Axe().run(page).response["violations"]
            assert [each["id"] for each in found if each["impact"] in GRAVE] == [], (path, size, theme)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (path, size)
        context.close()
