"""An asked story is checked while its office writes it and before the issue takes it, like all that prints."""

import pytest

from tests.factories.commissions import Asked
from tests.factories.press import page
from tests.factories.world import NOW
from tests.web.access.press_things import picture
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries import reviewed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
ODD = "截止到月底，孩子们种了一排树。"


@pytest.fixture
def press(world):
    return Asked.of(world)


def typed(press, commission, client, **words):
    answer = client.post(
        press.at("sections", commission.section.uid, "proof"), {"title": "树", "body": ODD, **words}
    )
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_words_are_checked_as_they_are_typed_and_nothing_is_written(press):
    commission = press.ask()
    said = typed(press, commission, press.writer.client())
    assert "截至" in said
    assert "没有" in typed(press, commission, press.writer.client(), body="孩子们种了一排树。")
    assert press.story(commission).body == ""


def test_what_could_not_be_saved_says_so_before_it_is_sent(press):
    commission = press.ask()
    assert "80" in typed(press, commission, press.writer.client(), body="来了80人。")


def test_its_form_asks_for_the_checks(press):
    commission = press.ask()
    form = page(press.writer.client(), press.at("stories", commission.story))
    assert press.at("sections", commission.section.uid, "proof") in form


def test_its_page_lists_them_for_its_office_and_once_delivered_for_the_editor(press):
    commission = press.ask()
    story = press.wrote(commission, ODD)
    actions.illustrate(story=story, files=[("树.jpg", picture())], by=press.writer.actor, at=NOW)
    address = press.at("commissions", commission.uid)
    own = page(press.writer.client(), address)
    assert "截至" in own
    assert "是否同意" in own, "nobody said who is in the picture"
    assert "截至" not in page(press.editor.client(), address)
    press.deliver(commission)
    assert "截至" in page(press.editor.client(), address)


def test_a_small_count_is_no_matter_of_the_commission(press):
    commission = press.ask()
    press.wrote(commission, "来了{activities.care.children|number}个孩子。")
    press.deliver(commission)
    assert press.at("confirm") not in page(press.editor.client(), press.at("commissions", commission.uid))


def test_who_is_in_the_picture_is_said_on_the_way_back_to_the_story(press):
    commission = press.ask()
    story = press.wrote(commission, ODD)
    [shown] = actions.illustrate(story=story, files=[("树.jpg", picture())], by=press.writer.actor, at=NOW)
    answer = press.writer.client().post(press.at("pictures", shown.uid, "consent"), {"consent": "nobody"})
    assert answer["Location"] == press.at("commissions", commission.uid)
    assert "是否同意" not in page(press.writer.client(), press.at("commissions", commission.uid))


def test_once_taken_in_its_findings_stand_with_those_of_the_issue(press):
    commission = press.ask()
    press.wrote(commission, ODD)
    press.deliver(commission)
    press.take(commission)
    assert "截至" not in page(press.editor.client(), press.at("commissions", commission.uid))
    assert "截至" in page(press.editor.client(), press.at())


def test_a_story_that_was_taken_in_and_out_again_is_not_decided_about(press):
    commission = press.delivered()
    story = press.take(commission)
    assert not [row for row in reviewed(press.issue).open if row.check == "commission"]
    actions.remove(passage=story, by=press.editor.actor, at=NOW)
    [finding] = [row for row in reviewed(press.issue).open if row.check == "commission"]
    assert "又从本期删掉" in page(press.editor.client(), press.at() + "?part=all")
    assert finding.dismissible
