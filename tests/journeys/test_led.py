"""An answer that leads to a place of the page that is open brings what stands there now."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

from tests.journeys.conftest import Sitting

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("demo")]


def until(page: Page, true: str) -> None:
    """Asks from here: the page's own policy forbids it to look into such words while it waits."""
    for _ in range(200):
        # Between two pages there is nobody to ask.
        with suppress(Error):
            if page.evaluate(true):
                return
        page.wait_for_timeout(50)
    pytest.fail(f"never became so: {true}")


def test_the_page_is_fetched_again_and_shows_the_place(sit: Callable[..., Sitting]):
    seat = sit("editor", width=390)
    address = "/bulletin/2018-03/?part=headlines"
    page = seat.open(address)
    last = page.locator(".passage[data-moves]").last
    mark = last.get_attribute("id")
    led = {"HX-Redirect": f"{address}#{mark}"}
    page.route("**/move/", lambda route: route.fulfill(status=204, headers=led))
    page.evaluate("window.before = true")
    page.locator(".passage[data-moves] [name=to][value=down]").first.click()
    until(page, "!window.before && document.readyState === 'complete'")
    assert page.url.endswith(f"{address}#{mark}")
    until(page, "!history.state?.leads")
    expect(last).to_be_in_viewport()
    assert page.evaluate("document.activeElement.id") == mark
    assert seat.errors == []
