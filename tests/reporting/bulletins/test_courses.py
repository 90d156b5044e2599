"""The small picture beside a margin number: the months that led to it, and only what the public may read."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.world import NOW
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries import proof

pytestmark = pytest.mark.django_db
SESSION, CARE, HELD = "activities.session", "activities.care.children", "activities.care.sessions"
RELEASED = datetime(2018, 4, 3, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def editor(world):
    return world.colleague("network_editor").actor


def an_issue(world, editor, number: int = 3, *margins: str):
    made = actions.start_issue(network=world.network, period=month(2018, number), by=editor, at=NOW)
    section = made.sections.filter(office=world.north).first()
    for key in margins or (CARE,):
        actions.add_line(section=section, margin=f"{{{key}}}", sentence=f"共{{{key}}}。", by=editor, at=NOW)
    return made


def care(world, day: str, n: int, at: datetime = NOW) -> None:
    world.record(SESSION, happened_on=day, n_child=str(n), at=at)


def drawn(issue, key: str = CARE) -> list[tuple[str, int | None, str]]:
    lines = [line for results in proof(issue).results for group in results.groups for line in group.lines]
    margin = next(line.margin for line in lines if line.margin and line.margin.key == key)
    return [(each.label, each.amount, each.text) for each in margin.months]


def test_a_picture_ends_with_its_own_month_and_leaves_gaps_where_nobody_reported(world, editor):
    care(world, "2018-01-08", 20)
    care(world, "2018-03-05", 25)
    assert drawn(an_issue(world, editor)) == [
        ("2017年10月", None, "未报"), ("11月", None, "未报"), ("12月", None, "未报"),
        ("2018年1月", 20, "20人次"), ("2月", None, "未报"), ("3月", 25, "25人次"),
    ]  # fmt: skip


def test_a_small_month_of_people_served_is_drawn_for_nobody(world, editor):
    care(world, "2018-02-05", 3)
    care(world, "2018-03-05", 25)
    assert drawn(an_issue(world, editor))[-2:] == [("2月", None, "不公开"), ("3月", 25, "25人次")]


def test_a_small_part_keeps_the_whole_of_its_month_back_too(world, editor):
    """22 in a month of 25 would say that 3 were elsewhere."""
    care(world, "2018-02-05", 22)
    world.record(SESSION, office=world.south, happened_on="2018-02-06", n_child="3")
    care(world, "2018-03-05", 25)
    world.record(SESSION, office=world.south, happened_on="2018-03-06", n_child="40")
    issue = an_issue(world, editor, 3, CARE, HELD)
    south = issue.sections.filter(office=world.south).first()
    actions.add_line(section=south, margin=f"{{{CARE}}}", sentence=f"共{{{CARE}}}。", by=editor, at=NOW)
    assert drawn(issue)[-2:] == [("2月", None, "不公开"), ("3月", 25, "25人次")]
    assert drawn(issue, HELD)[-2] == ("2月", 1, "1次"), "sessions are no people"


def test_a_released_month_is_drawn_as_it_was_printed(world, editor):
    care(world, "2018-02-05", 22)
    actions.release(issue=an_issue(world, editor, 2), by=editor, at=RELEASED)
    care(world, "2018-02-06", 9, at=RELEASED)
    care(world, "2018-03-05", 25)
    assert drawn(an_issue(world, editor))[-2] == ("2月", 22, "22人次")


def test_what_a_release_kept_back_stays_back(world, editor):
    care(world, "2018-02-05", 3)
    actions.release(issue=an_issue(world, editor, 2), by=editor, at=RELEASED)
    care(world, "2018-02-06", 19, at=RELEASED)
    care(world, "2018-03-05", 25)
    assert drawn(an_issue(world, editor))[-2] == ("2月", None, "不公开")


def test_a_number_that_is_kept_back_has_no_picture(world, editor):
    care(world, "2018-02-05", 40)
    care(world, "2018-03-05", 3)
    assert drawn(an_issue(world, editor)) == []


def test_ten_lines_are_drawn_with_the_questions_of_two(world, editor):
    care(world, "2018-03-05", 25)
    asked = []
    few, many = an_issue(world, editor, 3, CARE, HELD), an_issue(world, editor, 4, *[CARE, HELD] * 5)
    for issue in (few, few, many):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            proof(issue)
        asked.append(len(seen))
    assert asked[2] <= asked[1]
