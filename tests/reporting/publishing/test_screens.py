"""The page as a browser shows it."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.reporting.publishing.reading import filled_with
from tests.reporting.publishing.sample import DRAFT, ISSUE
from youju.reporting.publishing import email, web

pytestmark = pytest.mark.journey

ENDLESS = filled_with(ISSUE, "很长的名字" * 12 + "x" * 200)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1366])
def test_axe_finds_nothing_serious(browser: Browser, width: int, scheme: str):
    for issue in (ISSUE, DRAFT):
        screen = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        screen.set_content(web.render(issue).decode())
        found = Axe().run(screen)
        serious = [
            each["id"] for each in found.response["violations"] if each["impact"] in ("serious", "critical")
        ]
        assert serious == []
        screen.close()


@pytest.mark.parametrize("width", [320, 390, 1366])
@pytest.mark.parametrize("source", [web.render(ENDLESS).decode(), email.render_html(ENDLESS)], ids=["web", "mail"])
def test_nothing_is_wider_than_the_screen(browser: Browser, width: int, source: str):
    screen = browser.new_page(viewport={"width": width, "height": 900})
    screen.set_content(source)
    assert screen.evaluate("document.documentElement.scrollWidth") <= width
    screen.close()


def test_under_its_own_policy_the_page_is_styled_and_shows_its_photos(browser: Browser):
    page = web.render(ISSUE)
    complaints: list[str] = []
    screen = browser.new_page(viewport={"width": 390, "height": 900})
    screen.on("console", lambda message: complaints.append(message.text))
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": web.csp(page)}
    screen.route("**/*", lambda route: route.fulfill(body=page, headers=headers))
    screen.goto("http://bulletin.test/2026-03/")
    assert screen.evaluate("document.querySelector('.cover img').naturalWidth") > 0
    assert screen.evaluate("getComputedStyle(document.querySelector('.digits')).fontSize") == "28px"
    assert complaints == []
    screen.close()


def test_large_text_needs_no_script(browser: Browser, tmp_path: Path):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    screen = context.new_page()
    file = tmp_path / "issue.html"
    file.write_bytes(web.render(ISSUE))
    screen.goto(file.as_uri())
    small = screen.locator("h2").first.bounding_box()
    screen.locator("#large").check()
    large = screen.locator("h2").first.bounding_box()
    assert small is not None
    assert large is not None
    assert large["height"] > small["height"]
    context.close()


def test_a_dark_screen_prints_dark_ink_on_white(browser: Browser):
    screen = browser.new_page(color_scheme="dark")
    screen.set_content(web.render(ISSUE).decode())
    screen.emulate_media(media="print")
    colours = screen.evaluate("(style => [style.color, style.backgroundColor])(getComputedStyle(document.body))")
    assert colours == ["rgb(43, 37, 33)", "rgb(255, 255, 255)"]
    screen.close()
