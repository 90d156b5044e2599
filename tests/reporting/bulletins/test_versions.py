"""What a passage said is never lost: every write keeps the version that ended, and each can be brought back."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories.press import CARE, RELEASED, Press
from tests.factories.world import NOW
from youju.ground.access.refusals import NotPermitted
from youju.ground.storage import triggers
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Line, LineVersion, Story, StoryVersion
from youju.reporting.bulletins.queries import versions
from youju.reporting.bulletins.rules import AlreadyReleased, ChangedByAnother, UnknownFigure

pytestmark = pytest.mark.django_db


@pytest.fixture
def press(world):
    return Press.of(world)


def rewrite(press, sentence, by=None):
    line = press.line
    return actions.write_line(
        line=line,
        margin=line.margin,
        sentence=sentence,
        version=line.version,
        by=(by or press.editor).actor,
        at=NOW,
    )


def kept(passage, version):
    model = LineVersion if isinstance(passage, Line) else StoryVersion
    return model.objects.select_related("section__issue__network", "section__office").get(
        passage=passage.uid, version=version
    )


def test_every_write_keeps_what_stood_with_who_wrote_it_and_who_ended_it(press):
    first, other = press.line.sentence, press.world.colleague("network_editor", number=2)
    rewrite(press, "孩子们来了。", other)
    rewrite(press, "孩子们又来了。")
    course = versions.course(press.issue, press.line.uid)
    assert [(row.version, row.words[1]) for row in course.versions] == [
        (3, "孩子们又来了。"), (2, "孩子们来了。"), (1, first),
    ]  # fmt: skip
    assert [row.by for row in course.versions] == [press.editor.actor, other.actor, press.editor.actor]
    assert [row.ended_by for row in course.versions] == [None, press.editor.actor, other.actor]


def test_a_refused_write_keeps_no_version(press):
    with pytest.raises(UnknownFigure):
        rewrite(press, "来了{no.figure}")
    assert not LineVersion.objects.exists()


def test_a_story_keeps_its_text_its_office_and_its_link(press):
    story = press.tell(office=press.world.north, link="https://example.org/1")
    actions.write_story(story=story, title="种树", body="树活了。", version=1, by=press.editor.actor, at=NOW)
    row = kept(story, 1)
    assert (row.title, row.body, row.office, row.link) == (
        "植树", "孩子们种了树。", press.world.north, "https://example.org/1"
    )  # fmt: skip
    back = actions.restore(kept=row, version=2, by=press.editor.actor, at=NOW)
    assert (back.pk, back.title, back.body, back.office, back.version) == (
        story.pk, "植树", "孩子们种了树。", press.world.north, 3
    )  # fmt: skip
    assert kept(story, 2).body == "树活了。"


def test_bringing_a_version_back_is_refused_when_somebody_wrote_meanwhile(press):
    rewrite(press, "孩子们来了。")
    row = kept(press.line, 1)
    rewrite(press, "孩子们又来了。")
    with pytest.raises(ChangedByAnother):
        actions.restore(kept=row, version=2, by=press.editor.actor, at=NOW)
    assert press.line.sentence == "孩子们又来了。"


def test_what_was_taken_out_waits_and_comes_back_to_its_place_under_its_name(press):
    first = press.line
    press.write("第二条。")
    press.write("第三条。")
    actions.remove(passage=first, by=press.editor.actor, at=NOW)
    out = versions.taken_out(press.issue)
    assert [row.words[1] for row in out] == [first.sentence]
    assert versions.course(press.issue, first.uid).standing is None
    back = actions.restore(kept=out[0].kept, version=0, by=press.editor.actor, at=NOW)
    assert (back.uid, back.version) == (first.uid, 2)
    assert press.line.uid == first.uid
    assert not versions.taken_out(press.issue)
    with pytest.raises(ChangedByAnother):
        actions.restore(kept=out[0].kept, version=0, by=press.editor.actor, at=NOW)


def test_a_line_added_after_others_were_taken_out_stands_last(press):
    lines = [press.line, *(press.write(f"{name}条。") for name in "甲乙丙")]
    for gone in (lines[0], lines[2]):
        actions.remove(passage=gone, by=press.editor.actor, at=NOW)
    press.write("丁条。")
    assert [row.sentence for row in press.section.lines.all()] == ["甲条。", "丙条。", "丁条。"]


def test_a_version_that_names_a_figure_of_the_past_is_refused(press):
    rewrite(press, "孩子们来了。")
    row = kept(press.line, 1)
    with transaction.atomic():
        broken = LineVersion(
            section=row.section, passage=row.passage, version=90, position=0, sentence="{gone.away}",
            ended_by=press.editor.actor, ended_at=NOW,
        )  # fmt: skip
        broken.save()
    with pytest.raises(UnknownFigure):
        actions.restore(kept=broken, version=2, by=press.editor.actor, at=NOW)


def test_an_office_brings_back_its_own_lines_and_no_other_words(press):
    own = press.world.colleague("office_editor", press.world.north)
    rewrite(press, "孩子们来了。")
    actions.restore(kept=kept(press.line, 1), version=2, by=own.actor, at=NOW)
    letter = press.tell("letter", title="", body="亲爱的朋友。")
    actions.remove(passage=letter, by=press.editor.actor, at=NOW)
    with pytest.raises(NotPermitted):
        actions.restore(kept=kept(letter, 1), version=0, by=own.actor, at=NOW)


def test_after_the_release_nothing_comes_back_and_versions_never_change(press):
    rewrite(press, f"来了{{{CARE}}}。")
    row = kept(press.line, 1)
    press.release()
    with pytest.raises(AlreadyReleased):
        actions.restore(kept=row, version=2, by=press.editor.actor, at=RELEASED)
    for write in (lambda: LineVersion.objects.update(sentence="别的。"), row.delete):
        with pytest.raises(IntegrityError, match=triggers.REFUSAL), transaction.atomic():
            write()
    assert Story.objects.count() == 0
