"""A volunteer's own page on a phone without script: the link opens, and the browser lets its forms through."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.journey


def test_a_place_is_taken_over_behind_the_link(sit, address: str, browser: Browser):
    clerk = sit("bj-supervisor")
    page = clerk.open("/volunteers/")
    page.click("text=岑月华")
    page.click("main a:text('个人页')")
    page.click("[data-opens=renew]")
    page.click("#renew button[type=submit]")
    link = urlsplit(page.input_value("#link")).path
    phone = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", java_script_enabled=False)
    own = phone.new_page()
    own.goto(f"{address}{link}")
    own.click("text=接这个班")
    own.wait_for_selector("text=名额归您了")
    assert own.url == f"{address}{link}"
    phone.close()
    assert "岑月华接了" in clerk.open("/volunteers/shifts/").inner_text("main")
    assert not clerk.errors
