"""A whole import is taken back and nothing else; what belongs to a session goes and comes back with it."""

from itertools import count

import pytest

from tests.factories.world import NOW
from tests.ground.evidence.belonging import ATTENDANCE, PUBLICATION, SESSION, example
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import Source, correct, record_many, reinstate, withdraw, withdraw_import
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Import, Withdrawal
from youju.ground.evidence.refusals import ReasonMissing, RecordWithdrawn
from youju.ground.periods import month
from youju.services.activities.actions import plan_month
from youju.services.activities.kinds import heads_of
from youju.services.activities.models import Attendance, Holding, Session
from youju.services.activities.rules import HeldAlready

KIND, PEOPLE = kind_of(SESSION), kind_of(ATTENDANCE)
numbers = count()


def imported(world, *days: int, by=None, office=None, **cells) -> Import:
    """Sessions of March, read from a file."""
    office = office or world.north
    rows = [example(KIND, office, happened_on=f"2018-03-{day:02}", **cells) for day in days]
    source = Source("签到.xlsx", f"{next(numbers):064}")
    record_many(kind=KIND, office=office, rows=rows, source=source, by=by or world.system, at=NOW)
    return Import.objects.get(digest=source.digest)


def taken_back(world, batch, by=None):
    return withdraw_import(batch=batch, kind=KIND, reason="传错了", by=by or world.system, at=NOW)


def standing() -> tuple[int, int]:
    """Sessions that count, and the people who count."""
    return Holding.objects.standing().count(), sum(row.n for row in Attendance.objects.standing())


def test_taking_an_import_back_takes_all_of_it_and_only_that(world):
    world.record(SESSION, happened_on="2018-03-05")
    south = imported(world, 5, 6, office=world.south)
    first, second = imported(world, 5, 6, 7), imported(world, 5, 6)
    later = world.record(ATTENDANCE, holding=str(Holding.objects.filter(imported=first).first().uid))
    assert standing() == (8, 8 * 11 + 2)
    gone = taken_back(world, first)
    assert standing() == (5, 5 * 11)
    assert {row.imported_id for row in Holding.objects.filter(withdrawal=gone)} == {first.pk}
    later.refresh_from_db()
    assert later.withdrawal_id == gone.pk, "people added by hand to an imported session go with it"
    for other in (second, south):
        other.refresh_from_db()
        assert other.withdrawal is None


def test_a_row_that_was_taken_back_before_keeps_its_own_reason(world):
    batch = imported(world, 5, 6)
    single = Holding.objects.filter(imported=batch).order_by("happened_on").first()
    own = withdraw(kind=KIND, record=single, reason="那天下雨", by=world.system, at=NOW)
    taken_back(world, batch)
    single.refresh_from_db()
    assert single.withdrawal_id == own.pk
    assert Holding.objects.standing().count() == 0


def test_the_same_file_may_come_again_after_it_was_taken_back(world):
    batch = imported(world, 5, 6)
    rows, source = [example(KIND, world.north)], Source(batch.name, batch.digest)
    taken_back(world, batch)
    record_many(kind=KIND, office=world.north, rows=rows, source=source, by=world.system, at=NOW)
    assert standing() == (1, 11)
    assert Import.objects.filter(digest=batch.digest).count() == 2


def test_an_import_is_taken_back_once_with_a_reason_and_as_what_it_is(world):
    batch = imported(world, 5)
    with pytest.raises(ReasonMissing):
        withdraw_import(batch=batch, kind=KIND, reason="\x00 ", by=world.system, at=NOW)
    with pytest.raises(ValueError, match="holds no"):
        withdraw_import(batch=batch, kind=kind_of(PUBLICATION), reason="错", by=world.system, at=NOW)
    assert standing() == (1, 11)
    taken_back(world, batch)
    with pytest.raises(RecordWithdrawn):
        taken_back(world, Import.objects.get(pk=batch.pk))
    assert Withdrawal.objects.count() == 1


def test_who_may_take_an_import_back(world):
    mine = world.colleague("social_worker", world.north).actor
    colleague = world.colleague("social_worker", world.north, 2).actor
    supervisor = world.colleague("supervisor", world.north).actor
    stranger = world.colleague("office_director", world.south).actor
    librarian = world.colleague("librarian", world.north).actor
    first, second = imported(world, 5, by=mine), imported(world, 6, by=mine)
    for nobody in (colleague, stranger, librarian):
        with pytest.raises(NotPermitted):
            taken_back(world, first, by=nobody)
    taken_back(world, first, by=mine)
    taken_back(world, second, by=supervisor)


def test_a_long_import_is_taken_back_whole(world):
    kind = kind_of(PUBLICATION)
    rows = [example(kind, world.north)] * 2500
    source = Source("长.xlsx", "f" * 64)
    record_many(kind=kind, office=world.north, rows=rows, source=source, by=world.system, at=NOW)
    batch = Import.objects.get()
    withdraw_import(batch=batch, kind=kind, reason="错", by=world.system, at=NOW)
    assert not kind.model.objects.standing().exists()
    assert kind.model.objects.filter(imported=batch).count() == 2500


def test_a_session_goes_and_comes_back_with_its_own_people(world):
    held = world.record(SESSION, n_child="11", n_volunteer="2")
    extra = world.record(ATTENDANCE, holding=str(held.uid), role="visitor", n="5", partner="青石社区服务社")
    left = world.record(ATTENDANCE, holding=str(held.uid), role="elder", n="3")
    withdraw(kind=PEOPLE, record=left, reason="没有来", by=world.system, at=NOW)
    for _time in range(2):
        withdraw(kind=KIND, record=held, reason="错", by=world.system, at=NOW)
        assert standing() == (0, 0)
        reinstate(kind=KIND, record=held, reason="对", by=world.system, at=NOW)
        assert standing() == (1, 11 + 2 + 5)
    left.refresh_from_db()
    extra.refresh_from_db()
    assert left.withdrawal is not None, "who was taken out alone stays out"
    assert extra.withdrawal is None


def test_nobody_is_reinstated_at_a_session_that_is_withdrawn(world):
    held = world.record(SESSION)
    extra = world.record(ATTENDANCE, holding=str(held.uid))
    withdraw(kind=PEOPLE, record=extra, reason="错", by=world.system, at=NOW)
    withdraw(kind=KIND, record=held, reason="错", by=world.system, at=NOW)
    with pytest.raises(RecordWithdrawn):
        reinstate(kind=PEOPLE, record=extra, reason="对", by=world.system, at=NOW)
    assert standing() == (0, 0)


def mend(held, **changed):
    held.refresh_from_db()
    values = {**KIND.read_values(Holding.objects.get(pk=held.pk)), **changed}
    held = correct(kind=KIND, record=held, values=values, version=held.version, reason="x", by=held.by, at=NOW)
    return heads_of(Holding.objects.get(pk=held.pk))


def test_heads_go_to_nothing_and_come_back(world):
    held = world.record(SESSION, n_child="11", n_volunteer="2")
    assert mend(held, n_child=None) == "志愿者 2"
    assert mend(held, n_child=0) == "志愿者 2"
    assert mend(held, n_child=9) == "儿童 9、志愿者 2"
    assert mend(held, n_child=11, n_volunteer=None) == "儿童 11"
    withdraw(kind=KIND, record=held, reason="错", by=world.system, at=NOW)
    reinstate(kind=KIND, record=held, reason="对", by=world.system, at=NOW)
    assert standing() == (1, 11)


def test_a_correction_of_the_topic_counts_nobody_again(world):
    """Two batches of children at one session: the form shows their sum, and saving it must not add to it."""
    held = world.record(SESSION, n_child="11")
    world.record(ATTENDANCE, holding=str(held.uid), role="child", n="3")
    assert mend(held, topic="折纸") == "儿童 14"
    assert mend(held, topic="剪纸") == "儿童 14"
    assert mend(held, n_child=12) == "儿童 12"
    assert standing() == (1, 12)


def test_about_eighty_stays_about_eighty_when_the_session_is_corrected(world):
    held = world.record(SESSION)
    guests = world.record(
        ATTENDANCE, holding=str(held.uid), role="visitor", n="80", partner="青石社区服务社", approximate="是"
    )
    mend(held, topic="开放日")
    guests.refresh_from_db()
    assert guests.approximate
    mend(held, approximate=True, minutes=90)
    own = Attendance.objects.get(holding=held, role="child")
    assert (own.approximate, own.minutes) == (True, 90)


def test_a_place_in_the_plan_is_held_once(world):
    activity = world.furniture[world.north.pk].activity
    plan_month(activity=activity, period=month(2018, 3), by=world.system, at=NOW)
    first = world.record(SESSION, happened_on="2018-03-05")
    assert first.session == Session.objects.get(day="2018-03-05")
    withdraw(kind=KIND, record=first, reason="错", by=world.system, at=NOW)
    second = world.record(SESSION, happened_on="2018-03-05")
    assert second.session == first.session
    with pytest.raises(HeldAlready):
        reinstate(kind=KIND, record=first, reason="对", by=world.system, at=NOW)
    assert standing() == (1, 11)


def test_a_session_corrected_to_another_day_gives_its_place_free(world):
    activity = world.furniture[world.north.pk].activity
    plan_month(activity=activity, period=month(2018, 3), by=world.system, at=NOW)
    held = world.record(SESSION, happened_on="2018-03-05")
    mend(held, happened_on=Session.objects.get(day="2018-03-06").day)
    held.refresh_from_db()
    assert held.session == Session.objects.get(day="2018-03-06")
    assert world.record(SESSION, happened_on="2018-03-05").session == Session.objects.get(day="2018-03-05")
    mend(held, happened_on=Session.objects.get(day="2018-03-05").day)
    held.refresh_from_db()
    assert held.session is None, "the fifth is held by another session already"
