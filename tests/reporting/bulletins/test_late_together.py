"""上月补记 of several offices together and of months before the last, read once however many lines there are."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.press import CARE, RELEASED, SESSION, Press
from tests.factories.world import NOW
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries import Reader, reviewed
from youju.reporting.bulletins.queries.afterwards import sentence_for
from youju.reporting.bulletins.queries.picking import offers

pytestmark = pytest.mark.django_db
LATER = RELEASED + timedelta(days=20)
SUM = f"{{{CARE}@north+south}}"
LATE_SUM = f"{{late:{CARE}@north+south|2018-03}}"


@pytest.fixture
def press(world):
    """March is released: 25 children of the north, and the same of both offices together."""
    made = Press.of(world)
    world.record(SESSION, office=world.south, happened_on="2018-03-05", n_child="10", at=NOW)
    made.write(f"两地托管{SUM}。")
    made.release()
    return made


def issue_of(press, number):
    period = month(2018, number)
    return actions.start_issue(network=press.world.network, period=period, by=press.editor.actor, at=NOW)


def results(issue, office):
    return issue.sections.select_related("issue__network", "office", "group").filter(office=office)[0]


def write(press, issue, sentence, margin=""):
    section = results(issue, press.world.north)
    return actions.add_line(section=section, margin=margin, sentence=sentence, by=press.editor.actor, at=NOW)


def release(press, issue, days=30):
    return actions.release(issue=issue, by=press.editor.actor, at=RELEASED + timedelta(days=days))


def south_late(press, n="30"):
    press.world.record(SESSION, office=press.world.south, happened_on="2018-03-07", n_child=n, at=RELEASED)


def untold(issue):
    return [row for row in reviewed(issue).open if row.check == "late"]


def test_a_sum_of_offices_that_moved_is_found_with_the_first_of_its_offices(press):
    south_late(press)
    april = issue_of(press, 4)
    [hint] = untold(april)
    assert hint.place == results(april, press.world.north).uid
    assert press.world.south.name in hint.message
    assert "+30人次" in hint.message


def test_its_line_names_the_offices_and_what_came_to_them_together(press):
    south_late(press)
    april = issue_of(press, 4)
    section = results(april, press.world.north)
    sentence = sentence_for(section, untold(april))
    assert f"{press.world.north.name}、{press.world.south.name}" in sentence
    assert LATE_SUM in sentence
    write(press, april, sentence)
    assert untold(april) == []
    figure = release(press, april).freeze.figures.get()
    assert (figure.amount, figure.records) == (30, 1)


def test_the_list_offers_a_sum_to_whoever_writes_for_one_of_its_offices(press):
    south_late(press)
    april = issue_of(press, 4)
    for office in (press.world.north, press.world.south, None):
        found, _count = offers(april, office, [], "补记")
        assert LATE_SUM in [str(row.said.token) for row in found], office


def test_months_before_the_last_are_told_as_well_the_newest_first(press):
    april = issue_of(press, 4)
    press.world.record(SESSION, happened_on="2018-04-05", n_child="20", at=LATER)
    write(press, april, f"托管{{{CARE}}}。", margin=f"{{{CARE}}}")
    release(press, april)
    press.late("30")
    press.world.record(SESSION, happened_on="2018-04-06", n_child="9", at=LATER)
    may = issue_of(press, 5)
    hints = untold(may)
    said = [hint.quote for hint in hints]
    assert said == ["+9人次", "+30人次", "+30人次"], "April, then March alone and together"
    sentence = sentence_for(results(may, press.world.north), hints)
    assert sentence.startswith("上月补记：")
    assert sentence.count("补记：") == 2, "each month is named once"
    assert "；{quote:2018年3月}补记：" in sentence
    write(press, may, sentence)
    assert untold(may) == []


def test_what_an_editor_let_stand_is_not_said_again_until_it_is_another_difference(press):
    press.late("30")
    april = issue_of(press, 4)
    for hint in untold(april):
        actions.dismiss_finding(issue=april, finding=hint, reason="不印", by=press.editor.actor, at=NOW)
    release(press, april)
    may = issue_of(press, 5)
    assert untold(may) == []
    press.late("1")
    assert {hint.quote for hint in untold(may)} == {"+31人次"}


def test_ten_late_lines_are_read_with_the_queries_of_one(press):
    press.late("30")
    north, april = press.world.north, issue_of(press, 4)
    asked = []
    keys = (CARE, *[f"{CARE}@north+south"] * 9)
    for wanted in (keys[:1], keys[:1], keys):
        with CaptureQueriesContext(connection) as seen:
            reader = Reader.of(april, [(north, f"{{late:{key}|2018-03}}") for key in wanted])
        assert all(row.value.amount == 30 for row in reader.figures.values())
        asked.append(len(seen))
    assert asked[2] == asked[1]


def test_a_year_of_released_issues_is_looked_at_with_the_queries_of_one(press):
    press.late("30")
    asked = []
    for number in (4, 5, 6, 7):
        made = issue_of(press, number)
        with CaptureQueriesContext(connection) as seen:
            reviewed(made)
        asked.append(len(seen))
        write(press, made, f"托管{{{CARE}}}。", margin=f"{{{CARE}}}")
        release(press, made, 30 * number)
    assert asked[3] == asked[2], asked
