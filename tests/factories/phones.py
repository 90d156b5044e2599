"""A phone before the real server: logged in, at the roll of today, with network or without."""

from collections.abc import Callable
from typing import Any

from django.utils.timezone import localdate
from playwright.sync_api import BrowserContext, Page

from tests.factories.rolls import session
from tests.factories.world import Colleague, World

PHONE = {"width": 390, "height": 844}
FAMILY = "陈白丁方林何宋吴"
GIVEN = ["小豆", "小兰", "一鸣", "晚晴", "小满"]
SAVED = "[data-state]:has-text('已保存')"
WAITS = "[data-state]:has-text('笔加密存在这部手机上')"
DOOR = "**/intake/envelopes/"


def log_in(context: BrowserContext, colleague: Colleague, address: str) -> None:
    cookies = colleague.client().cookies
    context.add_cookies([{"name": name, "value": found.value, "url": address} for name, found in cookies.items()])


def roll_of_today(house: World) -> str:
    return f"/activities/sessions/{session(house, localdate()).uid}/roll/"


def tap(page: Page, *places: int) -> None:
    for place in places:
        page.locator("[data-seats] .seat label").nth(place).tap()


def kept(page: Page) -> None:
    """Waits until the phone has everything that it needs without network."""
    page.locator("body[data-kept=yes]").wait_for()


def killed(page: Page) -> None:
    """The tab is gone as when a phone needs its memory: the page learns nothing of it and sends no last word."""
    page.evaluate("addEventListener('visibilitychange', (event) => event.stopImmediatePropagation(), true)")
    page.close()


def waiting(page: Page) -> int:
    """How many envelopes wait in this browser."""
    found: int = page.evaluate("Youju.vault.all('envelopes').then((rows) => rows.length)")
    return found


def losing(lost: list[str]) -> Callable[[Any], None]:
    """The server takes what is sent, the phone never hears of it."""

    def lose(route: Any) -> None:
        if route.request.method == "POST":
            route.fetch()
            lost.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    return lose


def emptied(page: Page) -> None:
    """Waits until nothing waits any more."""
    for _look in range(100):
        if not waiting(page):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{waiting(page)} envelopes still wait.")
