"""One record: what it says, how it is corrected, withdrawn and reinstated, and who finds it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine

from tests.factories.pages import Page, errors
from tests.factories.rolls import came, children, roll, tap
from tests.factories.world import NOW, World
from youju.ground.evidence import actions
from youju.ground.evidence.models import Correction
from youju.services.activities.models import Holding
from youju.services.ledger.actions import Counted, define_kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
KIND = "communications.publication"
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


@pytest.fixture
def worker(world: World):
    return world.colleague("social_worker", world.north)


@pytest.fixture
def own(world: World, worker):
    return world.record(KIND, by=worker.actor, title="两位小管理员", text="", characters="6")


def address(record, way: str = "") -> str:
    return f"/desk/communications-publication/{record.uid}/{way}"


def correction(client, record, **changes) -> dict:
    return {**Page(client.get(address(record, "correct/"))).form("correct").fields, **changes}


def test_the_author_corrects_a_fresh_entry_without_a_reason(worker, own):
    client = worker.client()
    answer = client.post(address(own, "correct/"), correction(client, own, title="三位小管理员"))
    assert answer.headers["Location"] == address(own)
    own.refresh_from_db()
    assert (own.title, own.version, own.characters) == ("三位小管理员", 2, 6)


def test_a_session_is_corrected_though_nobody_typed_who_was_signed_in_by_name(world):
    [bean] = children(world, "陈小豆")
    roll(world, tap(bean), tap(n=2))
    held, client = Holding.objects.get(), world.colleague("social_worker", world.north).client()
    way = f"/desk/activities-session/{held.uid}/correct/"
    given = Page(client.get(way)).form("correct").fields
    assert given["n_child"] == "2", "only those without a name were typed"
    answer = client.post(way, {**given, "topic": "折纸", "n_child": "4"})
    assert answer.headers["Location"] == f"/desk/activities-session/{held.uid}/"
    held.refresh_from_db()
    assert (held.topic, came(world)) == ("折纸", 5)


def test_after_a_day_a_reason_is_asked_for_and_what_was_typed_is_kept(worker, own):
    client = worker.client()
    with time_machine.travel(NOW + timedelta(hours=25), tick=False):
        client = worker.client()
        answer = client.post(address(own, "correct/"), correction(client, own, title="改过"), **ENGLISH)
        assert answer.status_code == 422
        assert "Say why" in errors(answer)
        assert Page(answer).form("correct").fields["title"] == "改过"
        client.post(address(own, "correct/"), correction(client, own, title="改过", reason="抄错了"))
    own.refresh_from_db()
    assert own.title == "改过"
    assert Correction.objects.get(record=own.uid).reason == "抄错了"


def test_after_the_release_a_reason_is_asked_for(world, worker, own):
    actions.close_month(office=world.north, start=date(2018, 3, 1), end=date(2018, 4, 1), by=world.system, at=NOW)
    client = worker.client()
    answer = client.post(address(own, "correct/"), correction(client, own, title="改过"))
    assert answer.status_code == 422


def test_another_colleague_without_the_right_neither_corrects_nor_withdraws(world, own):
    client = world.colleague("social_worker", world.north, 2).client()
    for way in ("correct/", "withdraw/"):
        assert client.get(address(own, way)).status_code == 403
        assert client.post(address(own, way), {"reason": "不"}).status_code == 403
    own.refresh_from_db()
    assert (own.version, own.withdrawal) == (1, None)
    assert address(own, "correct/") not in Page(client.get(address(own))).links


def test_a_supervisor_corrects_with_a_reason(world, own):
    client = world.colleague("supervisor", world.north).client()
    assert client.post(address(own, "correct/"), correction(client, own, title="改")).status_code == 422
    client.post(address(own, "correct/"), correction(client, own, title="改", reason="与签到表不符"))
    own.refresh_from_db()
    assert own.title == "改"


def test_two_who_correct_at_once_see_both_versions_and_lose_nothing(world, worker, own):
    client, other = worker.client(), world.colleague("supervisor", world.north).client()
    mine = correction(client, own, title="我改的")
    other.post(address(own, "correct/"), correction(other, own, title="她改的", reason="先改"))
    answer = client.post(address(own, "correct/"), mine, **ENGLISH)
    assert answer.status_code == 409
    page = Page(answer)
    assert "Somebody changed this record" in errors(answer)
    assert page.form("correct").fields["title"] == "我改的"
    assert "Now it says: 她改的" in page.text
    client.post(address(own, "correct/"), {**page.form("correct").fields, "reason": "商量好了"})
    own.refresh_from_db()
    assert (own.title, own.version) == ("我改的", 3)


def test_its_life_is_told_in_plain_words(world, worker, own):
    client = worker.client()
    client.post(address(own, "correct/"), correction(client, own, title="三位小管理员", reason="数错了"))
    client.post(address(own, "withdraw/"), {"reason": "重复"})
    said = Page(client.get(address(own), **ENGLISH)).text
    name = worker.actor.label
    told = (
        f"{name} recorded it.",
        f"{name} corrected it.",
        "Reason: 数错了",
        "Title or first words: from “两位小管理员” to “三位小管理员”",
        f"{name} withdrew it.",
    )
    places = [said.find(part) for part in told]
    assert -1 not in places
    assert places == sorted(places)
    assert "2018-03-20 18:32" in said
    assert "counts nowhere" in said


def test_what_was_withdrawn_is_reinstated_and_can_be_corrected_again(worker, own):
    client = worker.client()
    client.post(address(own, "withdraw/"), {})
    assert client.post(address(own, "correct/"), correction(client, own, title="改")).status_code == 422
    client.post(address(own, "reinstate/"), {})
    own.refresh_from_db()
    assert own.withdrawal is None
    assert "reinstated it" in Page(client.get(address(own), **ENGLISH)).text


def test_a_choice_that_was_replaced_meanwhile_stays_in_the_record(world, worker):
    tally = world.record("ledger.tally", by=worker.actor)
    define_kind(
        network=world.network, office=None, key="calls", label="来电咨询(新)",
        measures=[Counted("sessions", "来电咨询", "接听的来电", disclosure="things")], by=world.system, at=NOW,
    )  # fmt: skip
    client, way = worker.client(), f"/desk/ledger-tally/{tally.uid}/correct/"
    given = Page(client.get(way)).form("correct").fields
    assert given["tally_kind"] == str(world.calls.uid)
    assert client.post(way, {**given, "sessions": "62"}).status_code == 302
    tally.refresh_from_db()
    assert (tally.sessions, tally.tally_kind) == (62, world.calls)


def test_a_record_of_another_office_is_as_absent_as_none(world, worker):
    foreign = world.record(KIND, office=world.south, title="南坡的")
    client = worker.client()
    for way in ("", "correct/", "withdraw/", f"attachments/{uuid4()}/"):
        there, nowhere = (
            client.get(address(foreign, way)),
            client.get(f"/desk/communications-publication/{uuid4()}/{way}"),
        )
        assert there.status_code == nowhere.status_code == 404
        assert there.content == nowhere.content
    for way in ("correct/", "withdraw/", "reinstate/", "attachments/"):
        assert client.post(address(foreign, way), {"reason": "不"}).status_code == 404
    foreign.refresh_from_db()
    assert (foreign.version, foreign.withdrawal) == (1, None)


def test_a_record_is_found_under_its_own_kind_only(worker, own):
    assert worker.client().get(f"/desk/communications-material/{own.uid}/").status_code == 404


def test_the_record_opens_in_the_drawer_beside_the_list(worker, own):
    answer = worker.client().get(address(own), headers={"HX-Request": "true", "HX-Target": "drawer"})
    assert b"<html" not in answer.content
    assert "两位小管理员" in answer.content.decode()
