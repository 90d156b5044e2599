"""Commissions: an office is asked for a story, writes it aside, delivers it; the issue takes it, or not."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.factories.commissions import DUE, TEXT, Asked
from tests.factories.press import RELEASED
from tests.factories.world import NOW, World
from youju.ground.access.queries import standing
from youju.ground.access.refusals import NotPermitted
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Commission, CommissionReminder, Section
from youju.reporting.bulletins.models.commissions import State
from youju.reporting.bulletins.queries.commissions import LATE, rows, tally, visible, waiting
from youju.reporting.bulletins.queries.signing import due as closing
from youju.reporting.bulletins.rules import AlreadyReleased, DoesNotBelongThere
from youju.reporting.bulletins.rules.commissions import (
    AlreadyDelivered,
    CommissionIsNotTaken,
    CommissionIsOff,
    CommissionIsTaken,
    DueInThePast,
    NotDelivered,
    NothingToWaitFor,
    NothingWritten,
    RemindedToday,
    UnfitLength,
    far_from,
)

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def press(world):
    return Asked.of(world)


def off(press, commission):
    return actions.call_off(commission=commission, reason="不写了", by=press.editor.actor, at=NOW)


def back(press, commission, reason="请补一张照片的来历"):
    return actions.give_story_back(commission=commission, reason=reason, by=press.editor.actor, at=NOW)


def remind(press, commission, at=NOW):
    return actions.remind_of_story(commission=commission, by=press.editor.actor, at=at)


def aside(press, commission):
    return actions.put_commission_aside(commission=commission, by=press.editor.actor, at=NOW)


def test_an_office_is_asked_for_a_story_which_begins_with_the_working_title(press):
    commission = press.ask()
    assert press.row(commission).state == State.ASKED
    story = press.story(commission)
    assert (story.title, story.body, story.office) == ("青石路的树", "", press.world.north)
    assert story.section == commission.section


def test_without_a_day_it_is_due_two_days_before_the_closing_day_and_never_before_today(press):
    closes = closing(press.issue.end, press.world.north, TODAY).day
    assert press.ask(due=None).due == closes - timedelta(days=2)
    late = NOW + timedelta(days=60)
    assert press.ask(due=None, at=late).due == late.date()


def test_a_number_in_the_working_title_is_no_reason_not_to_ask(press):
    commission = press.ask("12名儿童的故事")
    assert commission.title == "12名儿童的故事"
    assert press.story(commission).title == "{quote:12}名儿童的故事", (
        "somebody else's, until the office says whose"
    )
    assert press.story(press.ask("{一}[二]与三十人")).title == "（一）（二）与{quote:三十}人"


def test_a_working_title_that_is_too_long_once_its_numbers_are_marked_is_cut_and_says_so(press):
    asked = "春天里的" + "12棵树" * 19
    commission = press.ask(asked)
    assert commission.title == asked, "the commission has it whole"
    assert press.story(commission).title == "春天里的" + "{quote:12}棵树" * 6 + "……"
    long = press.story(press.ask("树" * 75 + "120棵")).title
    assert long == "树" * 75 + "……", "no half of a number is left"
    full = press.story(press.ask("树" * 80)).title
    assert full == "树" * 80, "nothing to mark, nothing to cut"


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"due": TODAY - timedelta(days=1)}, DueInThePast),
        ({"length": 49}, UnfitLength),
        ({"length": 20_001}, UnfitLength),
        ({"title": " "}, ValidationError),
    ],
)
def test_what_cannot_be_asked(press, more, refusal):
    with pytest.raises(refusal):
        press.ask(**{"title": "植树", **more})
    assert not Commission.objects.exists()


def test_today_is_not_too_late_to_ask_for(press):
    assert press.ask(due=TODAY).due == TODAY


def test_only_who_composes_asks_and_only_an_office_of_the_network(press, world):
    for by in (press.writer.actor, world.colleague("auditor").actor):
        with pytest.raises(NotPermitted):
            press.ask(by=by)
    with pytest.raises(NotPermitted):
        press.ask(office=World.found("far", "远方", (("east", "东", "东"), ("west", "西", "西"))).north)


def test_the_office_delivers_what_it_has_written_and_its_length_is_kept(press):
    commission = press.ask()
    with pytest.raises(NothingWritten):
        press.deliver(commission)
    press.wrote(commission, "孩子们 种了树。\n\n- 一排\n- 两排")
    assert press.deliver(commission).characters == len("孩子们种了树。一排两排")
    assert press.row(commission).state == State.DELIVERED


def test_a_figure_counts_as_it_is_printed(press):
    commission = press.ask()
    press.wrote(commission, "来了{activities.care.children|number}名。")
    assert press.row(commission).characters == len("来了25名。")


def test_what_is_delivered_is_delivered_once(press):
    commission = press.delivered()
    with pytest.raises(AlreadyDelivered):
        press.deliver(commission)


def test_only_the_office_that_was_asked_delivers(press, world):
    commission = press.ask()
    press.wrote(commission)
    for by in (press.neighbour, press.editor, world.colleague("social_worker", world.north)):
        with pytest.raises(NotPermitted):
            actions.deliver_story(commission=commission, by=by.actor, at=NOW)


def test_a_delivered_story_is_given_back_with_a_reason_and_written_again(press):
    commission = press.delivered()
    with pytest.raises(ValidationError):
        back(press, commission, " ")
    back(press, commission)
    row = press.row(commission)
    assert (row.state, row.returned.reason) == (State.ASKED, "请补一张照片的来历")
    press.wrote(commission, TEXT * 2)
    press.deliver(commission)
    row = press.row(commission)
    assert (row.state, row.returned) == (State.DELIVERED, None)


def test_a_delivered_story_is_taken_behind_the_stories_of_a_section(press):
    first = press.tell()
    commission = press.delivered()
    story = press.take(commission)
    assert list(press.words("headlines").stories.all()) == [first, story]
    assert (story.uid, story.body) == (commission.story, TEXT)
    assert press.row(commission).state == State.TAKEN


def test_what_was_taken_is_put_aside_again_with_what_was_written_meanwhile(press):
    commission = press.delivered()
    story = press.take(commission)
    press.wrote(commission, TEXT + "真好。", by=press.editor.actor)
    aside(press, commission)
    assert press.words("headlines").stories.count() == 0
    assert press.row(commission).state == State.DELIVERED
    assert press.story(commission).section == commission.section
    assert press.take(commission, press.words("practice")).body == TEXT + "真好。"
    assert press.row(commission).story.uid == story.uid


def test_a_story_is_taken_only_where_stories_stand(press):
    commission = press.delivered()
    for section in (press.words("letter"), press.words("giving"), press.section, commission.section):
        with pytest.raises(DoesNotBelongThere):
            press.take(commission, section)


def test_a_story_that_was_taken_out_of_the_issue_cannot_be_put_aside(press):
    commission = press.delivered()
    actions.remove(passage=press.take(commission), by=press.editor.actor, at=NOW)
    with pytest.raises(CommissionIsNotTaken):
        aside(press, commission)
    assert press.row(commission).story is None


@pytest.mark.parametrize(
    ("make", "act", "refusal"),
    [
        ("ask", "take", NotDelivered),
        ("ask", "back", NotDelivered),
        ("ask", "aside", CommissionIsNotTaken),
        ("delivered", "aside", CommissionIsNotTaken),
        ("delivered", "remind", NothingToWaitFor),
        ("taken", "take", CommissionIsTaken),
        ("taken", "back", CommissionIsTaken),
        ("taken", "off", CommissionIsTaken),
        ("taken", "remind", NothingToWaitFor),
        ("taken", "deliver", NotPermitted),
        ("off", "take", CommissionIsOff),
        ("off", "back", CommissionIsOff),
        ("off", "off", CommissionIsOff),
        ("off", "aside", CommissionIsNotTaken),
        ("off", "remind", NothingToWaitFor),
        ("off", "deliver", CommissionIsOff),
    ],
)
def test_each_act_has_its_time(press, make, act, refusal):
    commission = press.ask() if make in {"ask", "off"} else press.delivered()
    if make == "taken":
        press.take(commission)
    if make == "off":
        off(press, commission)
    before = press.row(commission).state
    acts = {
        "take": press.take,
        "deliver": press.deliver,
        "back": back,
        "aside": aside,
        "off": off,
        "remind": remind,
    }
    with pytest.raises(refusal):
        acts[act](commission) if act in {"take", "deliver"} else acts[act](press, commission)
    assert press.row(commission).state == before


def test_the_office_itself_neither_takes_nor_gives_back_nor_calls_off_nor_reminds(press):
    commission = press.delivered()
    stamp = {"commission": commission, "by": press.writer.actor, "at": NOW}
    for act in (
        lambda: actions.take_commission(section=press.words("headlines"), **stamp),
        lambda: actions.give_story_back(reason="x", **stamp),
        lambda: actions.put_commission_aside(**stamp),
        lambda: actions.call_off(reason="x", **stamp),
        lambda: actions.remind_of_story(**stamp),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_an_office_is_reminded_once_a_day(press):
    commission = press.ask()
    remind(press, commission)
    with pytest.raises(RemindedToday):
        remind(press, commission, NOW + timedelta(minutes=1))
    remind(press, commission, NOW + timedelta(days=1))
    assert [row.day for row in CommissionReminder.objects.all()] == [TODAY, TODAY + timedelta(days=1)]


def test_it_is_late_from_the_day_after_until_it_is_delivered(press):
    commission, day = press.ask(), timedelta(days=1)
    assert press.row(commission, DUE).state == State.ASKED
    assert (press.row(commission, DUE + day).state, press.row(commission, DUE + day * 3).late) == (LATE, 3)
    press.wrote(commission)
    press.deliver(commission)
    assert press.row(commission, DUE + day).state == State.DELIVERED


def test_a_length_far_from_what_was_wanted_is_accepted_and_said(press):
    assert [far_from(n, 100) for n in (49, 50, 200, 201)] == [True, False, False, True]
    commission = press.ask(length=50)
    press.wrote(commission, TEXT * 3)
    press.deliver(commission)
    assert not press.row(commission).far
    assert press.row(press.delivered("短的", length=500)).far


def test_a_list_is_narrowed_to_an_office_and_a_state_and_goes_by_the_day(press, world):
    later, sooner = press.ask(due=date(2018, 4, 3)), press.ask("早的", due=TODAY)
    south = press.ask("南边的", office=world.south)
    taken = press.delivered("采用的")
    press.take(taken)
    found = visible(press.issue, standing(press.editor.actor, on=TODAY))
    assert [row.commission for row in rows(found, on=TODAY, office=world.north)] == [sooner, taken, later]
    assert [row.commission for row in rows(found, on=DUE, state=LATE)] == [sooner]
    assert [row.commission for row in rows(found, on=TODAY, state="taken")] == [taken]
    assert {row.commission for row in rows(found, on=TODAY, state="asked")} == {sooner, later, south}
    told = tally(found, on=DUE)
    assert (told.all, told.late, told.delivered) == (4, 1, 0)


def test_an_office_sees_its_own_and_who_writes_nothing_sees_none(press, world):
    north, south = press.ask(), press.ask(office=world.south)

    def seen(colleague):
        return set(visible(press.issue, standing(colleague.actor, on=TODAY)))

    assert seen(press.editor) == {north, south}
    assert seen(press.writer) == seen(world.colleague("office_director", world.north)) == {north}
    assert seen(world.colleague("social_worker", world.north)) == seen(world.colleague("auditor")) == set()


def test_what_is_waited_for_is_told_until_it_is_delivered_or_the_issue_is_out(press, world):
    commission, _south = press.ask(), press.ask(office=world.south)
    after = DUE + timedelta(days=1)

    def waits(on=TODAY, late=False):
        return waiting(world.network, [world.north], on=on, late=late)

    assert waits() == [commission]
    assert waits(late=True) == []
    assert waits(on=after, late=True) == [commission]
    press.wrote(commission)
    press.deliver(commission)
    assert waits() == []
    back(press, commission)
    assert waits() == [commission]
    press.release()
    assert waits() == []


def test_a_released_issue_asks_for_nothing_and_takes_nothing_any_more(press):
    asked, done, gone = press.ask(), press.delivered("写好的"), press.delivered("采用的")
    press.take(gone)
    press.wrote(asked)
    press.release()
    for act in (
        lambda: press.ask("再来一篇"),
        lambda: press.wrote(asked, "还想写。", version=2),
        lambda: press.deliver(asked),
        lambda: press.take(done),
        lambda: back(press, done),
        lambda: aside(press, gone),
        lambda: off(press, asked),
        lambda: remind(press, asked),
    ):
        with pytest.raises(AlreadyReleased):
            act()
    assert [press.row(each).state for each in (asked, done, gone)] == [State.ASKED, State.DELIVERED, State.TAKEN]


def test_a_new_issue_begins_without_what_the_last_one_asked_for(press):
    press.delivered()
    press.release(RELEASED)
    made = actions.start_from(previous=press.issue, period=month(2018, 4), by=press.editor.actor, at=RELEASED)
    assert not made.commissions.exists()
    assert not Section.everywhere.filter(issue=made, aside=True).exists()
