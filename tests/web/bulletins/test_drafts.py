"""What is typed is kept before it is saved, seen by nobody else, and offered to its writer again."""

from datetime import timedelta

import pytest
import time_machine

from tests.factories.press import CARE, HTMX, RELEASED, page
from tests.factories.world import NOW
from youju.ground.access.models import AuditEntry
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Draft
from youju.reporting.bulletins.queries import proof

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(press):
    return press.world.colleague("network_editor", number=2)


def keep(press, who=None, passage=None, section=None, **typed):
    address = press.at("sections", (section or press.section).uid, "draft")
    typed |= {"passage": str(passage.uid)} if passage is not None else {}
    return (who or press.editor).client().post(address, typed, headers=HTMX)


def test_typed_words_are_kept_and_the_time_is_said(press):
    with time_machine.travel(NOW, tick=False):
        answer = keep(press, passage=press.line, sentence="写到一半", version="1")
    assert answer.content.decode() == f"{NOW:%H:%M}"
    draft = Draft.objects.get()
    assert (draft.sentence, draft.base, draft.passage, draft.by) == (
        "写到一半", 1, press.line.uid, press.editor.actor
    )  # fmt: skip
    keep(press, passage=press.line, sentence="写到一半多", version="1")
    assert Draft.objects.get().sentence == "写到一半多"
    assert "写到一半" not in str(proof(press.issue))


def test_the_chain_tells_that_a_draft_began_and_not_every_keystroke(press):
    before = AuditEntry.objects.count()
    for number in range(1, 4):
        keep(press, passage=press.line, sentence="字" * number, version="1")
    assert [row.verb for row in AuditEntry.objects.order_by("pk")[before:]] == ["draft.begin"]
    keep(press, passage=press.line, drop="1")
    assert not Draft.objects.exists()
    assert AuditEntry.objects.order_by("pk").last().verb == "draft.drop"


def test_opening_the_form_again_offers_the_words_and_going_on_brings_them_back(press):
    keep(press, passage=press.line, sentence="写到一半", version="1")
    form = press.at("lines", press.line.uid)
    text = page(press.editor.client(), form)
    assert "继续上次没写完的" in text
    assert "写到一半</textarea>" not in text
    text = page(press.editor.client(), f"{form}?resume=1")
    assert "写到一半</textarea>" in text
    assert 'name="version" value="1"' in text
    assert "继续上次没写完的" in page(press.editor.client(), press.at())


def test_words_of_a_new_passage_wait_at_the_place_where_it_was_begun(press):
    headlines = press.words("headlines")
    keep(press, section=headlines, title="新的", body="写到一半", office="south")
    address = press.at("sections", headlines.uid, "stories")
    text = page(press.editor.client(), f"{address}?resume=1")
    assert "写到一半</textarea>" in text
    assert '<option value="south" selected>' in text


def test_saving_ends_the_draft_and_so_does_typing_it_back(press):
    keep(press, passage=press.line, sentence="写到一半", version="1")
    keep(press, passage=press.line, margin=press.line.margin, sentence=press.line.sentence, version="1")
    assert not Draft.objects.exists()
    keep(press, passage=press.line, sentence="写到一半", version="1")
    keep(press, sentence="新的一条")
    line = {"margin": "", "sentence": "写完了。", "version": "1"}
    press.editor.client().post(press.at("lines", press.line.uid), line, headers=HTMX)
    assert [row.sentence for row in Draft.objects.all()] == ["新的一条"]
    press.editor.client().post(
        press.at("sections", press.section.uid, "lines"), {"sentence": "新的。"}, headers=HTMX
    )
    assert not Draft.objects.exists()


def test_a_draft_of_an_older_version_meets_what_was_written_meanwhile(press):
    keep(press, passage=press.line, sentence="写到一半", version="1")
    actions.write_line(line=press.line, margin="", sentence="别的。", version=1, by=press.world.system, at=NOW)
    text = page(press.editor.client(), f"{press.at('lines', press.line.uid)}?resume=1")
    assert 'name="version" value="1"' in text
    answer = press.editor.client().post(
        press.at("lines", press.line.uid), {"sentence": "写到一半", "version": "1"}, headers=HTMX
    )
    assert answer.status_code == 409


def test_others_see_who_is_writing_for_two_minutes_and_never_a_word_of_it(press, colleague):
    with time_machine.travel(NOW, tick=False):
        keep(press, passage=press.line, sentence="秘密的半句", version="1")
    for minutes, seen in ((1, True), (3, False)):
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            for address in (press.at(), press.at("writers")):
                text = page(colleague.client(), address)
                assert (f"{press.editor.actor.label}正在改这一段" in text) == seen
                assert "秘密的半句" not in text
            assert "正在改这一段" not in page(press.editor.client(), press.at("writers"))
            form = page(colleague.client(), f"{press.at('lines', press.line.uid)}?resume=1")
            assert "秘密的半句" not in form


def test_nobody_keeps_words_for_a_passage_of_another_office_or_issue(press):
    north = press.world.colleague("office_editor", press.world.north)
    south = press.write("南边的。", office=press.world.south)
    assert keep(press, north, passage=south, sentence="不是我的", version="1").status_code == 403
    address = press.at("sections", press.section.uid, "draft")
    for strange in ("0", str(press.section.uid)):
        assert press.editor.client().post(address, {"passage": strange}, headers=HTMX).status_code == 404
    assert keep(press, sentence="x" * 9_000, version="9" * 30).status_code == 200
    assert len(Draft.objects.get().sentence) == Draft.LONGEST["sentence"]


def test_a_released_issue_takes_no_more_drafts(press):
    press.release()
    with time_machine.travel(RELEASED, tick=False):
        assert keep(press, passage=press.line, sentence=f"{{{CARE}}}", version="1").status_code == 409
    assert not Draft.objects.exists()
