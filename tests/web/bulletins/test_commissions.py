"""Asked stories on the screen: asked for, written by their office alone, delivered, taken in, reminded of."""

from datetime import datetime, timedelta

import pytest
import time_machine

from tests.factories.commissions import TEXT, Asked
from tests.factories.press import HTMX, page
from tests.factories.world import NOW
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Commission, CommissionReminder, Draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
AFTER = datetime(2018, 4, 5, 9, tzinfo=NOW.tzinfo)


@pytest.fixture
def press(world):
    return Asked.of(world)


@pytest.fixture
def editor(press):
    return press.editor.client()


@pytest.fixture
def writer(press):
    return press.writer.client()


def at(press, commission, *parts):
    return press.at("commissions", commission.uid, *parts)


def typed(press, commission, body=TEXT, **more):
    return {"title": "青石路的树", "body": body, "version": press.story(commission).version, **more}


def test_the_editor_asks_an_office_and_finds_it_in_the_list(press, editor):
    assert "还没有约稿" in page(editor, press.at("commissions"))
    form = page(editor, press.at("commissions", "new"))
    assert "北岸社会工作服务中心（4月" in form
    asked = {"office": "north", "title": "青石路的树", "wanted": "孩子们怎么说", "length": "600", "due": ""}
    answer = editor.post(press.at("commissions", "new"), asked)
    made = Commission.objects.get()
    assert answer["Location"] == f"{press.at('commissions')}#c-{made.uid}"
    text = page(editor, press.at("commissions"))
    assert "青石路的树" in text
    assert "0/600字" in text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"office": ""}, "青石路的树"),
        ({"length": "3"}, "最少五十字"),
        ({"due": "2018-03-01"}, "这一天已经过去"),
        ({"title": ""}, "孩子们怎么说"),
    ],
)
def test_what_cannot_be_asked_is_said_and_what_was_typed_is_kept(press, editor, wrong, said):
    asked = {"office": "north", "title": "青石路的树", "wanted": "孩子们怎么说", "length": "600", **wrong}
    answer = editor.post(press.at("commissions", "new"), asked)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Commission.objects.exists()


def test_the_office_finds_what_it_is_asked_on_its_first_page_and_writes_it(press, writer):
    commission = press.ask()
    assert at(press, commission) in page(writer, "/")
    assert "开始写" in page(writer, at(press, commission))
    story = press.at("stories", commission.story)
    form = page(writer, story)
    assert "写写孩子们" in form
    assert "/100字" in form
    assert 'name="office"' not in form, "for whom it speaks was said when it was asked for"
    answer = writer.post(story, typed(press, commission))
    assert answer["Location"] == at(press, commission)
    assert press.story(commission).office == press.world.north
    text = page(writer, at(press, commission))
    assert TEXT in text
    assert writer.post(at(press, commission, "deliver"))["Location"] == at(press, commission)
    assert at(press, commission) not in page(writer, "/")


def test_with_a_script_saving_leads_back_to_the_page_of_the_commission(press, writer):
    commission = press.ask()
    answer = writer.post(press.at("stories", commission.story), typed(press, commission), headers=HTMX)
    assert answer["HX-Redirect"] == at(press, commission)
    answer = writer.get(press.at("stories", commission.story, "shown"), headers=HTMX)
    assert answer["HX-Redirect"] == at(press, commission)


def test_words_are_kept_while_they_are_typed_and_offered_on_the_page(press, writer):
    commission = press.ask()
    keeping = press.at("sections", commission.section.uid, "draft")
    sent = {"passage": str(commission.story), "title": "青石路的树", "body": "孩子们", "version": "1"}
    assert writer.post(keeping, sent, headers=HTMX).status_code == 200
    assert Draft.objects.get().body == "孩子们"
    assert "?resume=1" in page(writer, at(press, commission))
    assert "孩子们" in page(writer, press.at("stories", commission.story) + "?resume=1")


def test_the_editor_sees_how_long_it_is_and_reads_it_once_it_is_delivered(press, editor):
    commission = press.ask()
    press.wrote(commission)
    text = page(editor, at(press, commission))
    assert TEXT not in text
    assert f"{len(TEXT)}/100字" in text
    press.deliver(commission)
    assert TEXT in page(editor, at(press, commission))


def test_a_delivered_story_is_taken_in_and_put_aside_again(press, editor):
    commission = press.delivered()
    where = press.words("headlines")
    answer = editor.post(at(press, commission, "take"), {"where": str(where.uid)})
    assert answer["Location"].endswith(f"#p-{commission.story}")
    assert TEXT in page(editor, press.at())
    assert "移出本期" in page(editor, at(press, commission))
    editor.post(at(press, commission, "aside"))
    assert TEXT not in page(editor, press.at())
    assert TEXT in page(editor, at(press, commission))


def test_a_section_must_be_chosen_to_take_it_into(press, editor):
    commission = press.delivered()
    answer = editor.post(at(press, commission, "take"), {"where": str(commission.section.uid)})
    assert answer.status_code == 422


def test_a_story_is_given_back_with_a_word_that_the_office_reads(press, editor, writer):
    commission = press.delivered()
    assert editor.post(at(press, commission, "back"), {"reason": ""}).status_code == 422
    editor.post(at(press, commission, "back"), {"reason": "请补上日期"})
    assert "请补上日期" in page(writer, at(press, commission))
    assert "请补上日期" in page(writer, press.at("stories", commission.story))
    assert "请补上日期" in page(writer, press.at("commissions"))


def test_a_commission_is_called_off_with_a_reason(press, editor, writer):
    commission = press.ask()
    assert editor.post(at(press, commission, "off"), {"reason": " "}).status_code == 422
    editor.post(at(press, commission, "off"), {"reason": "版面满了"})
    assert "版面满了" in page(writer, at(press, commission))
    assert writer.post(press.at("stories", commission.story), typed(press, commission)).status_code == 403
    assert at(press, commission) not in page(writer, "/")


def test_the_list_is_narrowed_by_state_and_office(press, editor):
    press.delivered("写好的")
    press.ask("南边的", office=press.world.south)
    assert "南边的" not in page(editor, press.at("commissions") + "?state=delivered")
    assert "写好的" not in page(editor, press.at("commissions") + "?office=south")
    assert "没有符合的约稿" in page(editor, press.at("commissions") + "?office=south&state=delivered")


def test_what_is_late_for_years_is_said_in_years_with_the_day_it_was_due(press):
    commission = press.ask()
    with time_machine.travel(AFTER + timedelta(days=3100), tick=False):
        editor = press.editor.client()
        for address in ("/", press.at("commissions"), press.at("commissions", commission.uid)):
            text = page(editor, address)
            assert "已迟8年多" in text
            assert "2018-04-02" in text
        pasted = editor.post(press.at("commissions", commission.uid, "remind"), follow=True).content.decode()
        assert "应在2018年4月2日交稿，还没有交" in pasted
    with time_machine.travel(AFTER + timedelta(days=100), tick=False):
        assert "已迟3个月" in page(press.editor.client(), "/")


def test_what_is_late_is_seen_everywhere_and_reminded_of_with_one_tap(press):
    commission = press.ask()
    with time_machine.travel(AFTER, tick=False):
        editor, writer = press.editor.client(), press.writer.client()
        home = page(editor, "/")
        assert "已迟3天" in home
        assert at(press, commission, "remind") in home
        assert "约稿1篇" in page(editor, press.at())
        assert "1篇迟交" in page(editor, press.at())
        text = page(editor, editor.post(at(press, commission, "remind"))["Location"])
        assert "已过3天" in text
        assert f"http://testserver{at(press, commission)}" in text
        assert 'data-copies="#pasted-words"' in text
        assert editor.post(at(press, commission, "remind")).status_code == 409
        assert CommissionReminder.objects.count() == 1
        assert at(press, commission, "remind") not in page(editor, "/")
        assert "04-05提醒过" in page(writer, "/")


def test_an_office_may_be_reminded_before_the_day_too(press, editor):
    commission = press.ask()
    text = page(editor, editor.post(at(press, commission, "remind"))["Location"])
    assert "请在4月2日前交稿" in text


def test_a_length_far_from_what_was_wanted_is_said_where_it_is_delivered(press, editor):
    assert "比约定的短很多" in page(editor, at(press, press.delivered(length=1000)))
    commission = press.ask("长的", length=50)
    press.wrote(commission, TEXT * 9)
    press.deliver(commission)
    assert "比约定的长很多" in page(editor, at(press, commission))


def test_a_released_issue_keeps_them_readable_and_offers_nothing(press, editor, writer):
    commission, done = press.ask(), press.delivered("写好的")
    press.wrote(commission)
    press.release(NOW + timedelta(hours=1))
    for client in (editor, writer):
        for each in (commission, done):
            text = page(client, at(press, each))
            assert "本期已经发布" in text
            assert "<form" not in text.split("press-beside")[1].split("</aside>")[0]
    assert "本期已经发布" in page(editor, press.at("commissions"))
    assert "本期已经发布" in page(editor, press.at("commissions", "new"))
    story = press.at("stories", commission.story)
    assert writer.get(story)["Location"] == at(press, commission)
    assert writer.post(story, typed(press, commission)).status_code in {409, 422}
    assert writer.post(at(press, commission, "deliver")).status_code == 409
    neighbour = press.neighbour.client()
    assert neighbour.get(press.at("passages", commission.story, "versions")).status_code == 403


def test_the_composer_tells_the_editor_what_is_not_decided_and_no_office(press, editor, writer):
    commission = press.ask()
    said = "还没有交稿，也没有取消"
    text = page(editor, press.at())
    assert said in text
    assert at(press, commission) in text
    for client in (writer, press.neighbour.client()):
        assert said not in page(client, press.at())
    actions.call_off(commission=commission, reason="不要了", by=press.editor.actor, at=NOW)
    assert said not in page(editor, press.at())


def test_the_finding_is_waved_through_with_a_reason_by_the_editor_alone(press, editor, writer):
    press.ask()
    digest = page(editor, press.at()).split("/findings/")[1].split("/")[0]
    assert writer.get(press.at("findings", digest)).status_code == 404
    assert editor.post(press.at("findings", digest), {"reason": "下期再用"}).status_code == 302
    assert "下期再用" in page(editor, press.at())
    assert "下期再用" not in page(writer, press.at() + "?part=all")
