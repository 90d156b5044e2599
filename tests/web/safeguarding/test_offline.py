"""Without network in a real browser: a report opens, waits sealed, and arrives once."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.factories.phones import DOOR, PHONE, emptied, kept, killed, log_in, losing, roll_of_today, waiting
from tests.factories.world import World
from youju.services.safeguarding.models import HarmReport

pytestmark = pytest.mark.journey


@pytest.fixture
def browser_context_args() -> dict[str, object]:
    return {"locale": "zh-CN", "viewport": PHONE, "has_touch": True, "is_mobile": True}


def test_a_report_is_written_without_network_and_arrives_once(
    page: Page, context: BrowserContext, house: World, address: str
):
    context.set_default_timeout(12_000)
    house.colleague("supervisor", house.north)
    log_in(context, house.colleague("social_worker", house.north), address)
    page.goto(f"{address}{roll_of_today(house)}")
    kept(page)
    context.set_offline(True)
    page.goto(f"{address}/safeguarding/new/?office=north")
    page.locator("body[data-drawn=yes]").wait_for()
    assert page.locator("[data-call=police] [data-number]").get_attribute("href") == "tel:110"
    page.locator("[name=seen]").fill("胳膊上有新的淤青")
    page.locator("[name=told_police]").check()
    page.locator("#harm button[type=submit]").tap()
    page.locator("[data-tells]:has-text('已加密存在这部手机上')").wait_for()
    assert "淤青" not in page.evaluate("Youju.vault.all('envelopes').then((rows) => JSON.stringify(rows))")
    killed(page)
    again = context.new_page()
    again.goto(f"{address}/safeguarding/new/")
    again.locator("body[data-drawn=yes]").wait_for()
    assert (HarmReport.objects.count(), waiting(again)) == (0, 1)
    lost: list[str] = []
    again.route(DOOR, losing(lost), times=1)
    context.set_offline(False)
    emptied(again)
    assert lost, "the answer to the first sending was lost"
    [row] = HarmReport.objects.all()
    assert [one.whom for one in row.tellings.all()] == ["police"]


def test_with_network_it_is_handed_in_at_once(page: Page, house: World, address: str):
    page.context.set_default_timeout(12_000)
    log_in(page.context, house.colleague("librarian", house.north), address)
    page.goto(f"{address}/safeguarding/new/")
    page.locator("[name=seen]").fill("一直喊饿，说家里没有人")
    page.locator("#harm button[type=submit]").tap()
    page.locator("[data-tells]:has-text('已上交')").wait_for(timeout=20_000)
    assert HarmReport.objects.count() == 1
