"""From the poster to the paper, in a real browser: the phone remembers its page, the code at the door finds it."""

from datetime import time, timedelta

import pytest
from django.utils.timezone import localdate, now
from playwright.sync_api import Browser, Page

from tests.factories.devices import trusted
from tests.factories.phones import PHONE, SAVED, log_in, roll_of_today
from tests.factories.rolls import came, children, clerk, session
from tests.factories.world import World
from youju.services.activities.actions.kiosks import open_kiosk
from youju.services.activities.actions.openings import open_sign_up
from youju.web.activities import codes

pytestmark = pytest.mark.journey


@pytest.fixture
def browser_context_args() -> dict[str, object]:
    return {"locale": "zh-CN", "viewport": PHONE, "has_touch": True, "is_mobile": True}


def test_from_the_poster_to_the_certificate(page: Page, browser: Browser, house: World, address: str):
    today, at = localdate(), now()
    held = session(house, today)
    held.start, held.end = time(0), time(23, 59)
    held.save()
    opening = open_sign_up(
        activity=held.activity, session=held, code="k7q2mxpw", opens_at=at - timedelta(days=1),
        closes_at=at + timedelta(hours=5), role="trainee", consent="同意为本次培训联系我。",
        asks_organisation=True, certifies=True, by=clerk(house), at=at,
    )  # fmt: skip
    kiosk = open_kiosk(session=held, device=trusted(house), by=clerk(house), at=at)
    page.goto(f"{address}/join/{opening.code}/")
    page.fill("input[name=name]", "容知远")
    page.fill("input[name=phone]", "13800138000")
    page.fill("input[name=organisation]", "青石社区服务社")
    page.check("input[name=certificate]")
    page.check("input[name=consent]")
    page.get_by_role("button", name="报名").tap()
    page.get_by_role("heading", name="报名成功").wait_for()
    own = page.url
    word = codes.address(kiosk, at=now()).rpartition("/here/")[2]
    page.goto(f"{address}/activities/here/{word}")
    page.get_by_text("这部手机记得您的报名页").wait_for()
    page.get_by_role("button", name="我报过名，我到了").tap()
    page.wait_for_url("**/activities/here/")
    assert came(house, "trainee", on=today) == 1
    desk = browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 900})
    log_in(desk, house.colleague("support_clerk", house.north), address)
    sheet = desk.new_page()
    sheet.goto(f"{address}/activities/sessions/{held.uid}/certificates/")
    sheet.get_by_role("button", name="给勾选的人出具").click()
    sheet.get_by_role("link", name="T0001").wait_for()
    desk.close()
    page.goto(own)
    with page.expect_download() as kept:
        page.evaluate("document.querySelector('a[href$=\".pdf\"]').setAttribute('download', '')")
        page.get_by_role("link", name="打开PDF").tap()
    assert kept.value.path().read_bytes().startswith(b"%PDF")


def test_a_name_called_after_heads_without_one_may_take_the_place_of_a_head(
    page: Page, house: World, address: str
):
    today = localdate()
    session(house, today)
    children(house, "陈小豆", "白小兰")
    log_in(page.context, house.colleague("social_worker", house.north), address)
    page.goto(f"{address}{roll_of_today(house)}")
    for _ in range(2):
        page.locator("[data-counter=child] [data-step='1']").tap()
    first, second = page.locator("[data-seats] .seat").nth(0), page.locator("[data-seats] .seat").nth(1)
    first.locator("label").tap()
    page.get_by_role("button", name="是，减去一人").tap()
    second.locator("label").tap()
    page.get_by_role("button", name="不是，另算一人").tap()
    assert page.locator("[data-offer]").is_hidden()
    page.locator(SAVED).wait_for()
    assert page.locator("[data-came]").inner_text() == "3"
    assert came(house, on=today) == 3
