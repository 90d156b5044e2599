"""Passages stand in the order that the editor gives them, within a section and from one to the next."""

import pytest

from tests.factories.press import HTMX, page
from tests.factories.world import NOW
from youju.ground.access.refusals import NotPermitted
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Section
from youju.reporting.bulletins.queries import proof
from youju.reporting.bulletins.rules import AlreadyReleased, DoesNotBelongThere

pytestmark = pytest.mark.django_db


def move(press, kind, passage, htmx=True, **where):
    return press.editor.client().post(press.at(kind, passage.uid, "move"), where, headers=HTMX if htmx else {})


def titles(section):
    return [story.title for story in section.stories.all()]


def test_a_line_is_dropped_at_any_place_and_the_move_is_announced(press):
    lines = [press.line, press.write("乙。"), press.write("丙。")]
    answer = move(press, "lines", lines[0], to="2").content.decode()
    assert [row.sentence for row in press.section.lines.all()][:2] == ["乙。", "丙。"]
    assert "已移到第3位，共3位" in answer
    assert f'data-moved="{lines[0].uid}"' in answer
    move(press, "lines", lines[2], to="0")
    move(press, "lines", lines[2], to="99")
    assert press.section.lines.last().sentence == "丙。"


def test_a_story_goes_into_another_section_and_both_are_shown_anew(press):
    first, second = press.tell(title="甲"), press.tell(title="乙")
    practice = press.words("practice")
    press.tell("practice", title="丙")
    answer = move(press, "stories", first, to="0", section=practice.uid).content.decode()
    assert titles(press.words("headlines")) == ["乙"]
    assert titles(practice) == ["甲", "丙"]
    assert f'id="s-{second.section.uid}"' in answer
    assert answer.count('hx-swap-oob="true"') >= 4
    assert page(press.editor.client(), press.at("stories", first.uid))


def test_the_arrows_lead_from_the_end_of_a_section_into_the_next_one(press):
    story, crowd = press.tell(title="甲"), press.words("crowdfunding")
    press.tell("crowdfunding", title="筹款")
    move(press, "stories", story, to="down")
    assert titles(crowd) == ["甲", "筹款"]
    move(press, "stories", story, htmx=False, to="up")
    assert titles(press.words("headlines")) == ["甲"]
    press.tell(title="乙")
    move(press, "stories", story, to="up")
    assert titles(press.words("headlines")) == ["甲", "乙"], "there is nothing before the first section"


def test_what_does_not_belong_there_stays_where_it_is(press):
    story, letter = press.tell(title="甲"), press.words("letter")
    for where in (letter, press.section):
        assert move(press, "stories", story, to="0", section=where.uid).status_code == 409
    assert move(press, "lines", press.line, to="0", section=press.words("headlines").uid).status_code == 409
    south = press.results(press.world.south)
    with pytest.raises(DoesNotBelongThere):
        actions.move(passage=press.line, section=south, position=0, by=press.editor.actor, at=NOW)
    for strange in ("0", story.uid):
        assert move(press, "stories", story, to="0", section=strange).status_code == 404
    assert titles(press.words("headlines")) == ["甲"]


def test_groups_of_an_office_change_places_and_print_in_that_order(press):
    first = press.section
    second = Section.objects.create(issue=press.issue, kind="results", office=press.world.north, position=60)
    actions.add_line(section=second, margin="", sentence="后来的。", by=press.editor.actor, at=NOW)
    press.editor.client().post(press.at("sections", second.uid, "move"), {"to": "up"})
    assert [row.pk for row in press.issue.sections.filter(office=press.world.north)] == [second.pk, first.pk]
    north = next(row for row in proof(press.issue).results if row.office == press.world.north.name)
    said = ["".join(getattr(run, "text", "") for run in group.lines[0].sentence) for group in north.groups]
    assert said[0] == "后来的。"
    with pytest.raises(DoesNotBelongThere):
        actions.move_section(section=press.words("letter"), position=3, by=press.editor.actor, at=NOW)


def test_an_office_moves_its_own_lines_only_and_nobody_moves_what_was_sent(press):
    north = press.world.colleague("office_editor", press.world.north)
    south = press.write("南。", office=press.world.south)
    with pytest.raises(NotPermitted):
        actions.move(passage=south, position=0, by=north.actor, at=NOW)
    press.release()
    with pytest.raises(AlreadyReleased):
        actions.move_section(section=press.section, position=1, by=press.editor.actor, at=NOW)
