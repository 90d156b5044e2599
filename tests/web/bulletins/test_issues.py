"""All issues with their state; a new one begins empty or with last month's lines and this month's numbers."""

import pytest
from django.contrib.messages import get_messages

from tests.factories.press import RELEASED, page
from tests.factories.world import NOW
from youju.ground.access import actions as access
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Issue, Line, Story
from youju.reporting.bulletins.queries import issue_of
from youju.reporting.bulletins.rules import IssueStands

pytestmark = pytest.mark.django_db
APRIL = month(2018, 4)


def sentences(issue):
    lines = Line.objects.filter(section__issue=issue).order_by("section__position", "position")
    return [line.sentence for line in lines]


def test_the_list_says_what_is_a_draft_and_what_is_released(press):
    text = page(press.editor.client(), "/bulletin/")
    assert press.at("release") in text
    press.release()
    text = page(press.editor.client(), "/bulletin/")
    assert press.at("released") in text
    assert press.at("release") not in text


def test_an_empty_list_says_what_comes_next(world):
    text = page(world.colleague("network_editor").client(), "/bulletin/")
    assert 'class="empty-state"' in text
    assert "/bulletin/start/" in text
    assert "/bulletin/start/" not in page(world.colleague("social_worker", world.north).client(), "/bulletin/")


def test_a_new_issue_takes_last_months_lines_and_this_months_numbers(press, world):
    press.write("南坡的话。", office=world.south)
    press.tell("letter", "", "春天的信。")
    press.tell("giving", "", "请来走走。")
    world.record("activities.session", happened_on="2018-04-02", n_child="31", at=RELEASED)
    answer = press.editor.client().post("/bulletin/start/", {"month": "2018-04", "model": "previous"})
    assert answer["Location"] == "/bulletin/2018-04/"
    begun = get_messages(answer.wsgi_request)
    assert "从2018年3月带过来2条成效、1段支持我们的文字。" in [str(message) for message in begun]
    text = page(press.editor.client(), "/bulletin/2018-04/")
    assert '<span class="number">31</span>' in text
    assert "南坡的话。" in text
    assert "请来走走。" in text
    assert "春天的信。" not in text
    made = issue_of(world.network, APRIL)
    assert sentences(made) == sentences(press.issue)


def test_an_office_that_joined_since_has_its_section_in_the_new_issue(press, world):
    access.open_office(network=world.network, slug="west", name="西坝", city="西坝", by=world.system, at=NOW)
    made = actions.start_from(previous=press.issue, period=APRIL, by=press.editor.actor, at=NOW)
    assert made.sections.filter(office__slug="west", kind="results").count() == 1
    assert made.sections.count() == press.issue.sections.count() + 1


def test_a_released_issue_is_a_model_too_and_stays_as_it_is(press):
    press.release()
    before = list(Line.objects.filter(section__issue=press.issue).values())
    actions.start_from(previous=press.issue, period=APRIL, by=press.editor.actor, at=NOW)
    assert list(Line.objects.filter(section__issue=press.issue).values()) == before


def test_an_empty_issue_has_its_sections_and_nothing_else(press, world):
    press.editor.client().post("/bulletin/start/", {"month": "2018-04", "model": ""})
    made = issue_of(world.network, APRIL)
    assert made.sections.count() == press.issue.sections.count()
    assert not Line.objects.filter(section__issue=made).exists()
    assert not Story.objects.filter(section__issue=made).exists()


@pytest.mark.parametrize("asked", ["2018-03", "2018-13", "", "2999-01", "x" * 500, "2018-Q1", "<b>"])
def test_a_month_that_cannot_be_begun_is_refused_at_its_field(press, asked):
    answer = press.editor.client().post("/bulletin/start/", {"month": asked, "model": "previous"})
    assert answer.status_code == 422
    assert 'class="error-summary"' in answer.content.decode()
    assert Issue.objects.count() == 1


def test_a_month_has_one_issue(press):
    with pytest.raises(IssueStands):
        actions.start_from(previous=press.issue, period=month(2018, 3), by=press.editor.actor, at=NOW)


@pytest.mark.parametrize("period", ["2018-05", "2018-3", "0000-01", "1800-01", "2018-03-05..2018-03-06"])
def test_an_address_without_an_issue_is_no_page(press, period):
    assert press.editor.client().get(f"/bulletin/{period}/").status_code == 404
