"""The versions of a passage beside each other, and back to one of them with one press."""

import pytest

from tests.factories.press import CARE, HTMX, page
from tests.factories.world import NOW
from youju.reporting.bulletins import actions

pytestmark = pytest.mark.django_db


def rewrite(press, sentence):
    line = press.line
    actions.write_line(
        line=line, margin=line.margin, sentence=sentence, version=line.version, by=press.editor.actor, at=NOW
    )


def test_versions_stand_newest_first_with_who_and_when_and_what_changed(press):
    rewrite(press, f"本月托管儿童{{{CARE}}}。")
    text = page(press.editor.client(), press.at("passages", press.line.uid, "versions"))
    assert text.index('id="v-2"') < text.index('id="v-1"')
    assert "<ins>本月</ins>" in text
    assert "<del>服务</del>" in text
    assert '<span class="token">托管儿童人次</span>' in text
    assert f"{{{CARE}}}" not in text
    assert press.editor.user.actor.label in text


def test_any_two_versions_are_compared(press):
    for sentence in ("甲来了。", "乙来了。"):
        rewrite(press, sentence)
    address = press.at("passages", press.line.uid, "versions")
    asked = press.editor.client().get(address, {"old": "2", "new": "3"}).content.decode()
    assert "<del>甲</del><ins>乙</ins>来了。" in asked.split('class="versions"')[0]
    for strange in ({"old": "9", "new": "1"}, {"old": "x", "new": ""}, {"old": "9" * 99, "new": "-1"}):
        assert press.editor.client().get(address, strange).status_code == 200


def test_going_back_is_one_press_and_refused_when_somebody_wrote_meanwhile(press):
    first = press.line.sentence
    rewrite(press, "甲来了。")
    address = press.at("passages", press.line.uid, "versions", 1)
    answer = press.editor.client().post(address, {"stands": "1"})
    assert answer.status_code == 409
    assert press.line.sentence == "甲来了。"
    answer = press.editor.client().post(address, {"stands": "2", "part": "north"})
    assert answer["Location"] == f"{press.at()}?part=north#p-{press.line.uid}"
    assert (press.line.sentence, press.line.version) == (first, 3)
    assert press.editor.client().post(press.at("passages", press.line.uid, "versions", 3)).status_code == 404


def test_what_was_taken_out_is_listed_until_it_comes_back(press):
    line = press.line
    address = press.at("history")
    assert "托管服务儿童" not in page(press.editor.client(), address)
    actions.remove(passage=line, by=press.editor.actor, at=NOW)
    assert "托管服务儿童" in page(press.editor.client(), address)
    assert "托管服务儿童" not in page(press.world.colleague("office_editor", press.world.south).client(), address)
    press.editor.client().post(press.at("passages", line.uid, "versions", 1), {"stands": "0"}, headers=HTMX)
    assert "托管服务儿童" not in page(press.editor.client(), address)
    assert press.line.uid == line.uid
