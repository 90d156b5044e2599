"""Without network in a real browser: the page opens, marks wait sealed, and each arrives once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate
from playwright.sync_api import BrowserContext, Page

from tests.factories.phones import (
    DOOR,
    FAMILY,
    GIVEN,
    PHONE,
    SAVED,
    WAITS,
    emptied,
    kept,
    killed,
    log_in,
    losing,
    roll_of_today,
    tap,
    waiting,
)
from tests.factories.rolls import came, children, session
from tests.factories.world import World
from youju.ground.access.actions import end_role
from youju.ground.access.models import Membership
from youju.ground.envelopes.models import Hold
from youju.services.activities.models import Mark

pytestmark = pytest.mark.journey


@pytest.fixture
def browser_context_args() -> dict[str, object]:
    return {"locale": "zh-CN", "viewport": PHONE, "has_touch": True, "is_mobile": True}


@pytest.fixture
def today(house: World) -> date:
    session(house, localdate())
    session(house, localdate() + timedelta(days=1))
    children(house, *[family + given for family in FAMILY[:2] for given in GIVEN])
    return localdate()


@pytest.fixture
def phone(page: Page, house: World, today: date, address: str) -> Page:
    page.context.set_default_timeout(12_000)
    log_in(page.context, house.colleague("social_worker", house.north), address)
    page.goto(f"{address}{roll_of_today(house)}")
    return page


def test_after_one_visit_the_roll_opens_without_network_and_each_mark_arrives_once(
    phone: Page, context: BrowserContext, house: World, today: date, address: str
):
    kept(phone)
    context.set_offline(True)
    tap(phone, 0, 1)
    phone.locator(WAITS).wait_for()
    killed(phone)
    again = context.new_page()
    again.goto(f"{address}/")
    again.locator("[data-sessions] li").nth(1).wait_for()
    again.locator("[data-sessions] a").first.tap()
    again.locator("[data-seats] .seat[data-state=present]").nth(1).wait_for()
    tap(again, 2, 3)
    again.locator("[data-state]:has-text('4笔')").wait_for()
    assert came(house, on=today) == 0
    lost: list[str] = []
    again.route(DOOR, losing(lost), times=1)
    context.set_offline(False)
    again.locator(SAVED).wait_for(timeout=20_000)
    assert lost
    assert (came(house, on=today), Mark.objects.count(), waiting(again)) == (4, 4, 0)
    again.goto(f"{address}{roll_of_today(house)}")
    assert again.locator("[data-seats] .seat[data-state=present]").count() == 4
    again.clock.set_system_time(timezone.now() + timedelta(days=2))
    assert again.evaluate("Youju.vault.owner()") is None, "after tomorrow the roster is gone"


def test_a_right_withdrawn_meanwhile_holds_the_marks_back_and_drops_none(
    phone: Page, context: BrowserContext, house: World, today: date
):
    kept(phone)
    context.set_offline(True)
    tap(phone, 0, 1, 2)
    phone.locator(WAITS).wait_for()
    membership = Membership.objects.get(user=house.colleague("social_worker", house.north).user)
    end_role(membership=membership, until=today, by=house.system, at=timezone.now())
    context.set_offline(False)
    phone.locator("#notices:has-text('已交机构处理')").wait_for()
    assert (came(house, on=today), waiting(phone)) == (0, 0)
    assert [hold.why for hold in Hold.objects.all()] == ["right"]


def test_a_login_that_ended_keeps_what_waits_and_nobody_else_sees_it(
    phone: Page, context: BrowserContext, house: World, today: date, address: str
):
    kept(phone)
    cookies = context.cookies()
    context.clear_cookies()
    tap(phone, 0, 1)
    phone.locator("[data-state]:has-text('登录已失效')").wait_for()
    assert "小豆" not in phone.evaluate("Youju.vault.all('envelopes').then((rows) => JSON.stringify(rows))")
    log_in(context, house.colleague("social_worker", house.north, 2), address)
    phone.goto(f"{address}/")
    phone.locator("#waiting:has-text('其他同事的1批')").wait_for()
    other = str(house.colleague("social_worker", house.north, 2).actor.uid)
    assert phone.evaluate("Youju.vault.owner()") in (None, other), "another's roster is gone at once"
    assert (came(house, on=today), waiting(phone)) == (0, 1)
    phone.locator("details.menu summary").tap()
    phone.get_by_role("button", name="退出登录").tap()
    phone.wait_for_url("**/accounts/login/")
    assert phone.evaluate("Youju.vault.owner()") is None, "the roster went with the logout"
    assert waiting(phone) == 1
    context.clear_cookies()
    context.add_cookies(cookies)
    phone.goto(f"{address}/")
    emptied(phone)
    assert came(house, on=today) == 2
    phone.evaluate("Youju.vault.leave().then(() => Youju.vault.remember('anybody', 'roster', {}))")
    assert phone.evaluate("Youju.vault.owner()") is None, "what was on its way at the logout does not come back"


def test_two_tabs_and_lost_answers_leave_each_mark_once(
    phone: Page, context: BrowserContext, house: World, today: date
):
    other, lost = context.new_page(), []
    other.goto(phone.url)
    context.route(DOOR, losing(lost), times=2)
    for place in range(4):
        tap(phone if place % 2 else other, place)
    for tab in (phone, other):
        tab.bring_to_front()
        tab.evaluate("Youju.envelopes.send()")
    emptied(phone)
    assert lost
    assert (came(house, on=today), Mark.objects.count(), Hold.objects.count()) == (4, 4, 0)
