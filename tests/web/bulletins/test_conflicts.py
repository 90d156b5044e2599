"""Two people write the same passage: both texts stand beside each other, and not one word is lost."""

import pytest
from django.utils.html import strip_tags

from tests.factories.press import CARE, HTMX, page
from tests.factories.world import NOW
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Line, Story

pytestmark = pytest.mark.django_db
BEGAN = f"本月托管儿童{{{CARE}}}，家长说好。"
THEIRS = f"三月托管儿童{{{CARE}}}，家长说好。".replace("三月", "春天里")
MINE = f"本月托管儿童{{{CARE}}}，家长和老师都说好。"


@pytest.fixture
def line(press):
    """A line that somebody rewrote while its reader was typing at version 2."""
    write(press, press.line, BEGAN, 1)
    write(press, press.line, THEIRS, 2)
    return press.line


def write(press, line, sentence, version):
    actions.write_line(line=line, margin="", sentence=sentence, version=version, by=press.editor.actor, at=NOW)


def send(press, line, **typed):
    return press.editor.client().post(press.at("lines", line.uid), {"margin": "", **typed}, headers=HTMX)


def typed_again(answer):
    """The sentence that the form holds."""
    text = answer.content.decode()
    area = text.split('name="sentence"')[1].split(">", 1)[1].split("</textarea>")[0]
    return area.strip()


def test_both_texts_are_shown_with_what_differs_and_three_ways_on(press, line):
    answer = send(press, line, sentence=MINE, version="2")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert press.editor.actor.label in text
    assert "<del>春天里</del>" in text
    assert "<ins>本月</ins>" in text
    assert "托管儿童人次" in strip_tags(text)
    for way in ("用我的", "用对方的", "合起来改"):
        assert way in text
    assert typed_again(answer) == MINE
    assert 'name="version" value="3"' in text
    assert 'name="base" value="2"' in text


def test_both_changes_come_together_and_are_saved_only_when_the_writer_has_read_them(press, line):
    answer = send(press, line, sentence=MINE, version="3", base="2", merge="1")
    assert answer.status_code == 200
    assert typed_again(answer) == f"春天里托管儿童{{{CARE}}}，家长和老师都说好。"
    assert press.line.sentence == THEIRS
    assert send(press, line, sentence=typed_again(answer), version="3").status_code == 200
    assert press.line.version == 4


def test_where_both_changed_the_same_words_the_place_is_named(press, line):
    answer = send(press, line, sentence=BEGAN.replace("本月", "上旬"), version="3", base="2", merge="1")
    text = answer.content.decode()
    assert 'class="clashes"' in text
    assert "上旬春天里" in typed_again(answer)


def test_a_story_comes_together_by_paragraph(press):
    story = press.tell(body="第一段。\n\n后一段。")
    by = {"by": press.editor.actor, "at": NOW}
    actions.write_story(story=story, title="植树", body="第一段改了。\n\n后一段。", version=1, **by)
    answer = press.editor.client().post(
        press.at("stories", story.uid),
        {"title": "种树", "body": "第一段。\r\n\r\n后一段也改了。", "version": "2", "base": "1", "merge": "1"},
        headers=HTMX,
    )  # fmt: skip
    text = answer.content.decode()
    assert "第一段改了。\n\n后一段也改了。" in text
    assert 'value="种树"' in text
    assert Story.objects.get().title == "植树"


def test_writing_one_passage_never_disturbs_another(press):
    other = press.write("第二条。")
    first = press.line
    write(press, first, "甲。", 1)
    assert send(press, other, sentence="乙。", version="1").status_code == 200
    assert [row.sentence for row in press.section.lines.all()] == ["甲。", "乙。"]


@pytest.mark.parametrize("kind", ["lines", "stories"])
def test_what_was_taken_out_meanwhile_keeps_the_typed_words_as_a_new_passage(press, kind):
    passage = press.line if kind == "lines" else press.tell()
    actions.remove(passage=passage, by=press.editor.actor, at=NOW)
    answer = press.editor.client().post(
        press.at(kind, passage.uid), {"sentence": "我写的。", "title": "题", "body": "我写的。", "version": "1"},
        headers=HTMX,
    )  # fmt: skip
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "我写的。" in text
    where = "lines" if kind == "lines" else "stories"
    assert f'hx-post="{press.at("sections", passage.section.uid, where)}"' in text
    assert not Line.objects.filter(sentence="我写的。").exists()
    assert press.editor.client().get(press.at(kind, passage.uid)).status_code == 404
    assert page(press.editor.client(), press.at())
