"""A round is planned, printed, walked and counted; its state follows from its papers."""

from datetime import date, time, timedelta

import pytest

from tests.factories.people import keeper, person
from tests.factories.visits import family, round_to, said, stamp, stops
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.looking import grant_of
from youju.ground.access.models import AuditEntry
from youju.ground.access.queries import standing
from youju.ground.people import actions as people
from youju.ground.people.rules.births import Birth
from youju.services.visits import actions
from youju.services.visits.queries.rounds import every, find_round, page, sheet
from youju.services.visits.rules import (
    MayNotMeetChildren,
    NothingWalked,
    OnTheRouteAlready,
    PurposeOfRound,
    RoundCancelled,
    RoundWalked,
    State,
    StopVisited,
    TimesOfRound,
)
from youju.services.volunteers import actions as volunteers
from youju.services.volunteers.models import Service, Volunteer

pytestmark = pytest.mark.django_db
LONG_AGO = date(2018, 1, 1)


def volunteer(world: World, name: str = "苏禾川", *, cleared: bool = True) -> Volunteer:
    grown = people.register(office=world.north, name=name, birth=Birth.in_year(1990), by=world.system, at=NOW)
    made = volunteers.enlist(person=grown, since=LONG_AGO, group_kind="student", by=world.system, at=NOW)
    for sort in ("clearance", "training") if cleared else ():
        volunteers.add_paper(volunteer=made, sort=sort, title="证明", on=LONG_AGO, by=world.system, at=NOW)
    return made


def state(round) -> State:
    return sheet(type(round).objects.get(pk=round.pk)).state


def test_the_state_follows_from_the_papers(world: World):
    [mother, child] = family(world, "林晚晴", "林小舟")
    going = round_to(world, mother)
    assert state(going) is State.PLANNED
    actions.take_route(round=going, reason="今天去探访", **stamp(world))
    assert state(going) is State.PRINTED
    actions.record_visit(office=world.north, round=going, said=said(stops(going)[0].uid, child), **stamp(world))
    assert state(going) is State.WALKED
    actions.count_round(round=going, start=time(9), end=time(11, 30), **stamp(world))
    assert state(going) is State.COUNTED
    off = round_to(world)
    actions.cancel_round(round=off, reason="下雨", **stamp(world))
    assert state(off) is State.CANCELLED


def test_whoever_plans_a_round_goes_along_and_a_purpose_is_said(world: World):
    going = round_to(world)
    assert [str(one) for one in sheet(going).team] == [keeper(world).user.name]
    with pytest.raises(PurposeOfRound):
        round_to(world, purpose="  ")


def test_one_home_is_one_stop_whoever_of_it_is_named(world: World):
    [mother, child] = family(world, "林晚晴", "林小舟")
    going = round_to(world, mother)
    with pytest.raises(OnTheRouteAlready, match="林晚晴"):
        actions.add_stop(round=going, person=child, **stamp(world))
    assert [card.name for card in sheet(going).legs[0].home.people] == ["林小舟", "林晚晴"], "children first"


def test_the_order_of_the_route_is_changed_by_steps(world: World):
    homes = [person(world, name, year=1940) for name in ("甲老", "乙老", "丙老")]
    going = round_to(world, *homes)
    first, _second, third = stops(going)
    actions.move_stop(stop=third, earlier=True, **stamp(world))
    assert [leg.name for leg in sheet(going).legs] == ["甲老", "丙老", "乙老"]
    actions.move_stop(stop=first, earlier=True, **stamp(world))
    assert [leg.name for leg in sheet(going).legs] == ["甲老", "丙老", "乙老"], "the first one stays first"
    actions.drop_stop(stop=first, **stamp(world))
    assert [leg.name for leg in sheet(going).legs] == ["丙老", "乙老"]


def test_a_stop_that_was_visited_stays_and_binds_the_day(world: World):
    old = person(world, "甲老", year=1940)
    going = round_to(world, old)
    actions.record_visit(office=world.north, round=going, said=said(stops(going)[0].uid, old), **stamp(world))
    with pytest.raises(StopVisited):
        actions.drop_stop(stop=stops(going)[0], **stamp(world))
    with pytest.raises(RoundWalked):
        actions.change_round(round=going, day=TODAY + timedelta(days=1), **stamp(world))
    with pytest.raises(RoundWalked):
        actions.cancel_round(round=going, reason="下雨", **stamp(world))


def test_to_children_goes_only_a_volunteer_with_papers(world: World):
    [mother, _child] = family(world, "林晚晴", "林小舟")
    old = person(world, "甲老", year=1940)
    unknown = volunteer(world, cleared=False)
    with pytest.raises(MayNotMeetChildren):
        actions.bring_along(round=round_to(world, mother), volunteer=unknown, **stamp(world))
    going = round_to(world, old)
    actions.bring_along(round=going, volunteer=unknown, **stamp(world))
    with pytest.raises(MayNotMeetChildren):
        actions.add_stop(round=going, person=mother, **stamp(world))
    actions.bring_along(round=round_to(world, mother), volunteer=volunteer(world, "柳映溪"), **stamp(world))


def test_counting_gives_volunteers_their_minutes_once_and_colleagues_none(world: World):
    old, helper = person(world, "甲老", year=1940), volunteer(world)
    going = round_to(world, old)
    actions.bring_along(round=going, volunteer=helper, **stamp(world))
    with pytest.raises(NothingWalked):
        actions.count_round(round=going, start=time(9), end=time(11), **stamp(world))
    actions.record_visit(office=world.north, round=going, said=said(stops(going)[0].uid, old), **stamp(world))
    with pytest.raises(TimesOfRound):
        actions.count_round(round=going, start=time(11), end=time(9), **stamp(world))
    actions.count_round(round=going, start=time(9), end=time(11, 15), **stamp(world))
    row = Service.objects.get()
    assert (row.volunteer, row.minutes, row.served, row.happened_on) == (helper, 135, "companionship", TODAY)
    assert [one.service for one in sheet(going).team if one.volunteer] == [row]


def test_a_round_that_was_called_off_takes_nothing_more(world: World):
    going = round_to(world, person(world, "甲老", year=1940))
    actions.cancel_round(round=going, reason="下雨", **stamp(world))
    with pytest.raises(RoundCancelled):
        actions.record_visit(office=world.north, round=going, said=said(stops(going)[0].uid), **stamp(world))


def test_printing_opens_each_card_of_the_route_for_one_sheet_and_says_why(world: World):
    [mother, child] = family(world, "林晚晴", "林小舟")
    going, clerk = round_to(world, mother), keeper(world)
    opened = actions.take_route(round=going, reason="今天去探访", **stamp(world))
    assert {one.pk for one in opened} == {mother.pk, child.pk}
    held = grant_of(clerk.actor, child.uid, world.north, at=NOW)
    assert held is not None
    assert held.basis == f"round {going.uid}"
    later = grant_of(clerk.actor, child.uid, world.north, at=NOW + timedelta(minutes=3))
    assert later is None or later.basis != held.basis
    assert AuditEntry.objects.filter(verb="visit_round.take_route", rows=2).count() == 1


def test_the_list_is_narrowed_by_words_and_state_and_sorted(world: World):
    old = person(world, "甲老", year=1940)
    first = round_to(world, old, day=TODAY - timedelta(days=2))
    round_to(world, old, day=TODAY, purpose="童缘家访", programme=world.furniture[world.north.pk].programme)
    actions.record_visit(
        office=world.north, round=first, said=said(stops(first)[0].uid, old, minutes=20), **stamp(world)
    )
    assert [row.round.purpose for row in page(world.north).rows] == ["童缘家访", "元宵探访"]
    assert [row.round.purpose for row in page(world.north, order="day").rows] == ["元宵探访", "童缘家访"]
    [row] = page(world.north, state="walked").rows
    assert (row.round, row.stops, row.met, row.missed, row.minutes) == (first, 1, 1, 0, 20)
    assert [row.round.purpose for row in page(world.north, words="童年有伴").rows] == ["童缘家访"]
    assert len(every(world.north, state="planned")) == 1
    assert page(world.south).count == 0


def test_another_office_and_the_network_see_no_round(world: World):
    going = round_to(world)
    for role, office, sees in (
        ("social_worker", world.north, True), ("supervisor", world.south, False), ("network_editor", None, False),
        ("support_clerk", world.north, False),
    ):  # fmt: skip
        reader = world.colleague(role, office, 3)
        assert (find_round(standing(reader.actor, on=TODAY), going.uid) is not None) == sees, role
