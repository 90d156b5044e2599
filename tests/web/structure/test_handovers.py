"""Handing a figure over at the screen: one form, the sentence of a refusal, an end, a way back."""

from datetime import date

import pytest
from django.test import Client

from tests.factories.world import World
from youju.ground.evidence.models import Handover

FIGURE = "ledger.calls.minutes"


@pytest.fixture
def client(world: World) -> Client:
    return world.colleague("office_editor", world.north).client()


@pytest.fixture
def rooms(world: World) -> str:
    return f"/structure/handovers/{world.north.uid}/"


def hand_over(client: Client, rooms: str, since: str = "2018-04-01", kind: str = "ledger.tally") -> str:
    given = {"figure": FIGURE, "since": since, "kind": kind}
    return client.post(f"{rooms}new/", given, follow=True).content.decode()


def test_the_figure_is_found_by_words_of_its_name(client: Client, rooms: str):
    assert "还没有交接过的数据" in client.get(rooms).content.decode()
    page = client.get(f"{rooms}new/?words=来电时").content.decode()
    assert f"?figure={FIGURE}" in page
    assert "ledger.calls.sessions" not in page
    assert "没有名称里带这些字的数据" in client.get(f"{rooms}new/?words=没有").content.decode()
    form = client.get(f"{rooms}new/?figure={FIGURE}").content.decode()
    assert "台账" in form


def test_a_figure_is_handed_over_ended_and_given_back(client: Client, rooms: str):
    page = hand_over(client, rooms)
    assert "来电时长" in page
    assert "2018-04-01起" in page
    assert Handover.objects.get().since == date(2018, 4, 1)
    page = client.post(f"{rooms}{FIGURE}/end/", {"until": "2018-05-01"}, follow=True).content.decode()
    assert "2018-04-01至2018-04-30" in page
    assert f"{FIGURE}/end/" not in page
    assert "还没有交接过的数据" in client.post(f"{rooms}{FIGURE}/undo/", follow=True).content.decode()


def test_records_in_the_way_are_named_at_the_field_and_nothing_is_lost(world: World, client: Client, rooms: str):
    world.record("ledger.tally", tally_kind="来电咨询", happened_on="2018-03-12", span="day", minutes="30")
    page = hand_over(client, rooms)
    assert "有1条记录落在另一边" in page
    assert "“2018-03-12" in page
    assert 'value="2018-04-01"' in page
    assert not Handover.objects.exists()


def test_a_record_on_the_wrong_side_is_refused_at_its_date(client: Client, rooms: str, world: World):
    hand_over(client, rooms, since="2018-03-10", kind="nothing")
    typed = {"sent": "1", "happened_on": "2018-03-12", "span": "day", "minutes": "30"}
    typed["tally_kind"] = str(world.calls.uid)
    page = client.post("/desk/ledger-tally/new/", typed).content.decode()
    assert "从2018-03-10起，这项数据改由别的记录来数" in page


def test_undoing_is_refused_once_records_count_because_of_it(world: World, client: Client, rooms: str):
    hand_over(client, rooms, since="2018-03-10")
    world.record("ledger.tally", tally_kind="来电咨询", happened_on="2018-03-12", span="day", minutes="30")
    answer = client.post(f"{rooms}{FIGURE}/undo/")
    assert answer.status_code == 409
    assert "已经有1条记录按这次交接计入" in answer.content.decode()


def test_whoever_only_reads_the_structure_reads_the_handovers(world: World, client: Client, rooms: str):
    hand_over(client, rooms)
    reader = world.colleague("librarian", world.north).client()
    page = reader.get(rooms).content.decode()
    assert "来电时长" in page
    assert "undo" not in page
    assert reader.get(f"{rooms}new/").status_code == 403


def test_a_figure_that_is_not_there_is_not_found(client: Client, rooms: str):
    assert client.get(f"{rooms}new/?figure=no.such").status_code == 404
    assert client.post(f"{rooms}{FIGURE}/end/", {"until": "2018-05-01"}).status_code == 404
