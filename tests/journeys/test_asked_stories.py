"""An office writes what it was asked for: how long it is stands beside the wanted length while the hand types."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sitting

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("demo")]


def test_a_story_is_counted_while_it_is_typed_and_delivered(sit: Callable[..., Sitting]):
    seat = sit("zh-editor", width=390)
    page = seat.open("/bulletin/2018-03/commissions/")
    page.get_by_role("link", name="“惦记”小组的花").click()
    page.get_by_role("link", name="开始写").first.click()
    told = page.locator("[data-written]")
    expect(told).to_have_text("0")
    page.locator(".composed[aria-multiline=true]").click()
    page.keyboard.type("花还在， 浇水的人换了。")
    expect(told).to_have_text("11")
    page.get_by_role("button", name="保存").click()
    page.get_by_role("button", name="交稿").click()
    expect(page.get_by_text("比约定的短很多")).to_be_visible()
    assert seat.errors == []
