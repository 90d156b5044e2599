"""Offices read what will be printed and sign it there; what changed since, and who is late, stands in one list."""

from datetime import datetime

import pytest
import time_machine

from tests.factories.press import HTMX, page
from tests.factories.signing import Signed
from tests.factories.world import NOW
from youju.reporting.bulletins.models import Deputy, SignOff, StoredEdition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def press(world):
    return Signed.of(world)


@pytest.fixture
def own(press):
    """The north's editor."""
    return press.world.colleague("office_editor", press.world.north).client()


def digest(text):
    return text.split('name="digest" value="')[1].split('"')[0]


def signed(press, client, reading="sign"):
    text = page(client, press.at("signing", "north"))
    return client.post(press.at("signing", "north", "sign"), {"reading": reading, "digest": digest(text)})


def test_an_office_signs_what_it_has_read_on_the_page(press, own):
    text = page(own, press.at("signing", "north"))
    assert "托管服务儿童" in text
    assert '<span class="number">25</span>' in text
    assert signed(press, own).status_code == 302
    assert SignOff.objects.get().office == press.world.north
    assert 'name="digest"' not in page(own, press.at("signing", "north")), "it is not asked twice"


def test_a_page_that_is_not_fresh_any_more_is_not_signed(press, own):
    seen = digest(page(own, press.at("signing", "north")))
    press.write("又一行。")
    answer = own.post(press.at("signing", "north", "sign"), {"reading": "sign", "digest": seen})
    assert answer.status_code == 409
    assert not SignOff.objects.exists()


def test_the_pages_of_an_office_hold_nothing_that_others_say(press, own):
    press.write("南坡的话。", office=press.world.south)
    press.tell(title="南坡的事", office=press.world.south)
    text = page(own, press.at("signing", "north"))
    assert "南坡的话" not in text
    assert "南坡的事" not in text


def test_what_changed_after_signing_is_told_by_sentence_and_by_number(press, own):
    signed(press, own)
    press.late()
    for client in (own, press.editor.client()):
        text = page(client, press.at("signing"))
        assert "审签之后改过" in text
        assert "<del>25人次</del> → <ins>28人次</ins>" in text


def test_a_changed_sentence_is_shown_with_its_figures_by_name_and_what_is_new_marked(press, own):
    signed(press, own)
    line = press.line
    said = line.sentence.replace("托管", "课后托管")
    typed = {"margin": line.margin, "sentence": said, "version": line.version}
    assert press.editor.client().post(press.at("lines", line.uid), typed).status_code == 302
    text = page(own, press.at("signing"))
    assert "<ins>课后</ins>" in text
    assert "{activities" not in text, "a reader of signatures reads no tokens"


def test_the_list_says_who_is_late_and_since_when(press):
    with time_machine.travel(datetime(2018, 4, 8, 9, tzinfo=NOW.tzinfo), tick=False):
        text = page(press.editor.client(), press.at("signing"))
    assert text.count("已迟5天") == 2
    assert "2018-04-03" in text


def test_the_release_page_names_who_is_waited_for_and_the_button_refuses(press):
    text = page(press.editor.client(), press.at("release"))
    assert press.at("signing", "south") in text
    answer = press.editor.client().post(press.at("release"), {"seen": "1"})
    assert answer.status_code == 409
    assert press.world.north.name in answer.content.decode()


def test_from_signatures_to_a_release_without_one_office(press, own):
    signed(press, own)
    editor = press.editor.client()
    assert editor.post(press.at("signing", "south", "leave-out"), {"reason": ""}).status_code == 422
    editor.post(press.at("signing", "south", "leave-out"), {"reason": "表没有来"})
    assert "表没有来" in page(own, press.at("signing"))
    assert editor.post(press.at("release"), {"seen": "1"})["Location"] == press.at("released")
    assert "本期未收到" in bytes(StoredEdition.objects.get(name="2018-03.html").data).decode()


def test_an_office_that_was_left_out_is_waited_for_again_on_request(press):
    editor = press.editor.client()
    editor.post(press.at("signing", "south", "leave-out"), {"reason": "表没有来"})
    editor.post(press.at("signing", "south", "take-in"))
    assert not press.issue.left_out.exists()


def test_pages_come_back_with_remarks_that_stand_beside_their_passages(press, own):
    signed(press, own)
    editor = press.editor.client()
    address = press.at("signing", "north", "send-back")
    answer = editor.post(address, {"note": ""})
    assert answer.status_code == 422
    assert 'class="error-summary"' in answer.content.decode()
    editor.post(address, {"note": "", f"remark-{press.line.uid}": "儿童还是人次？"})
    text = page(own, press.at("signing", "north"))
    assert "儿童还是人次？" in text
    assert 'name="digest"' in text, "it is asked again"


def test_a_signature_is_withdrawn_on_the_page_and_says_why(press, own):
    signed(press, own)
    address = press.at("signatures", SignOff.objects.get().uid, "withdraw")
    assert address in page(own, press.at("signing", "north"))
    assert address not in page(press.editor.client(), press.at("signing", "north"))
    assert own.post(address, {"reason": ""}).status_code == 422
    own.post(address, {"reason": "漏了一项"})
    assert "漏了一项" in page(own, press.at("signing", "north"))


def test_nothing_is_signed_by_looking_or_by_whoever_only_reads(press):
    for colleague in (
        press.world.colleague("social_worker", press.world.north), press.world.colleague("auditor"),
        press.world.colleague("office_editor", press.world.south), press.editor,
    ):  # fmt: skip
        client = colleague.client()
        text = page(client, press.at("signing", "north"))
        assert 'name="digest"' not in text
        typed = {"reading": "sign", "digest": press.answer().digest}
        assert client.post(press.at("signing", "north", "sign"), typed, headers=HTMX).status_code == 403
    assert not SignOff.objects.exists()


def test_three_readings_are_asked_of_three_people_one_after_the_other(world):
    press = Signed.of(world, readings=True)
    readers = (
        ("first", press.world.colleague("office_editor", press.world.north)), ("second", press.editor),
        ("last", press.world.colleague("office_director", press.world.north)),
    )  # fmt: skip
    for reading, reader in readers:
        assert signed(press, reader.client(), reading).status_code == 302
    assert press.answer().signed


def test_a_deputy_is_named_signs_as_one_and_is_ended(press):
    director = press.world.colleague("office_director", press.world.north).client()
    stand_in = press.world.colleague("social_worker", press.world.north)
    who = f"office_editor:north:{stand_in.user.uid}"
    assert stand_in.user.name in page(director, "/bulletin/deputies/")
    typed = {"who": who, "since": "2018-03-20", "until": "2018-03-20"}
    assert director.post("/bulletin/deputies/", typed).status_code == 422
    director.post("/bulletin/deputies/", {**typed, "until": "2018-03-27"})
    assert "代审" in page(stand_in.client(), press.at("signing", "north"))
    signed(press, stand_in.client())
    assert SignOff.objects.get().deputy == Deputy.objects.get()
    assert "代机构编辑" in page(director, press.at("signing"))
    director.post(f"/bulletin/deputies/{Deputy.objects.get().uid}/end/")
    assert "已结束" in page(director, "/bulletin/deputies/")


def test_nobody_is_offered_as_deputy_of_an_office_that_is_not_theirs(press):
    press.world.colleague("social_worker", press.world.south)
    text = page(press.world.colleague("office_director", press.world.north).client(), "/bulletin/deputies/")
    assert ":south:" not in text
    assert "network_editor:" not in text
    assert "network_editor:" in page(press.editor.client(), "/bulletin/deputies/")


def test_the_administrator_sets_the_rules_and_the_closing_days(press):
    client = press.world.colleague("administrator").client()
    days = {"day-north": "5", "day-south": "3"}
    assert client.post("/bulletin/rules/", {"readings": "on", **days}).status_code == 422
    assert client.post("/bulletin/rules/", {"sign_off": "on", **days, "day-south": "31"}).status_code == 422
    client.post("/bulletin/rules/", {"sign_off": "on", "readings": "on", **days})
    press.world.network.refresh_from_db()
    press.world.north.refresh_from_db()
    assert (press.world.network.readings, press.world.north.closing_day) == (True, 5)
    assert "三审" in page(client, "/structure/network/")
