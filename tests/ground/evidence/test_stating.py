"""Stating zero: who may, what contradicts it, what becomes of the figure, and how it is taken back."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections

from tests.factories.world import NOW, World
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import close_month, state_nil, withdraw, withdraw_nil
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Nil
from youju.ground.evidence.refusals import (
    NilStands,
    ReasonMissing,
    RecordWithdrawn,
    SomethingRecorded,
    StatedOneByOne,
)
from youju.ground.measures import planner
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.measures.values import NIL, UNREPORTED
from youju.ground.periods import month

SESSION, MARCH = kind_of("activities.session"), month(2018, 3)
SESSIONS, CHILDREN = "activities.service.sessions", "activities.service.children"


def state(world, by=None, kind=SESSION, period=MARCH):
    stated = {"kind": kind, "office": world.north, "start": period.start, "end": period.end}
    return state_nil(**stated, by=by or world.system, at=NOW)


def value(world, key=SESSIONS, period=MARCH):
    known = indicators(world.network)[key]
    return planner.totals([known], of_offices(world.north), period)[key]


def test_a_stated_zero_decides_until_something_is_recorded_and_again_when_that_is_withdrawn(world):
    assert value(world) == UNREPORTED
    state(world)
    assert value(world) == NIL
    assert value(world, period=month(2018, 2)) == UNREPORTED
    made = world.record("activities.session", happened_on="2018-03-09")
    assert value(world).amount == 1
    assert not value(world).nil
    withdraw(kind=SESSION, record=made, reason="记错", by=world.system, at=NOW)
    assert value(world) == NIL


def test_where_no_session_was_held_nobody_attended_one(world):
    state(world)
    assert value(world, CHILDREN) == NIL
    assert value(world, "communications.pieces") == UNREPORTED


def test_a_month_with_records_is_not_nothing(world):
    made = world.record("activities.session", happened_on="2018-03-31", at=NOW + timedelta(days=20))
    with pytest.raises(SomethingRecorded):
        state(world)
    withdraw(kind=SESSION, record=made, reason="记错", by=world.system, at=NOW)
    world.record("activities.session", world.south, happened_on="2018-03-05")
    world.record("activities.session", happened_on="2018-02-28")
    assert state(world).pk


def test_it_is_stated_once_and_again_after_it_was_taken_back(world):
    nil = state(world)
    with pytest.raises(NilStands):
        state(world)
    withdraw_nil(nil=nil, by=world.system, at=NOW)
    assert value(world) == UNREPORTED
    with pytest.raises(RecordWithdrawn):
        withdraw_nil(nil=nil, by=world.system, at=NOW)
    assert state(world).pk != nil.pk


def test_the_ledger_states_each_of_its_numbers_by_itself(world):
    with pytest.raises(StatedOneByOne):
        state(world, kind=kind_of("ledger.tally"))


def test_it_is_taken_back_by_the_rules_of_every_record(world):
    author = world.colleague("social_worker", world.north).actor
    colleague = world.colleague("librarian", world.north).actor
    editor = world.colleague("office_editor", world.north).actor
    nil = state(world, author)
    with pytest.raises(NotPermitted):
        withdraw_nil(nil=nil, reason="有一场", by=colleague, at=NOW)
    with pytest.raises(ReasonMissing):
        withdraw_nil(nil=nil, by=editor, at=NOW)
    close_month(office=world.north, start=MARCH.start, end=MARCH.end, by=world.system, at=NOW)
    with pytest.raises(ReasonMissing):
        withdraw_nil(nil=nil, by=author, at=NOW)
    assert withdraw_nil(nil=nil, reason=" 其实有一场 ", by=author, at=NOW).reason == "其实有一场"


def test_another_office_states_nothing_for_this_one(world):
    with pytest.raises(NotPermitted):
        state(world, world.colleague("office_director", world.south).actor)


def test_of_two_who_state_it_at_once_one_is_told(own_database):
    world = World.found()
    start, outcomes = Barrier(2), []

    def write() -> None:
        try:
            start.wait()
            outcomes.append(type(state(world)).__name__)
        except NilStands:
            outcomes.append("NilStands")
        finally:
            connections.close_all()

    threads = [Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["Nil", "NilStands"]
    assert Nil.objects.filter(happened_on=date(2018, 3, 1)).count() == 1
