"""Each check finds its planted fault and stays silent where there is none."""

from dataclasses import replace

import pytest

from tests.factories.press import CARE, RELEASED, SESSION, Press
from tests.factories.world import NOW
from youju.ground.evidence.actions import state_nil
from youju.ground.evidence.kinds import kind_of
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Line, Story
from youju.reporting.bulletins.queries import Reader, findings, parts_of
from youju.reporting.bulletins.queries.issues import texts_of
from youju.reporting.bulletins.rules import DateToken
from youju.reporting.bulletins.rules.checks import Passage, Picture
from youju.reporting.bulletins.rules.checks.basics import customary, dated
from youju.reporting.bulletins.rules.checks.pictures import undescribed

pytestmark = pytest.mark.django_db
TOKEN, CALLS = f"{{{CARE}}}", "{ledger.calls.sessions}"


@pytest.fixture
def press(world):
    return Press.of(world)


def found(issue, check=None):
    parts = parts_of(issue)
    rows = findings(issue, parts, Reader.of(issue, texts_of(parts)))
    return [row for row in rows if check in {None, row.check}]


def test_an_issue_without_faults_has_no_findings(press):
    press.write("自{date:2018-03-05}起，{quote:53家}机构同行。")
    press.tell("letter", "", f"来了{TOKEN}。")
    assert found(press.issue) == []


def test_a_margin_number_that_stands_nowhere_in_its_sentence(press):
    line = press.write("孩子们来了。", margin=TOKEN)
    assert [(row.place, row.figure[0]) for row in found(press.issue, "margin")] == [(line.uid, CARE)]


def test_a_margin_of_another_scope_does_not_stand_in_its_sentence(press):
    press.world.record(SESSION, press.world.south, happened_on="2018-03-08", n_child="40")
    line = press.write(f"来了{TOKEN}。", margin=f"{{{CARE}@north+south}}")
    assert [row.place for row in found(press.issue, "margin")] == [line.uid]


def test_a_margin_that_is_said_in_another_form_stands_in_its_sentence(press):
    press.write(f"来了{{{CARE}|number}}名儿童次。", margin=TOKEN)
    press.write(f"来了{{{CARE}@north}}。", margin=TOKEN)
    assert found(press.issue, "margin") == []


def test_figures_without_records_are_told_once_for_a_passage(press):
    line = press.write(f"南坡来了{{{CARE}@south}}，接了{CALLS}。")
    story = press.tell(body=f"来了{{{CARE}@south}}。")
    assert [row.place for row in found(press.issue, "unreported")] == [story.uid, line.uid]


def test_a_zero_that_somebody_entered_is_reported(press, world):
    line = press.write(f"南坡来了{{{CARE}@south}}。")
    assert [row.place for row in found(press.issue, "unreported")] == [line.uid]
    period = month(2018, 3)
    state_nil(
        kind=kind_of("activities.attendance"), office=world.south, start=period.start, end=period.end,
        by=world.system, at=NOW,
    )  # fmt: skip
    assert found(press.issue, "unreported") == []


def test_a_round_number_is_not_exact(press, world):
    assert found(press.issue, "approximate") == []
    world.record(SESSION, happened_on="2018-03-09", n_child="80", approximate="1")
    assert [row.place for row in found(press.issue, "approximate")] == [press.line.uid]


def test_a_small_count_of_people_is_asked_about_until_it_is_confirmed(press, world):
    world.record(SESSION, world.south, happened_on="2018-03-05", n_child="3")
    line = press.write(f"来了{TOKEN}。", margin=TOKEN, office=world.south)
    press.write(f"又来了{TOKEN}。", office=world.south)
    [row] = found(press.issue, "small")
    assert row.place == line.uid
    actions.confirm_small_count(
        issue=press.issue, key=row.figure[0], scope_digest=row.figure[1], by=press.editor.actor, at=NOW
    )
    assert found(press.issue, "small") == []


@pytest.mark.parametrize(("n", "asked"), [("1", True), ("7", True), ("8", False)])
def test_counts_from_one_to_seven_are_small(press, world, n, asked):
    world.record(SESSION, world.south, happened_on="2018-03-05", n_child=n)
    press.write(f"来了{TOKEN}。", office=world.south)
    assert bool(found(press.issue, "small")) == asked


def test_few_calls_are_no_small_count_of_people(press, world):
    world.record("ledger.tally", sessions="2", minutes="")
    press.write(f"接了{CALLS}。", margin=CALLS)
    assert found(press.issue, "small") == []


def test_a_figure_that_does_not_exist_any_more(press):
    Line.objects.filter(pk=press.line.pk).update(margin="{activities.gone}", sentence=f"来了{{{CARE}@west}}。")
    assert [row.place for row in found(press.issue, "unknown")] == [press.line.uid] * 2
    assert found(press.issue, "margin") == []


@pytest.mark.parametrize(
    ("day", "outside"), [("2018-02-28", 1), ("2018-03-01", 0), ("2018-03-31", 0), ("2018-04-01", 1)]
)
def test_a_day_that_came_along_from_another_month(press, day, outside):
    press.write(f"自{{date:{day}}}起。")
    assert len(found(press.issue, "date")) == outside


def test_a_picture_without_words_for_who_cannot_see_it(press, world):
    story = press.tell(office=world.north)
    assert found(press.issue, "alt") == []
    passage = Passage(story.uid, pictures=(Picture(),))
    assert [row.check for row in undescribed(passage)] == ["alt"]
    assert list(undescribed(replace(passage, pictures=(Picture("种树的孩子"),)))) == []


def test_a_line_that_the_office_always_had_and_has_no_more(press, world):
    press.write(f"接了{CALLS}。", margin=CALLS)
    world.record("ledger.tally", happened_on="2018-04-02", at=RELEASED)
    world.record(SESSION, happened_on="2018-04-02", n_child="31", at=RELEASED)
    april = actions.start_from(previous=press.issue, period=month(2018, 4), by=press.editor.actor, at=NOW)
    assert found(april, "customary") == []
    gone = Line.objects.get(section__issue=april, margin=CALLS)
    actions.remove(passage=gone, by=press.editor.actor, at=NOW)
    [row] = found(april, "customary")
    assert (row.place, row.figure[0]) == (gone.section.uid, "ledger.calls.sessions")


def test_a_customary_figure_may_stand_in_another_line_or_group(press):
    april = actions.start_issue(network=press.world.network, period=month(2018, 4), by=press.editor.actor, at=NOW)
    assert len(found(april, "customary")) == 1
    section = april.sections.filter(office=press.world.north)[0]
    actions.add_line(section=section, margin="", sentence=f"来了{TOKEN}。", by=press.editor.actor, at=NOW)
    assert found(april, "customary") == []


def test_the_first_issue_has_no_customs(press):
    assert found(press.issue, "customary") == []


def test_the_checks_are_pure():
    """They decide from plain values: no row is read, so none needs to exist."""
    place = Story().uid
    passage = Passage(place, pieces=(DateToken(month(2018, 2).start),))
    assert [row.place for row in dated(passage, month(2018, 3))] == [place]
    assert list(dated(passage, month(2018, 2))) == []
    name = ("cases.open", "0" * 64)
    assert [row.figure for row in customary({place: {name: "个案"}}, {place: set()})] == [name]
    assert list(customary({place: {name: "个案"}}, {place: {name}})) == []
