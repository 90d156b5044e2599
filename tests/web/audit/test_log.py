"""The audit screen: acts in plain words, page by page, the verdict on the chain, and nothing of other families."""

import re
import uuid
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import youju
from tests.factories.world import NOW, World
from youju.ground.access import actions, audit
from youju.ground.access.log import PAGE, page, visible
from youju.ground.access.models import AuditEntry, AuditSeal
from youju.web.audit import verbs


@pytest.fixture
def client(world: World) -> Client:
    audit.seal()
    return world.colleague("auditor").client()


def test_an_act_is_said_in_plain_words(world: World, client: Client):
    world.record("communications.publication", by=world.colleague("social_worker", world.north).actor)
    shown = client.get("/audit/").content.decode()
    assert "传播 · 记录" in shown
    assert "社工1" in shown
    assert "北岸社会工作服务中心" in shown


def test_a_verb_that_nobody_worded_stands_as_it_is_written():
    assert (verbs.thing("strange.deed"), verbs.deed("strange.twirl")) == ("strange", "twirl")


def test_every_act_of_the_product_has_words_for_its_thing_and_its_deed():
    written = re.compile(r'verb="([a-z_.]+\.[a-z_]+)"(?: if \w+ else "([a-z_.]+)")?')
    found = {
        verb
        for path in (Path(youju.__file__).parent).rglob("actions*/*.py")
        for pair in written.findall(path.read_text("utf-8"))
        for verb in pair
        if verb
    }
    assert len(found) > 60
    lacking = {v for v in found if verbs.thing(v) == v.rpartition(".")[0] or verbs.deed(v) == v.rpartition(".")[2]}
    assert not lacking, "Give the thing and the deed a word in web/audit/verbs.py."


def test_the_whole_chain_is_verified_when_asked(client: Client):
    audit.seal()
    assert "环全部完好" in client.get("/audit/?verify=1").content.decode()
    assert "环全部完好" not in client.get("/audit/").content.decode()


def test_a_changed_past_is_told_with_its_place(client: Client, monkeypatch: pytest.MonkeyPatch):
    audit.seal()
    third = AuditSeal.objects.select_related("entry").get(number=3).entry.pk
    honest = audit.link
    monkeypatch.setattr(audit, "link", lambda before, entry: honest("x" if entry.pk == third else before, entry))
    shown = client.get("/audit/?verify=1").content.decode()
    assert "链在第3环断开" in shown
    assert "之前的2环完好" in shown


def test_the_unsealed_tail_is_counted(world: World, client: Client):
    # On PostgreSQL a sealer does what SQLite does at once.
    audit.seal()
    entry = AuditEntry.objects.create(at=NOW, by=world.system, verb="site.open", office=world.north)
    shown = client.get("/audit/").content.decode()
    assert "1步" in shown
    assert "未入链" in shown
    assert entry.uid


def test_pages_follow_each_other_without_gap_or_repetition(world: World):
    AuditEntry.objects.bulk_create(
        AuditEntry(at=NOW, by=world.system, verb="site.open", office=world.north) for _number in range(2 * PAGE)
    )
    networks = {world.network.pk}
    expected = list(visible(networks).order_by("-pk").values_list("pk", flat=True))
    first = page(networks)
    seen, here = list(first.entries), first
    while here.older is not None:
        here = page(networks, before=here.older)
        seen += here.entries
    assert [entry.pk for entry in seen] == expected


@pytest.mark.parametrize("cursor", ["x", "1", "'"])
def test_a_page_that_no_act_begins_is_not_found(client: Client, cursor: str):
    assert client.get(f"/audit/?before={cursor}").status_code == 404
    assert client.get(f"/audit/?before={uuid.uuid4()}").status_code == 200


def test_acts_of_another_family_are_not_listed(world: World, client: Client):
    stamp = {"by": world.system, "at": NOW}
    far = actions.found_network(slug="far", name="远方网络", bulletin="远方月讯", **stamp)
    office = actions.open_office(network=far, slug="far", name="远方机构", city="远方", **stamp)
    assert "远方" not in client.get("/audit/").content.decode()
    listed = {entry.subject for entry in page({world.network.pk}).entries}
    assert not listed & {far.uid, office.uid}


def test_only_the_permission_opens_the_chain(world: World):
    for role in ("office_director", "social_worker"):
        assert world.colleague(role, world.north).client().get("/audit/").status_code == 403
    assert world.colleague("network_editor").client().get("/audit/").status_code == 403
    assert world.colleague("administrator").client().get("/audit/").status_code == 200


def test_a_page_costs_the_same_for_few_acts_and_for_many(world: World, client: Client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get("/audit/")
        return len(seen)

    queries()
    few = queries()
    AuditEntry.objects.bulk_create(
        AuditEntry(at=NOW, by=world.system, verb="site.open", office=world.north) for _number in range(PAGE)
    )
    assert queries() == few
