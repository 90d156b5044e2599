"""A pair's meeting is recorded once: its minutes are the volunteer's, its place is safe, it names nobody."""

from datetime import date

import pytest

from tests.factories import companions as some
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.queries import standing
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import correct, reinstate, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures.indicators import indicators
from youju.ground.measures.planner import totals
from youju.ground.measures.scopes import of_offices
from youju.ground.people import actions as people
from youju.ground.periods import month
from youju.services.companions import actions
from youju.services.companions.models import Appointment, PairContact
from youju.services.companions.queries.own import own_pairing, own_pairs
from youju.services.companions.queries.pairings import looked_after, pair_row, silent_pairs
from youju.services.companions.rules import refusals
from youju.services.volunteers.actions import open_own_link
from youju.services.volunteers.models import Service

CONTACT = kind_of("companions.contact")


def test_minutes_of_a_meeting_are_the_volunteers_and_exist_once(world: World):
    made = some.met(world, some.pair(world), minutes=90)
    [served] = Service.objects.standing()
    assert (served.volunteer, served.minutes, served.served) == (made.pairing.volunteer, 90, "companionship")
    assert made.service == served


def test_a_corrected_meeting_takes_its_minutes_along(world: World):
    made = some.met(world, some.pair(world), minutes=90)
    now = {**CONTACT.read_values(made), "minutes": 60, "happened_on": date(2018, 3, 11)}
    correct(kind=CONTACT, record=made, values=now, version=1, by=world.system, at=NOW)
    [served] = Service.objects.standing()
    assert (served.minutes, served.happened_on) == (60, date(2018, 3, 11))


def test_a_withdrawn_meeting_takes_its_minutes_out_of_every_count(world: World):
    made = some.met(world, some.pair(world))
    withdraw(kind=CONTACT, record=made, by=world.system, at=NOW)
    assert not Service.objects.standing().exists()
    made.refresh_from_db()
    reinstate(kind=CONTACT, record=made, by=world.system, at=NOW)
    assert Service.objects.standing().count() == 1


def test_nobody_is_alone_with_a_child_where_nobody_sees_them(world: World):
    pair = some.pair(world)
    with pytest.raises(refusals.SeenByNobody):
        some.met(world, pair, seen="")
    assert some.met(world, pair, seen="two")
    assert some.met(world, pair, way="call", seen="", place="家里").place == ""


def test_a_meeting_lies_between_the_first_and_the_last_day_of_the_pair_and_lasts(world: World):
    pair = some.pair(world, on=date(2018, 3, 5))
    with pytest.raises(refusals.NotBeforeThePair):
        some.met(world, pair, day=4)
    with pytest.raises(refusals.HowLong):
        some.met(world, pair, minutes=0)
    actions.end(pairing=pair, reason="goal", on=date(2018, 3, 12), by=world.system, at=NOW)
    pair.refresh_from_db()
    with pytest.raises(refusals.NotAfterThePair):
        some.met(world, pair, day=13)


def test_what_stands_among_the_records_does_not_name_the_child(world: World):
    with pytest.raises(refusals.NamesTheChild):
        some.met(world, some.pair(world), what="陪林小舟读书")


def test_the_companion_records_on_the_own_page_while_the_pair_stands(world: World):
    pair = some.pair(world)
    with pytest.raises(NotPermitted):
        some.met(world, pair, by=world.colleague("network_editor").actor)
    actor = open_own_link(volunteer=pair.volunteer, secret="s" * 30, by=world.system, at=NOW).volunteer.actor
    pair = own_pairing(pair.volunteer, pair.uid)
    made = some.met(world, pair, by=actor)
    assert (made.by, made.service.by) == (actor, actor)
    stranger = some.companion(world, "于白")
    other = open_own_link(volunteer=stranger, secret="t" * 30, by=world.system, at=NOW).volunteer.actor
    with pytest.raises(NotPermitted):
        some.met(world, pair, by=other)
    actions.end(pairing=pair, reason="goal", by=world.system, at=NOW)
    assert own_pairs(pair.volunteer, on=TODAY) == []
    pair.refresh_from_db()
    with pytest.raises(NotPermitted):
        some.met(world, pair, by=actor)


def test_the_next_meeting_replaces_the_one_before_and_is_over_when_they_met(world: World):
    pair = some.pair(world)
    stamp = {"by": world.system, "at": NOW}
    with pytest.raises(refusals.DayIsOver):
        actions.appoint(pairing=pair, day=date(2018, 3, 19), **stamp)
    actions.appoint(pairing=pair, day=date(2018, 3, 24), place="阅览角", **stamp)
    actions.appoint(pairing=pair, day=TODAY, **stamp)
    assert [row.day for row in Appointment.objects.filter(gone_at=None)] == [TODAY]
    some.met(world, pair, day=20)
    assert not Appointment.objects.filter(gone_at=None).exists()


def test_nobody_is_sent_to_a_child_on_a_day_without_papers(world: World):
    pair = some.pair(world)
    for paper in pair.volunteer.papers.filter(sort="clearance"):
        type(paper).objects.filter(pk=paper.pk).update(until=date(2018, 3, 24))
    stamp = {"by": world.system, "at": NOW}
    actions.appoint(pairing=pair, day=date(2018, 3, 23), **stamp)
    with pytest.raises(refusals.ClearanceMissing):
        actions.appoint(pairing=pair, day=date(2018, 3, 24), **stamp)


def test_a_silent_pair_is_raised_with_whoever_looks_after_it_and_nobody_else(world: World):
    pair = some.pair(world, rhythm=14)
    keeper, other = (world.colleague("social_worker", world.north, n) for n in (1, 2))

    def silent(colleague):
        mine = looked_after(standing(colleague.actor, on=TODAY), colleague.actor, at=NOW)
        return [(row.pairing, row.silent) for row in silent_pairs(mine, on=TODAY)]

    assert silent(keeper) == [(pair, 24)]
    assert silent(other) == []
    some.met(world, pair, day=6)
    assert silent(keeper) == []


def test_the_figures_of_march(world: World):
    first = some.pair(world)
    second = some.pair(world, some.wishing(world, "陈小雨"), some.companion(world, "于白"))
    third = some.pair(world, some.wishing(world, "何小川"), some.companion(world, "于蓝"))
    some.met(world, first, day=3, minutes=90, ability=True)
    some.met(world, first, day=10, minutes=60)
    some.met(world, second, day=10, minutes=20, way="call", seen="")
    actions.end(pairing=third, reason="moved", on=date(2018, 3, 15), by=world.system, at=NOW)
    known = [row for key, row in indicators(world.network).items() if key.startswith("companions.")]
    found = totals(known, of_offices(world.north), month(2018, 3))
    assert {key: value.amount for key, value in found.items()} == {
        "companions.children": 2, "companions.pairs": 2, "companions.meetings": 2, "companions.calls": 1,
        "companions.minutes": 170, "companions.ability": 1, "companions.silent": None,
    }  # fmt: skip


def test_the_row_of_a_pair_says_what_is_asked_most(world: World):
    pair = some.pair(world)
    some.met(world, pair, day=3)
    some.met(world, pair, day=10, way="call", seen="", minutes=10)
    row = pair_row(pair, on=TODAY)
    assert (row.contacts, row.meetings, row.minutes, row.last) == (2, 1, 100, date(2018, 3, 10))


def test_erasing_the_child_takes_what_was_written_and_leaves_the_counts(world: World):
    pair = some.pair(world)
    some.met(world, pair, what="一起读书", place="阅览角")
    director = world.colleague("office_director", world.north)
    people.ask(person=pair.child, purpose="request", sentence="家长要求删除", by=director.actor, at=NOW)
    people.erase(person=pair.child, reason="家长要求", by=director.actor, at=NOW)
    [row] = PairContact.objects.standing()
    assert (row.what, row.place, row.minutes) == ("", "", 90)
