"""A matching before a real browser: a companion is dragged onto a child, the rest is proposed around it."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories import companions as some
from tests.factories.phones import log_in
from tests.factories.world import World

pytestmark = pytest.mark.journey


@pytest.fixture
def browser_context_args() -> dict[str, object]:
    return {"locale": "zh-CN", "viewport": {"width": 1366, "height": 900}}


def test_a_volunteer_dragged_onto_a_child_stays_there_and_the_others_move(page: Page, house: World, address: str):
    one, other = some.wishing(house, "林小舟"), some.wishing(house, "陈小雨")
    for name in ("于青", "于白"):
        some.companion(house, name)
    log_in(page.context, house.colleague("social_worker", house.north), address)
    page.goto(f"{address}/companions/matching/")
    rows = {child.uid: page.locator(f'[id="{child.uid}"]') for child in (one, other)}
    hers, his = (row.locator(".carried").inner_text() for row in rows.values())
    assert {hers, his} == {"于青", "于白"}
    rows[other.uid].locator(".carried").drag_to(rows[one.uid])
    page.wait_for_url("**hand=with.**")
    expect(rows[one.uid]).to_contain_text(his)
    expect(rows[one.uid]).to_contain_text("你固定的")
    expect(rows[other.uid]).to_contain_text(hers)
    expect(page.locator(".decided")).to_contain_text("陈小雨")
