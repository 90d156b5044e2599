"""Bulletins of earlier years stand on the public pages where an editor put them, with what was confirmed."""

from decimal import Decimal

import pytest

from tests.factories.press import CARE, RELEASED, page
from tests.factories.world import NOW, World
from youju.ground.access.refusals import NotPermitted
from youju.ground.measures.indicators import indicators
from youju.ground.periods import month
from youju.reporting.archive import actions, rules
from youju.reporting.archive.models import PrintedFigure, PrintedIssue

pytestmark = pytest.mark.django_db
MAY = month(2015, 5)
TEXT = """北岸月讯　2015年5月
【服务成效】
北岸社会工作服务中心
本月开展活动12场,参加318人次。
"""


@pytest.fixture
def issue(world: World) -> PrintedIssue:
    return actions.read_in(
        network=world.network, text=TEXT, period=MAY, by=world.colleague("network_editor").actor, at=NOW
    )


def figure(issue: PrintedIssue, value: int) -> PrintedFigure:
    return issue.figures.filter(value=value).order_by("position")[0]


def keep(world: World, row: PrintedFigure, key: str = "", **more: str) -> None:
    named = indicators(world.network)[key] if key else None
    said = actions.Said(named, world.north, MAY, **more)
    actions.confirm(figure=row, said=said, by=world.system, at=NOW)


def publish(world: World, issue: PrintedIssue) -> None:
    actions.publish(issue=issue, by=world.system, at=NOW)


def test_only_what_a_person_kept_and_an_editor_published_is_public(world: World, issue: PrintedIssue, client):
    keep(world, figure(issue, 318))
    address = f"/issues/printed/{issue.uid}/"
    assert client.get(address).status_code == 404
    assert str(issue.uid) not in page(client, "/issues/printed/")
    publish(world, issue)
    text = page(client, address)
    assert "318 人次" in text
    assert "第4行" in text
    assert "<b>12 场</b>" not in text
    assert address in page(client, "/issues/printed/")
    assert address in page(client, "/sitemap.xml")
    assert "/issues/printed/" in page(client, "/issues/")


def test_a_correction_stands_beside_what_was_printed(world: World, issue: PrintedIssue, client):
    said = actions.Said(None, world.north, MAY)
    actions.correct(figure=figure(issue, 318), value=Decimal(381), unit="人次", said=said, by=world.system, at=NOW)
    publish(world, issue)
    text = page(client, f"/issues/printed/{issue.uid}/")
    assert "318 人次" in text
    assert "381 人次" in text


def test_what_was_taken_back_or_rejected_leaves_the_public_page(world: World, issue: PrintedIssue, client):
    keep(world, figure(issue, 318))
    publish(world, issue)
    actions.take_back(figure=figure(issue, 318), by=world.system, at=NOW)
    assert "318 人次" not in page(client, f"/issues/printed/{issue.uid}/")
    actions.reject(figure=figure(issue, 318), by=world.system, at=NOW)
    assert "318 人次" not in page(client, f"/issues/printed/{issue.uid}/")


def test_an_issue_leaves_the_public_pages_and_may_come_again(world: World, issue: PrintedIssue, client):
    keep(world, figure(issue, 318))
    publish(world, issue)
    with pytest.raises(rules.PublicAlready):
        publish(world, issue)
    actions.conceal(issue=issue, by=world.system, at=NOW)
    assert client.get(f"/issues/printed/{issue.uid}/").status_code == 404
    with pytest.raises(rules.NotPublic):
        actions.conceal(issue=issue, by=world.system, at=NOW)
    publish(world, issue)
    assert client.get(f"/issues/printed/{issue.uid}/").status_code == 200
    assert issue.publications.count() == 2


def test_an_issue_of_which_nothing_is_kept_is_not_published(world: World, issue: PrintedIssue):
    with pytest.raises(rules.NothingKept):
        publish(world, issue)


def test_a_worker_puts_nothing_on_the_public_pages(world: World, issue: PrintedIssue):
    keep(world, figure(issue, 318))
    worker = world.colleague("social_worker", world.north).actor
    with pytest.raises(NotPermitted):
        actions.publish(issue=issue, by=worker, at=NOW)


def test_the_editor_puts_an_issue_out_and_in_by_a_button(world: World, issue: PrintedIssue):
    editor = world.colleague("network_editor").client()
    inside, address = f"/archive/issues/{issue.uid}/", f"/issues/printed/{issue.uid}/"
    editor.post(f"{inside}publish/")
    assert editor.get(address).status_code == 404
    keep(world, figure(issue, 318))
    assert "publish/" in editor.get(inside).content.decode()
    editor.post(f"{inside}publish/")
    assert address in editor.get(inside).content.decode()
    editor.post(f"{inside}conceal/")
    assert editor.get(address).status_code == 404


def test_a_figures_public_page_tells_its_printed_past_apart_from_its_months(press, client):
    world = press.world
    issue = actions.read_in(network=world.network, text=TEXT, period=MAY, by=world.system, at=RELEASED)
    keep(world, figure(issue, 318), CARE, redefined="含家长")
    press.release()
    address = f"/issues/2018-03/figures/{CARE}/{press.frozen.scope_digest[:10]}/"
    before = page(client, address)
    assert "318 人次" not in before
    publish(world, issue)
    after = page(client, address)
    past = after.split("更早的印刷刊", 1)[1]
    assert "318 人次" in past
    assert "含家长" in past
    assert f"/issues/printed/{issue.uid}/" in past
