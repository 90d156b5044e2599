"""A finger on a grip drags as a mouse does: a story goes to another place of its section."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sitting

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("demo")]


def test_a_story_is_dragged_by_its_grip_with_a_finger(sit: Callable[..., Sitting]):
    seat = sit("editor", width=820)
    page = seat.open("/bulletin/2018-03/?part=headlines")
    stories = page.locator(".press-section[data-takes=stories] .passage[data-moves]")
    expect(stories.nth(1)).to_be_visible()
    first, second = (stories.nth(place).locator("h3").inner_text() for place in (0, 1))
    grip = stories.nth(0).locator("[data-grip]")
    # Away from the edges of the window, where the page would move on under the finger.
    page.evaluate("scrollBy(0, document.querySelector('[data-grip]').getBoundingClientRect().top - 120)")
    there = grip.bounding_box()
    below = stories.nth(1).bounding_box()
    assert there is not None
    assert below is not None
    hand = page.context.new_cdp_session(page)
    x, y = there["x"] + there["width"] / 2, there["y"] + there["height"] / 2
    goal = below["y"] + below["height"] - 8
    hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 9):
        point = {"x": x - 40, "y": y + (goal - y) * step / 8}
        hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    expect(page.locator(".drop-before, .drop-after")).to_have_count(1)
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(stories.nth(0).locator("h3")).to_have_text(second)
    expect(stories.nth(1).locator("h3")).to_have_text(first)
    expect(page.locator(".dragged, .drop-before, .drop-after")).to_have_count(0)
    # The other journeys find the month as it was.
    stories.nth(1).locator("[name=to][value=up]").click()
    expect(stories.nth(0).locator("h3")).to_have_text(first)
    assert seat.errors == []
