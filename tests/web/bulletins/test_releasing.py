"""Releasing asks where something is open, freezes once, and from then on nothing writes."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.press import CARE, HTMX, page
from tests.factories.world import NOW
from youju.ground.access.models import AuditEntry
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Line, Section, SmallCountConfirmed, StoredEdition, Story

pytestmark = pytest.mark.django_db


def release(press, **typed):
    return press.editor.client().post(press.at("release"), typed)


def stored():
    """Everything that an issue is made of, and everything that was sent."""
    return [list(model.objects.order_by("pk").values()) for model in (Section, Line, Story, StoredEdition)]


def small(press):
    press.world.record("activities.session", press.world.south, happened_on="2018-03-05", n_child="3")
    return press.write(f"来了{{{CARE}}}。", margin=f"{{{CARE}}}", office=press.world.south)


def test_an_issue_with_nothing_open_is_released_at_once(press):
    press.write("南坡的话。", office=press.world.south)
    text = page(press.editor.client(), press.at("release"))
    assert 'name="seen"' not in text
    answer = release(press)
    assert answer["Location"] == press.at("released")
    assert press.issue.releases.get().revision == 1


def test_what_is_open_is_shown_and_must_have_been_seen(press):
    small(press)
    text = page(press.editor.client(), press.at("release"))
    assert 'class="finding small"' in text
    assert "1–7" in text
    answer = release(press)
    assert answer.status_code == 422
    assert 'class="error-summary"' in answer.content.decode()
    assert not press.issue.releases.exists()
    assert release(press, seen="1").status_code == 302


def test_offices_without_a_line_are_named_before_they_are_printed_as_missing(press, world):
    assert world.south.name in page(press.editor.client(), press.at("release"))
    release(press)
    sent = StoredEdition.objects.get(name="2018-03.html")
    assert "本期未收到" in bytes(sent.data).decode()


def test_an_unknown_figure_stops_a_release(press):
    Line.objects.filter(pk=press.line.pk).update(sentence="{activities.gone}")
    assert (
        "<form"
        not in page(press.editor.client(), press.at("release")).split('id="releasing"')[1].split("</main>")[0]
    )
    assert release(press, seen="1").status_code == 409
    assert not press.issue.releases.exists()


def test_a_second_hand_on_the_button_finds_it_released(press):
    release(press, seen="1")
    answer = release(press, seen="1")
    assert answer["Location"] == press.at("released")
    assert press.issue.releases.count() == 1


def test_with_a_script_the_page_moves_on_after_the_release(press):
    answer = press.editor.client().post(press.at("release"), {"seen": "1"}, headers=HTMX)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, press.at("released"))


def test_confirming_a_small_count_is_one_editors_word_and_stands_in_the_chain(press):
    line = small(press)
    client = press.editor.client()
    assert press.at("confirm") in page(client, press.at())
    figure = next(iter(SmallCountConfirmed.objects.all()), None)
    assert figure is None
    text = page(client, press.at())
    digest = text.split('name="digest" value="')[1].split('"')[0]
    answer = client.post(press.at("confirm"), {"key": CARE, "digest": digest}, headers=HTMX)
    assert answer.status_code == 200
    assert 'class="finding small"' not in answer.content.decode()
    assert f'id="p-{line.uid}"' in answer.content.decode()
    confirmed = SmallCountConfirmed.objects.get()
    assert confirmed.by == press.editor.actor
    assert AuditEntry.objects.filter(verb="small_count.confirm", by=press.editor.actor).count() == 1
    release(press)
    assert "3人次" in bytes(StoredEdition.objects.get(name="2018-03.html").data).decode()


@pytest.mark.parametrize("digest", ["", "0" * 64, "x"])
def test_what_is_no_small_count_of_the_issue_is_not_confirmed(press, digest):
    small(press)
    press.editor.client().post(press.at("confirm"), {"key": CARE, "digest": digest})
    assert not SmallCountConfirmed.objects.exists()


def test_a_released_issue_shows_its_seal_and_no_tools(press):
    press.tell()
    press.release()
    press.late()
    text = page(press.editor.client(), press.at())
    assert '<span class="number">25</span>' in text, "the frozen number, whatever the records say now"
    assert 'class="seal"' in text
    assert "hx-post" not in text
    assert 'class="tools"' not in text


def test_no_address_writes_into_a_released_issue(press, world):
    story, line, section = press.tell(), press.line, press.section
    letter = press.words("letter")
    press.release()
    before = stored()
    typed = {"margin": "", "sentence": "改了。", "version": "1", "title": "题", "body": "文", "to": "down"}
    readers = (press.editor, world.colleague("office_director", world.north), world.colleague("auditor"))
    for reader in readers:
        for address in (
            press.at("lines", line.uid), press.at("lines", line.uid, "move"),
            press.at("lines", line.uid, "remove"),
            press.at("stories", story.uid), press.at("stories", story.uid, "move"),
            press.at("stories", story.uid, "remove"), press.at("sections", section.uid, "lines"),
            press.at("sections", letter.uid, "stories"),
        ):  # fmt: skip
            answer = reader.client().post(address, typed)
            assert answer.status_code in {403, 409, 422}, (address, answer.status_code)
            assert press.editor.client().get(address).status_code in {302, 405}, address
    assert stored() == before


def test_the_released_page_names_every_edition_with_the_hash_of_its_bytes(press):
    made = press.release()
    text = page(press.editor.client(), press.at("released"))
    for row in made.editions.exclude(name="content.json"):
        assert hashlib.sha256(bytes(row.data)).hexdigest() == row.sha256
        assert row.sha256 in text
        assert f"/issues/2018-03/{row.name}" in text
    assert "content.json" not in text
    assert made.audit_head in text
    assert made.freeze.root in text


def test_an_unreleased_issue_has_no_released_page(press):
    client = press.editor.client()
    assert client.get(press.at("released"))["Location"] == press.at()
    assert client.get(press.at("drift")).status_code == 404


def test_pages_that_are_only_looked_at_write_nothing(press):
    story = press.tell()
    acts = AuditEntry.objects.count()
    client = press.editor.client()
    for address in (
        "/bulletin/", press.at(), press.at("preview"), press.at("release"), press.at("lines", press.line.uid),
        press.at("stories", story.uid), press.at("stories", story.uid, "remove"),
        press.at("sections", press.section.uid, "figures"),
    ):  # fmt: skip
        page(client, address)
    assert AuditEntry.objects.count() == acts


def test_the_screen_costs_the_same_queries_for_one_line_and_for_twenty(press):
    client = press.editor.client()
    page(client, press.at())
    with CaptureQueriesContext(connection) as few:
        page(client, press.at())
    for _turn in range(19):
        press.write(f"又来了{{{CARE}}}。", margin=f"{{{CARE}}}")
    with CaptureQueriesContext(connection) as many:
        page(client, press.at())
    assert len(many) == len(few)


def test_an_erratum_needs_words_of_both_kinds(press):
    press.release()
    address = press.at("figures", press.frozen.uid, "correct")
    for typed in ({}, {"corrected": "24人次"}, {"reason": "漏了"}, {"corrected": "很" * 61, "reason": "漏了"}):
        assert press.editor.client().post(address, typed).status_code == 422
    assert press.issue.releases.count() == 1


def test_an_erratum_makes_the_next_revision_and_is_told_on_the_page(press):
    first = press.release()
    kept = {row.name: bytes(row.data) for row in first.editions.all()}
    address = press.at("figures", press.frozen.uid, "correct")
    assert "25人次" in page(press.editor.client(), address)
    answer = press.editor.client().post(address, {"corrected": "24人次", "reason": "有一名儿童记了两次"})
    assert answer["Location"] == press.at("released")
    text = page(press.editor.client(), press.at("released"))
    assert "有一名儿童记了两次" in text
    assert "/issues/2018-03/r1/" in text
    assert "/issues/2018-03/r2/" in text
    assert {row.name: bytes(row.data) for row in first.editions.all()} == kept


def test_a_figure_of_another_issue_is_not_corrected_here(press):
    press.release()
    actions.start_from(previous=press.issue, period=month(2018, 4), by=press.editor.actor, at=NOW)
    assert press.editor.client().get(f"/bulletin/2018-04/figures/{press.frozen.uid}/correct/").status_code == 404
