"""An office writes its own results and nothing else; the network editor writes everything; readers read."""

import pytest

from tests.factories.press import CARE, HTMX, page
from tests.factories.world import NOW
from youju.ground.access import actions as access
from youju.ground.periods import month
from youju.reporting.bulletins.models import Line, Section, Story

pytestmark = pytest.mark.django_db
TYPED = {"margin": "", "sentence": "改了。", "version": "1", "title": "题", "body": "文", "to": "down"}


def writes(press):
    """Every address that writes into the north's results or the issue's own words."""
    story = press.tell()
    line, section = press.line, press.section
    return [
        press.at("lines", line.uid), press.at("lines", line.uid, "move"), press.at("lines", line.uid, "remove"),
        press.at("sections", section.uid, "lines"), press.at("sections", section.uid, "proof"),
        press.at("sections", press.words("letter").uid, "stories"),
        press.at("stories", story.uid), press.at("stories", story.uid, "move"),
        press.at("stories", story.uid, "remove"),
    ]  # fmt: skip


def snapshot():
    return [list(model.objects.order_by("pk").values()) for model in (Section, Line, Story)]


@pytest.mark.parametrize("role", ["office_editor", "office_director", "social_worker", "librarian"])
def test_nobody_of_another_office_writes_by_any_address(press, world, role):
    addresses, before = writes(press), snapshot()
    client = world.colleague(role, world.south).client()
    for address in addresses:
        for headers in ({}, HTMX):
            assert client.post(address, TYPED, headers=headers).status_code == 403, address
    assert snapshot() == before


@pytest.mark.parametrize("role", ["social_worker", "supervisor", "librarian", "support_clerk"])
def test_colleagues_of_the_office_who_do_not_write_the_bulletin_only_read_it(press, world, role):
    addresses, before = writes(press), snapshot()
    client = world.colleague(role, world.north).client()
    assert "托管服务儿童" in page(client, press.at())
    assert "hx-post" not in page(client, press.at())
    for address in addresses:
        assert client.post(address, TYPED).status_code == 403, address
    assert snapshot() == before


def test_an_office_editor_writes_the_own_results_and_sees_tools_only_there(press, world):
    press.write("南坡的话。", office=world.south)
    own = world.colleague("office_editor", world.north)
    text = page(own.client(), press.at() + "?part=all")
    south = press.results(world.south)
    assert f"/sections/{press.section.uid}/lines/" in text
    assert f"/sections/{south.uid}/lines/" not in text
    assert f"/lines/{south.lines.get().uid}/" not in text
    answer = own.client().post(press.at("lines", press.line.uid), TYPED, headers=HTMX)
    assert answer.status_code == 200
    assert press.line.sentence == "改了。"


def test_an_office_editor_begins_with_the_own_office(press, world):
    press.write("南坡的话。", office=world.south)
    text = page(world.colleague("office_editor", world.south).client(), press.at())
    assert "南坡的话。" in text
    assert "托管服务儿童" not in text


@pytest.mark.parametrize("role", ["office_editor", "office_director", "social_worker", "auditor"])
def test_only_the_network_editor_begins_confirms_and_releases(press, world, role):
    office = None if role == "auditor" else world.north
    client = world.colleague(role, office).client()
    for address in ("/bulletin/start/", press.at("confirm"), press.at("release")):
        assert client.post(address, {"month": "2018-04", "seen": "1"}).status_code == 403, address
    assert not press.issue.releases.exists()


def test_the_administrator_and_the_volunteer_do_not_read_drafts(press, world):
    for colleague in (world.colleague("administrator"), world.colleague("volunteer", world.north)):
        for address in ("/bulletin/", press.at(), press.at("preview"), press.at("editions") + "web"):
            assert colleague.client().get(address).status_code in {403, 404}


def test_another_networks_issue_does_not_exist(press, world):
    stranger = access.found_network(slug="other", name="别家", bulletin="别刊", by=world.system, at=NOW)
    colleague = world.stranger("elsewhere")
    access.give_role(
        user=colleague.user, role="network_editor", network=stranger, since=month(2018, 1).start,
        by=world.system, at=NOW,
    )  # fmt: skip
    client = colleague.client()
    assert client.get(press.at()).status_code == 404
    assert client.get(press.at("preview")).status_code == 404
    assert client.post(press.at("lines", press.line.uid), TYPED).status_code == 404
    assert client.post(press.at("release"), {"seen": "1"}).status_code == 404
    assert "2018年3月" not in page(client, "/bulletin/")


def test_a_passage_is_found_only_under_its_own_issue(press):
    client = press.editor.client()
    client.post("/bulletin/start/", {"month": "2018-04", "model": ""})
    assert client.get(f"/bulletin/2018-04/lines/{press.line.uid}/").status_code == 404
    assert client.post(f"/bulletin/2018-04/lines/{press.line.uid}/", TYPED).status_code == 404
    assert press.line.sentence.endswith(f"{{{CARE}}}。")
