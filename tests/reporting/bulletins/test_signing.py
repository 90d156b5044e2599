"""An office answers for what it prints; a signature stands while the same would be printed, and no longer."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories.press import CARE, RELEASED, SESSION
from tests.factories.signing import Signed
from tests.factories.world import NOW
from youju.ground.access.models import AuditEntry
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import correct
from youju.ground.evidence.kinds import kind_of
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Line, SignOff, StoredEdition
from youju.reporting.bulletins.rules import AlreadyReleased
from youju.reporting.bulletins.rules.answering import (
    AlreadyWithdrawn,
    ChangedSinceRead,
    NothingToSendBack,
    NothingToSign,
    NotSigned,
    ReadingsInOrder,
    StoppedByFindings,
)

pytestmark = pytest.mark.django_db
WORDS = "托管服务儿童{activities.care.children}。"


@pytest.fixture
def press(world):
    return Signed.of(world)


def changes(press):
    void = press.answer().void
    return [(row.what, row.was or row.title, row.now) for row in void.changes]


def test_an_office_signs_what_it_prints_and_the_signature_stands(press):
    assert press.answer().next == "sign"
    press.sign()
    assert press.answer().signed
    assert AuditEntry.objects.filter(verb="pages.sign", office=press.world.north).count() == 1


def test_another_text_makes_the_signature_void_and_says_which_sentence(press):
    press.sign()
    line = press.line
    actions.write_line(
        line=line, margin=line.margin, sentence=f"孩子{{{CARE}}}。", version=1, by=press.editor.actor, at=NOW
    )
    assert not press.answer().signed
    assert changes(press) == [("words", WORDS, f"孩子{{{CARE}}}。")]


def test_another_number_makes_the_signature_void_and_says_which_and_how(press):
    press.sign()
    press.world.record(SESSION, happened_on="2018-03-07", n_child="3")
    assert changes(press) == [("figure", "25人次", "28人次")]


def test_a_line_that_came_or_went_or_moved_makes_the_signature_void(press):
    press.write("第二行。")
    press.sign()
    press.write("又一行。")
    assert changes(press) == [("added", "又一行。", "")]
    new = Line.objects.get(sentence="又一行。")
    actions.remove(passage=new, by=press.editor.actor, at=NOW)
    assert press.answer().signed, "as it was signed, so it stands again"
    actions.move(passage=press.line, position=1, by=press.editor.actor, at=NOW)
    assert changes(press) == [("order", "", "")]
    actions.remove(passage=press.line, by=press.editor.actor, at=NOW)
    assert ("gone", "第二行。", "") in changes(press)


def test_a_story_of_the_office_is_signed_with_its_lines_and_one_of_another_is_not(press):
    story = press.tell(office=press.world.north)
    press.sign()
    press.tell(title="南坡的事", office=press.world.south)
    assert press.answer().signed
    actions.write_story(
        story=story, title="植树", body="大家种了树。", office=press.world.north, version=1, by=press.editor.actor,
        at=NOW,
    )  # fmt: skip
    assert [row[0] for row in changes(press)] == ["words"]


def test_signing_again_is_asked_for_and_the_old_signature_is_kept(press):
    press.sign()
    press.write("又一行。")
    press.sign()
    assert press.answer().signed
    assert [row.stands for row in press.answer().signatures] == [False, True]


@pytest.mark.parametrize("role", ["network_editor", "social_worker", "supervisor", "auditor", "administrator"])
def test_nobody_signs_for_the_office_but_its_editor_and_its_director(press, role):
    office = None if role in {"network_editor", "auditor", "administrator"} else press.world.north
    with pytest.raises(NotPermitted):
        press.sign(by=press.actor(role, office))


def test_the_editor_of_another_office_does_not_sign(press):
    with pytest.raises(NotPermitted):
        press.sign(by=press.actor("office_editor", press.world.south))


def test_what_changed_while_somebody_read_is_read_again_before_it_is_signed(press):
    seen = press.answer().digest
    press.write("又一行。")
    with pytest.raises(ChangedSinceRead):
        actions.sign_off(
            issue=press.issue, office=press.world.north, reading="sign", digest=seen,
            by=press.actor("office_editor", press.world.north), at=NOW,
        )  # fmt: skip


def test_nothing_is_not_signed_and_nothing_is_signed_twice(press):
    with pytest.raises(NothingToSign):
        press.sign(office=press.world.south)
    press.sign()
    with pytest.raises(ReadingsInOrder):
        press.sign()


def test_a_signature_is_withdrawn_with_a_reason_once_and_before_the_release(press):
    signature = press.sign()
    by = press.actor("office_director", press.world.north)
    with pytest.raises(ValidationError):
        actions.withdraw_signature(signature=signature, reason=" ", by=by, at=NOW)
    actions.withdraw_signature(signature=signature, reason="漏了一项", by=by, at=NOW)
    assert press.answer().next == "sign"
    with pytest.raises(AlreadyWithdrawn):
        actions.withdraw_signature(signature=signature, reason="漏了一项", by=by, at=NOW)
    with pytest.raises(NotPermitted):
        actions.withdraw_signature(
            signature=press.sign(), reason="不行", by=press.actor("social_worker", press.world.north), at=NOW
        )


def test_a_signature_is_never_rewritten(press):
    signature = press.sign()
    for attempt in (lambda: SignOff.objects.update(digest="0" * 64), signature.delete):
        with pytest.raises(IntegrityError, match="youju-immutable"), transaction.atomic():
            attempt()


def test_a_release_waits_for_every_office_and_names_those_who_have_not_signed(press):
    with pytest.raises(NotSigned, match=f"{press.world.north.name}、{press.world.south.name}"):
        press.release()
    press.sign()
    press.without_south()
    press.release()
    with pytest.raises(AlreadyReleased):
        press.sign()


def test_a_release_waits_again_for_an_office_whose_number_moved_after_it_signed(press):
    press.sign()
    press.without_south()
    press.late()
    with pytest.raises(NotSigned, match=press.world.north.name):
        press.release()
    assert not press.issue.releases.exists()


def test_an_office_that_is_left_out_is_printed_as_missing_with_none_of_its_words(press):
    press.write(f"南坡来了{{{CARE}}}。", office=press.world.south)
    press.tell(title="南坡的事", office=press.world.south)
    press.sign()
    with pytest.raises(ValidationError):
        actions.leave_out(
            issue=press.issue, office=press.world.south, reason="", by=press.editor.actor, at=RELEASED
        )
    press.without_south()
    release = press.release()
    sent = bytes(StoredEdition.objects.get(name="2018-03.html").data).decode()
    assert "本期未收到" in sent
    assert "南坡来了" not in sent
    assert "南坡的事" not in sent
    assert [row.scope["offices"] for row in release.freeze.figures.all()] == [[press.world.north.pk]]


def test_an_office_that_was_left_out_can_be_waited_for_again(press):
    press.sign()
    press.without_south()
    actions.take_in(issue=press.issue, office=press.world.south, by=press.editor.actor, at=RELEASED)
    with pytest.raises(NotSigned, match=press.world.south.name):
        press.release()


def test_only_the_network_editor_leaves_an_office_out(press):
    with pytest.raises(NotPermitted):
        actions.leave_out(
            issue=press.issue, office=press.world.south, reason="不等了",
            by=press.actor("office_director", press.world.south), at=NOW,
        )  # fmt: skip


def test_what_a_check_finds_to_stop_a_release_stops_it_but_not_in_what_is_left_out(press):
    south = press.write("南坡的话。", office=press.world.south)
    Line.objects.filter(pk=south.pk).update(sentence="{activities.gone}")
    press.sign()
    with pytest.raises(StoppedByFindings, match=r"activities\.gone"):
        press.release()
    press.without_south()
    assert press.release().revision == 1


def test_pages_go_back_with_a_sentence_about_a_passage_and_the_signature_goes_with_them(press):
    press.sign()
    place = press.line.uid
    with pytest.raises(NothingToSendBack):
        actions.send_back(
            issue=press.issue,
            office=press.world.north,
            note="",
            remarks={place: " "},
            by=press.editor.actor,
            at=NOW,
        )
    back = actions.send_back(
        issue=press.issue, office=press.world.north, note="", remarks={place: "儿童还是人次？"},
        by=press.editor.actor, at=NOW + timedelta(hours=1),
    )  # fmt: skip
    assert press.answer().next == "sign"
    assert press.answer().returned == back
    assert [(row.place, row.said) for row in back.remarks.all()] == [(place, "儿童还是人次？")]
    press.sign(at=NOW + timedelta(hours=2))
    assert press.answer().signed
    assert press.answer().returned is None


def test_the_office_itself_does_not_send_back_to_itself(press):
    with pytest.raises(NotPermitted):
        actions.send_back(
            issue=press.issue, office=press.world.north, note="再看看", remarks={},
            by=press.actor("office_editor", press.world.north), at=NOW,
        )  # fmt: skip


def test_a_corrected_record_that_leaves_the_number_as_it_was_leaves_the_signature(press):
    press.sign()
    kind = kind_of(SESSION)
    record = kind.model.objects.order_by("happened_on").first()
    by = press.actor("office_director", press.world.north)
    values = {**kind.read_values(record), "topic": "换了题目"}
    correct(kind=kind, record=record, values=values, version=1, reason="题目", by=by, at=NOW)
    assert press.answer().signed
