"""A class of forty on a phone: forty taps, no request per tap, and what is not promised is said."""

import json
import time
from datetime import date
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page

from tests.factories.people import person
from tests.factories.phones import FAMILY, GIVEN, PHONE, SAVED, emptied, log_in, roll_of_today
from tests.factories.rolls import came, children, session
from tests.factories.world import World
from youju.ground.people.models import Person
from youju.services.activities.models import Attendance

pytestmark = pytest.mark.journey


@pytest.fixture
def browser_context_args() -> dict[str, object]:
    return {"locale": "zh-CN", "viewport": PHONE, "has_touch": True, "is_mobile": True}


@pytest.fixture
def today(house: World) -> date:
    """The browser lives in the present; so does the session."""
    session(house, localdate())
    children(house, *[family + given for family in FAMILY for given in GIVEN])
    return localdate()


@pytest.fixture
def phone(page: Page, house: World, today: date, address: str) -> Page:
    """Logged in, at the roll of today."""
    log_in(page.context, house.colleague("social_worker", house.north), address)
    page.goto(f"{address}{roll_of_today(house)}")
    return page


def test_forty_children_are_signed_in_within_thirty_seconds(phone: Page, house: World, today: date):
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    began = time.monotonic()
    for seat in phone.locator("[data-seats] .seat label").all():
        seat.tap()
    phone.locator(SAVED).wait_for()
    took = time.monotonic() - began
    assert came(house, on=today) == 40
    assert phone.locator("[data-came]").inner_text() == "40"
    assert len(asked) <= 8, "taps go out in sets"
    assert took < 30, f"40 taps, {len(asked)} sendings, {took:.1f} s"


def test_a_slip_is_undone_and_somebody_walks_in_with_two_taps(phone: Page, house: World, today: date):
    person(house, "王小满")
    first, second = phone.locator("[data-seats] .seat").nth(0), phone.locator("[data-seats] .seat").nth(1)
    for seat in (first, second, first):
        seat.locator("label").tap()
    phone.locator("#seek").tap()
    phone.locator("#seek").press_sequentially("wang")
    phone.locator("#found .seat label").tap()
    phone.locator("[data-counter=child] [data-step='1']").tap()
    phone.locator("[data-counter=child] [data-step='1']").tap()
    phone.locator("[data-counter=child] [data-step='-1']").tap()
    phone.locator(SAVED).wait_for()
    assert phone.locator("[data-came]").inner_text() == "3"
    assert came(house, on=today) == 3
    phone.reload()
    assert phone.locator("[data-seats] .seat[data-state=present]").count() == 2


def test_who_leaves_early_who_is_absent_and_what_a_child_needs(phone: Page, house: World, today: date):
    phone.locator("[data-seats] [data-more]").nth(0).tap()
    phone.locator("#seat-minutes").fill("90")
    phone.get_by_role("button", name="记下时长").tap()
    phone.locator("[data-seats] [data-more]").nth(1).tap()
    phone.locator("#seat-more").get_by_role("button", name="请假").tap()
    phone.locator(SAVED).wait_for()
    assert [row.minutes for row in Attendance.objects.standing()] == [90]
    assert phone.locator("[data-seats] .seat").nth(0).locator("[data-said]").inner_text() == "90分钟"
    assert phone.locator("[data-seats] .seat").nth(1).locator("[data-said]").inner_text() == "请假"
    phone.locator("[data-seats] [data-more]").nth(0).tap()
    phone.get_by_role("button", name="过敏、接送、电话").tap()
    phone.locator("#drawer").get_by_text("没有记录").first.wait_for()


def test_marks_that_an_older_version_left_in_the_open_go_into_envelopes(phone: Page, house: World, today: date):
    child = Person.objects.order_by("pk")[0]
    mark = {"key": str(uuid4()), "said": "present", "role": "child", "person": str(child.uid)}
    by, about = house.colleague("social_worker", house.north).actor.uid, session(house, today).uid
    place = f"youju:roll:{by}:{about}"
    phone.evaluate("([place, marks]) => localStorage.setItem(place, marks)", [place, json.dumps([mark])])
    phone.reload()
    phone.locator(SAVED).wait_for()
    emptied(phone)
    assert (came(house, on=today), phone.evaluate("localStorage.length")) == (1, 0)


@pytest.mark.parametrize("lacks", ["worker", "security"])
def test_what_is_not_promised_is_said_before_anyone_starts_and_signing_in_works(
    house: World, today: date, address: str, browser: Browser, lacks: str
):
    agent = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50" if lacks == "worker" else None
    context = browser.new_context(locale="zh-CN", viewport=PHONE, service_workers="block", user_agent=agent)
    if lacks == "security":
        context.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })")
    log_in(context, house.colleague("social_worker", house.north), address)
    page = context.new_page()
    page.goto(f"{address}{roll_of_today(house)}")
    words = "在浏览器打开" if lacks == "worker" else "请保持联网"
    page.locator(f"#promise:has-text('{words}')").wait_for()
    page.locator("[data-seats] .seat label").first.click()
    page.locator(SAVED).wait_for()
    assert came(house, on=today) == 1
    assert page.evaluate("localStorage.length") == 0
    context.close()


def test_axe_finds_nothing_serious(phone: Page):
    found = Axe().run(phone).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical", "moderate"}] == []
