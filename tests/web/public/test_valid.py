"""Every public page as the W3C's checker reads it."""

from pathlib import Path

import pytest

from tests.factories.validity import errors
from tests.factories.world import NOW
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries.published import printed_content
from youju.services.activities.actions import plan_month

pytestmark = [pytest.mark.journey, pytest.mark.django_db, pytest.mark.usefixtures("evening")]


def test_every_public_page_is_valid_html(press, client, tmp_path: Path):
    world = press.world
    for office in (world.north, world.south):
        plan_month(activity=world.furniture[office.pk].activity, period=month(2018, 3), by=world.system, at=NOW)
    release = actions.release(issue=press.issue, by=press.editor.actor, at=NOW)
    figure = printed_content(release).figures[0]
    site = world.furniture[world.north.pk].site
    addresses = {
        "home": "/issues/", "issue": "/issues/2018-03/", "revision": "/issues/2018-03/r1/",
        "figure": f"/issues/2018-03/{figure.anchor}", "calendar": "/calendar/", "about": "/about/",
        "office": f"/about/{world.north.slug}/", "site": f"/about/{world.north.slug}/{site.uid}/",
    }  # fmt: skip
    pages = {}
    for name, address in addresses.items():
        answer = client.get(address)
        assert answer.status_code == 200, address
        pages[name] = answer.content.decode()
    assert errors(pages, tmp_path) == []
