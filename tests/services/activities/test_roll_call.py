"""Roll call: tap is present, tap again is undo, twice is once; who declined or was absent never counts."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories.people import keeper, person
from tests.factories.rolls import came, children, clerk, roll, session, tap
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.models import AuditEntry
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import close_month, correct, reinstate, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Correction
from youju.ground.evidence.refusals import HappensInTheFuture, OutsideTheOffice, ReasonMissing
from youju.ground.people.actions import merge, unmerge
from youju.services.activities.actions import cancel_session
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Attendance, Holding, Mark
from youju.services.activities.rules import NobodyCame, SessionCancelled
from youju.services.activities.rules.marks import MarkConflict, NobodyToTakeBack, Said, TooManyMarks, UnfitMark

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_the_first_one_signed_in_makes_the_session_a_held_one(world: World):
    bean, lan = children(world, "陈小豆", "白小兰")
    roll(world, tap(bean), tap(lan))
    holding = Holding.objects.get()
    assert (holding.session, holding.happened_on, holding.minutes) == (session(world), TODAY, 210)
    assert [(row.person, row.n, row.minutes) for row in holding.attendances.order_by("pk")] == [
        (bean, 1, 210), (lan, 1, 210),
    ]  # fmt: skip


def test_a_session_that_is_recorded_already_takes_the_names_too(world: World):
    session(world)
    held = world.record("activities.session", happened_on=str(TODAY), n_child="", n_volunteer="2")
    roll(world, tap(*children(world, "陈小豆")))
    assert Holding.objects.get() == held
    assert (came(world), came(world, "volunteer")) == (1, 2)


def test_twice_is_once(world: World):
    [bean] = children(world, "陈小豆")
    for _time in range(2):
        roll(world, tap(bean), tap(bean))
    assert came(world) == 1


def test_two_cards_of_one_person_are_there_once(world: World):
    bean, dou = children(world, "陈小豆", "小豆")
    stamp = {"by": keeper(world).actor, "at": NOW}
    roll(world, tap(dou))
    merged = merge(person=dou, into=bean, **stamp)
    roll(world, tap(bean), tap(dou))
    assert came(world) == 1
    unmerge(merge=merged, **stamp)
    assert came(world) == 1


def test_a_lost_answer_and_a_second_sending_do_no_harm(world: World):
    taps = [tap(child) for child in children(world, "陈小豆", "白小兰")] + [tap(None, n=3)]
    first, again = roll(world, *taps), roll(world, *taps)
    assert [answer.state for answer in first.answers] == ["taken"] * 3
    assert [answer.state for answer in again.answers] == ["known"] * 3
    assert again.written == 0
    assert came(world) == 5


def test_the_same_key_with_other_content_is_refused_and_the_others_are_taken(world: World):
    bean, lan = children(world, "陈小豆", "白小兰")
    mark = tap(bean)
    roll(world, mark)
    answers = roll(world, replace(mark, said=Said.ABSENT), tap(lan)).answers
    assert isinstance(answers[0].refusal, MarkConflict)
    assert answers[1].state == "taken"
    assert came(world) == 2


def test_a_key_of_another_session_is_a_conflict_too(world: World):
    [bean] = children(world, "陈小豆")
    mark = tap(bean)
    roll(world, mark, on=YESTERDAY)
    assert isinstance(roll(world, mark).answers[0].refusal, MarkConflict)


def test_tapping_again_takes_it_back_and_nobody_came(world: World):
    [bean] = children(world, "陈小豆")
    roll(world, tap(bean))
    roll(world, tap(bean, Said.UNDO))
    assert came(world) == 0
    assert not Holding.objects.standing().exists(), "a session to which nobody came was not held"
    roll(world, tap(bean))
    assert came(world) == 1
    assert Holding.objects.standing().count() == 1


def test_undoing_leaves_a_record_that_the_desk_made(world: World):
    session(world)
    world.record("activities.session", happened_on=str(TODAY), n_child="0")
    [bean] = children(world, "陈小豆")
    roll(world, tap(bean), tap(bean, Said.UNDO))
    assert Holding.objects.standing().exists()


@pytest.mark.parametrize("said", [Said.ABSENT, Said.DECLINED])
def test_absent_and_declined_never_count(world: World, said: Said):
    bean, lan = children(world, "陈小豆", "白小兰")
    roll(world, tap(bean, said), tap(lan))
    assert came(world) == 1
    roll(world, tap(lan, said))
    assert came(world) == 0
    assert Mark.objects.filter(said=said).count() == 2, "that it was said stays known"


def test_who_leaves_early_has_fewer_minutes_and_the_old_ones_stay_known(world: World):
    [bean] = children(world, "陈小豆")
    roll(world, tap(bean))
    roll(world, tap(bean, minutes=90), by=clerk(world, 2))
    row = Attendance.objects.get()
    assert (row.minutes, row.version) == (90, 2)
    assert Correction.objects.get(record=row.uid).before["minutes"] == ["3小时30分钟", "1小时30分钟"]
    roll(world, tap(bean))
    assert Attendance.objects.get().minutes == 90, "a further tap says nothing of minutes"


def test_a_session_signed_in_by_name_is_corrected_and_taken_back_like_any_other(world: World):
    [bean] = children(world, "陈小豆")
    roll(world, tap(bean))
    kind, stamp = kind_of("activities.session"), {"by": clerk(world), "at": NOW}
    values = kind.read_values(Holding.objects.get()) | {"topic": "折纸"}
    correct(kind=kind, record=Holding.objects.get(), values=values, version=1, **stamp)
    assert (Holding.objects.get().topic, came(world)) == ("折纸", 1)
    withdraw(kind=kind, record=Holding.objects.get(), **stamp)
    assert came(world) == 0
    reinstate(kind=kind, record=Holding.objects.get(), **stamp)
    assert came(world) == 1


def test_a_counted_session_still_says_how_many_came(world: World):
    held = world.record("activities.session", happened_on=str(TODAY), n_child="3")
    kind = kind_of("activities.session")
    with pytest.raises(NobodyCame):
        correct(
            kind=kind, record=held, values=kind.read_values(held) | {"n_child": None}, version=1,
            by=world.system, at=NOW, reason="错",
        )  # fmt: skip


def test_people_without_a_name_are_added_and_taken_off(world: World):
    roll(world, tap(n=3), tap(n=2, role="guardian"), tap(n=2))
    roll(world, tap(None, Said.UNDO, n=3))
    assert (came(world), came(world, "guardian")) == (2, 2)
    [answer] = roll(world, tap(None, Said.UNDO, n=3)).answers
    assert isinstance(answer.refusal, NobodyToTakeBack)
    assert came(world) == 2


def test_a_colleague_mends_a_slip_the_same_day_but_not_later_without_a_word(world: World):
    [bean] = children(world, "陈小豆")
    roll(world, tap(bean))
    roll(world, tap(bean, Said.UNDO), by=clerk(world, 2))
    assert came(world) == 0
    roll(world, tap(bean))
    later = {"by": clerk(world, 2), "at": NOW + timedelta(days=1)}
    [answer] = roll(world, tap(bean, Said.UNDO, reason="看错了"), **later).answers
    assert isinstance(answer.refusal, NotPermitted)
    own = {"by": clerk(world), "at": NOW + timedelta(days=2)}
    [answer] = roll(world, tap(bean, Said.UNDO), **own).answers
    assert isinstance(answer.refusal, ReasonMissing)
    assert came(world) == 1
    roll(world, tap(bean, Said.UNDO, reason="看错了"), **own)
    assert came(world) == 0


def test_in_a_released_month_a_mark_is_a_late_entry_and_taking_one_back_needs_a_reason(world: World):
    bean, lan = children(world, "陈小豆", "白小兰")
    roll(world, tap(bean))
    close_month(office=world.north, start=TODAY.replace(day=1), end=TODAY.replace(month=4, day=1),
                by=world.system, at=NOW + timedelta(minutes=1))  # fmt: skip
    after = {"at": NOW + timedelta(minutes=2)}
    [late, undone] = roll(world, tap(lan), tap(bean, Said.UNDO), **after).answers
    assert late.state == "taken"
    assert isinstance(undone.refusal, ReasonMissing)
    assert came(world) == 2


def test_a_set_of_marks_is_one_act(world: World):
    taps = [tap(child) for child in children(world, "陈小豆", "白小兰", "丁一")]
    roll(world, *taps)
    [entry] = AuditEntry.objects.filter(verb="roll_call.take")
    assert (entry.rows, entry.subject) == (3, session(world).uid)


def test_what_cannot_be_is_refused(world: World):
    [bean] = children(world, "陈小豆")
    wrong = [
        tap(bean, role="king"), tap(bean, n=2), tap(n=0), tap(None, Said.ABSENT), tap(bean, minutes=-1),
        tap(bean, minutes=1441),
    ]  # fmt: skip
    assert {type(answer.refusal) for answer in roll(world, *wrong).answers} == {UnfitMark}
    elsewhere = person(world, "外人", world.south)
    assert isinstance(roll(world, tap(elsewhere)).answers[0].refusal, OutsideTheOffice)
    assert isinstance(roll(world, replace(tap(bean), person=uuid4())).answers[0].refusal, OutsideTheOffice)
    with pytest.raises(TooManyMarks):
        roll(world, *[tap(bean)] * 1001)
    assert came(world) == 0


def test_a_cancelled_session_and_one_to_come_have_no_roll(world: World):
    [bean] = children(world, "陈小豆")
    with pytest.raises(HappensInTheFuture):
        roll(world, tap(bean), on=TOMORROW)
    cancel_session(session=session(world), reason="下雨", by=world.system, at=NOW)
    with pytest.raises(SessionCancelled):
        roll(world, tap(bean))


def test_whoever_does_not_record_for_the_office_takes_no_roll(world: World):
    children(world, "陈小豆")
    for colleague in (world.colleague("social_worker", world.south), world.colleague("network_editor")):
        with pytest.raises(NotPermitted):
            take(session=session(world), marks=[tap(n=1)], by=colleague.actor, at=NOW)
