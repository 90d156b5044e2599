"""Stories and sentences are written with chips and a few kinds of blocks; what is stored is the grammar."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.factories.press import CARE, HTMX, page
from youju.reporting.bulletins.models import Draft, Story
from youju.reporting.bulletins.queries import proof
from youju.reporting.publishing.content import Link

pytestmark = pytest.mark.django_db
CHIP = f'<span class="token" data-token="{{{CARE}}}">托管儿童人次 25人次</span>'
WRITTEN = (
    f'<h2>种树</h2><p>来了{CHIP}。</p><ul><li><p>松树</p></li><li><p>柏树</p></li></ul>'
    '<blockquote><p>真好</p></blockquote><p>见<a href="https://example.org/a">报道</a><script>x</script></p>'
)  # fmt: skip
STORED = f"## 种树\n\n来了{{{CARE}}}。\n\n- 松树\n- 柏树\n\n> 真好\n\n见[报道](https://example.org/a)"


def test_what_the_editor_sends_is_stored_as_the_grammar_and_printed_with_its_links(press):
    section = press.words("headlines")
    answer = press.editor.client().post(
        press.at("sections", section.uid, "stories"),
        {"title": "植树", "office": "north", "body": "旧的", "body_html": WRITTEN}, headers=HTMX,
    )  # fmt: skip
    assert answer.status_code == 200
    assert Story.objects.get().body == STORED
    told = proof(press.issue).headlines[0]
    assert [block.kind for block in told.blocks] == ["h3", "p", "li", "li", "quote", "p"]
    assert told.blocks[-1].runs[1] == Link("报道", "https://example.org/a")
    text = answer.content.decode()
    assert '<a class="said" href="https://example.org/a">报道</a>' in text
    assert "<blockquote>真好" in text


def test_the_form_gives_the_editor_chips_and_whoever_has_no_script_the_text(press):
    story = press.tell(office=press.world.north, body=STORED)
    text = page(press.editor.client(), press.at("stories", story.uid))
    assert f"来了{{{CARE}}}。" in text
    assert "data-said=&quot;25人次&quot;" in text
    assert "data-label=&quot;托管儿童人次&quot;" in text
    text = page(press.editor.client(), press.at("lines", press.line.uid))
    assert "data-said=&quot;25人次&quot;" in text


def test_a_sentence_and_its_margin_come_from_the_editor_too(press):
    typed = {"margin_html": f"<p>{CHIP}</p>", "sentence_html": f"<p>今年{CHIP}<b>来了</b></p>", "version": "1"}
    address = press.at("sections", press.section.uid, "proof")
    assert '<span class="number">25</span>' in press.editor.client().post(address, typed).content.decode()
    press.editor.client().post(press.at("lines", press.line.uid), typed, headers=HTMX)
    assert (press.line.margin, press.line.sentence) == (f"{{{CARE}}}", f"今年{{{CARE}}}来了")


def test_an_emptied_editor_is_refused_as_empty(press):
    typed = {"sentence": press.line.sentence, "sentence_html": "<p></p>", "version": "1"}
    assert press.editor.client().post(press.at("lines", press.line.uid), typed, headers=HTMX).status_code == 422


def test_a_draft_keeps_the_grammar_and_a_naked_number_is_refused_with_the_text_kept(press):
    typed = {"sentence_html": f"<p>来了{CHIP}和25人次</p>", "version": "1"}
    press.editor.client().post(
        press.at("sections", press.section.uid, "draft"), {**typed, "passage": press.line.uid}, headers=HTMX
    )
    assert Draft.objects.get().sentence == f"来了{{{CARE}}}和25人次"
    answer = press.editor.client().post(press.at("lines", press.line.uid), typed, headers=HTMX)
    assert answer.status_code == 422
    assert f"来了{{{CARE}}}和25人次" in answer.content.decode()


def test_words_of_a_link_are_ours_and_hold_no_naked_number(press):
    typed = {"sentence": "见[25人次](https://example.org/99)", "version": "1"}
    assert press.editor.client().post(press.at("lines", press.line.uid), typed, headers=HTMX).status_code == 422
    typed["sentence"] = "见[报道](https://example.org/99)"
    assert press.editor.client().post(press.at("lines", press.line.uid), typed, headers=HTMX).status_code == 200


def test_the_editor_stands_where_our_script_looks_for_it():
    script = Path(finders.find("js/composer.js")).read_text("utf-8")
    assert 'from "../django_prose_editor/editor.js"' in script
    assert finders.find("django_prose_editor/editor.js")
