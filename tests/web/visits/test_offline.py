"""Without network in a real browser: a round is walked, visits wait sealed, and each arrives once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate
from playwright.sync_api import BrowserContext, Page

from tests.factories.people import keeper, person
from tests.factories.phones import DOOR, PHONE, emptied, kept, killed, log_in, losing, waiting
from tests.factories.visits import stops
from tests.factories.world import World
from youju.services.visits import actions
from youju.services.visits.models import Met, Visit, VisitRound

pytestmark = pytest.mark.journey


@pytest.fixture
def browser_context_args() -> dict[str, object]:
    return {"locale": "zh-CN", "viewport": PHONE, "has_touch": True, "is_mobile": True}


@pytest.fixture
def going(house: World) -> VisitRound:
    stamp = {"by": keeper(house).actor, "at": timezone.now()}
    made = actions.plan_round(office=house.north, day=localdate(), purpose="元宵探访", brought="汤圆", **stamp)
    for name in ("甲老", "乙老", "丙老"):
        actions.add_stop(round=made, person=person(house, name, year=1940), **stamp)
    return made


@pytest.fixture
def phone(page: Page, house: World, going: VisitRound, address: str) -> Page:
    page.context.set_default_timeout(12_000)
    log_in(page.context, house.colleague("social_worker", house.north), address)
    page.goto(f"{address}/visits/rounds/{going.uid}/walk/")
    return page


def card(page: Page, name: str):
    return page.locator(f"article.stop:has(h2:has-text('{name}'))")


def meet(page: Page, name: str, minutes: str, found: str = "") -> None:
    here = card(page, name)
    here.locator(".seat label").first.tap()
    here.locator("[name=minutes]").fill(minutes)
    if found:
        here.locator("summary").tap()
        here.locator("[name=findings]").fill(found)
    here.locator("button[value=met]").tap()


def test_a_round_is_walked_without_network_and_each_visit_arrives_once(
    phone: Page, context: BrowserContext, house: World, going: VisitRound, address: str
):
    kept(phone)
    context.set_offline(True)
    meet(phone, "甲老", "20", "膝盖疼")
    phone.locator("[data-tells]:has-text('1次走访加密存在这部手机上')").wait_for()
    assert "膝盖疼" not in phone.evaluate("Youju.vault.all('envelopes').then((rows) => JSON.stringify(rows))")
    assert "膝盖疼" not in phone.evaluate("Youju.vault.all('kept').then((rows) => JSON.stringify(rows))")
    killed(phone)
    again = context.new_page()
    again.goto(f"{address}/visits/rounds/{going.uid}/walk/")
    again.locator("[data-dot][data-state=met]").wait_for()
    card(again, "乙老").wait_for()
    card(again, "乙老").locator("button[value=not_home]").tap()
    meet(again, "丙老", "15")
    again.locator("[data-tells]:has-text('3次走访')").wait_for()
    assert (Visit.objects.count(), waiting(again)) == (0, 3)
    lost: list[str] = []
    again.route(DOOR, losing(lost), times=1)
    context.set_offline(False)
    emptied(again)
    again.locator("[data-tells]:has-text('已保存')").wait_for(timeout=20_000)
    assert lost, "the answer to the first sending was lost"
    assert [(row.person.name, row.outcome, row.minutes) for row in Visit.objects.order_by("stop__position")] == [
        ("甲老", "met", 20), ("乙老", "not_home", None), ("丙老", "met", 15),
    ]  # fmt: skip
    assert Met.objects.count() == 2
    assert {stop.pk for stop in stops(going)} == set(Visit.objects.values_list("stop", flat=True))


def test_the_rounds_of_two_days_are_listed_without_network_and_go_after_tomorrow(
    phone: Page, context: BrowserContext, going: VisitRound, address: str
):
    kept(phone)
    context.set_offline(True)
    phone.goto(f"{address}/visits/offline/")
    phone.locator("[data-rounds] a").first.tap()
    card(phone, "甲老").wait_for()
    phone.clock.set_system_time(timezone.now() + timedelta(days=2))
    assert phone.evaluate("Youju.vault.owner()") is None


def test_with_script_and_network_a_visit_is_saved_at_once_and_the_next_home_opens(phone: Page, going: VisitRound):
    meet(phone, "甲老", "20")
    phone.locator("[data-tells]:has-text('已保存')").wait_for(timeout=20_000)
    assert card(phone, "乙老").is_visible()
    assert not card(phone, "甲老").is_visible()
    phone.locator("[data-dot]").first.tap()
    assert "已见到 · 20分钟" in card(phone, "甲老").locator("[data-said]").inner_text()
    phone.locator("[data-dot]").nth(1).tap()
    card(phone, "乙老").locator("button[value=met]").tap()
    phone.locator("#notices:has-text('请勾选见到了谁')").wait_for()
    assert Visit.objects.count() == 1
