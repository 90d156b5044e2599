"""A visit is recorded once, counts where somebody was met, and keeps its words sealed."""

from datetime import timedelta

import pytest

from tests.factories.people import keeper, person
from tests.factories.visits import family, round_to, said, stamp, stops
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.looking import NotGranted, NotLooked, look
from youju.ground.evidence.actions import correct, reinstate, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures import planner
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.people import actions as people
from youju.ground.people.models import Living
from youju.ground.periods import month
from youju.services.visits import actions
from youju.services.visits.models import Met, Visit
from youju.services.visits.rules import (
    AnotherVisitStands,
    NobodyMet,
    NotOfThisHome,
    OpensForTheTeam,
    RoundNotYet,
    VisitConflict,
    VisitedAlready,
)

pytestmark = pytest.mark.django_db


def record(world: World, what, **more):
    return actions.record_visit(office=world.north, said=what, **{**stamp(world), **more})


def test_twice_is_once_and_other_words_under_the_same_key_are_a_conflict(world: World):
    [_mother, child] = family(world, "林晚晴", "林小舟")
    first = said(child.uid, child, minutes=30, findings="家里整洁")
    made = record(world, first)
    assert made.news
    again = record(world, first)
    assert (again.visit, again.news) == (made.visit, False)
    other = said(child.uid, child, minutes=45, findings="家里整洁", key=first.key)
    with pytest.raises(VisitConflict):
        record(world, other)
    boss = world.colleague("supervisor", world.north)
    record(world, other, insist=True, reason="以这份为准", by=boss.actor)
    assert [row.minutes for row in Visit.objects.standing()] == [45]


def test_two_of_a_team_who_write_down_one_home_contradict_one_another(world: World):
    old = person(world, "甲老", year=1940)
    going = round_to(world, old)
    stop = stops(going)[0]
    record(world, said(stop.uid, old, minutes=20), round=going)
    with pytest.raises(VisitedAlready, match="甲老"):
        record(world, said(stop.uid), round=going)
    boss = world.colleague("supervisor", world.north)
    record(world, said(stop.uid), round=going, insist=True, reason="当时没有人", by=boss.actor)
    assert [row.outcome for row in Visit.objects.standing()] == ["not_home"]
    assert Met.objects.standing().count() == 0


def test_nobody_at_home_is_a_record_and_counts_nothing(world: World):
    old = person(world, "甲老", year=1940)
    made = record(world, said(old.uid, minutes=10)).visit
    assert (made.outcome, made.minutes, made.household) == ("not_home", None, None)
    with pytest.raises(NobodyMet):
        record(world, said(old.uid, outcome="met"))


def test_only_who_lives_there_can_be_met_there(world: World):
    [mother, _child] = family(world, "林晚晴", "林小舟")
    with pytest.raises(NotOfThisHome):
        record(world, said(mother.uid, person(world, "甲老", year=1940)))


def test_whoever_has_no_household_yet_is_one_from_the_visit_on(world: World):
    old = person(world, "甲老", year=1940)
    first = record(world, said(old.uid, old), day=TODAY - timedelta(days=3)).visit
    second = record(world, said(old.uid, old)).visit
    assert first.household == second.household is not None
    assert Living.objects.get(person=old).since == TODAY - timedelta(days=3)


def test_nothing_is_recorded_before_the_day_of_the_round(world: World):
    old = person(world, "甲老", year=1940)
    going = round_to(world, old, day=TODAY + timedelta(days=1))
    with pytest.raises(RoundNotYet):
        record(world, said(stops(going)[0].uid, old), round=going)


def test_words_open_for_the_team_after_a_look_and_for_nobody_else(world: World):
    [mother, child] = family(world, "林晚晴", "林小舟")
    going = round_to(world, mother)
    mate, other = (world.colleague("social_worker", world.north, n) for n in (2, 3))
    actions.bring_along(round=going, user=mate.user, **stamp(world))
    made = record(world, said(stops(going)[0].uid, child, findings="墙角发霉", needs="被褥"), round=going).visit
    raw = bytes(Visit.objects.get(pk=made.pk).findings)
    assert "墙角发霉".encode() not in raw
    for reader in (keeper(world), mate):
        seen = look(subject=made.uid, office=world.north, by=reader.actor, at=NOW)
        assert made.open(seen) == {"findings": "墙角发霉", "needs": "被褥"}
    for reader in (other, world.colleague("supervisor", world.north), world.colleague("librarian", world.north)):
        with pytest.raises(NotGranted):
            look(subject=made.uid, office=world.north, by=reader.actor, at=NOW)
    unlike = record(world, said(child.uid, child)).visit
    with pytest.raises(NotLooked):
        made.open(look(subject=unlike.uid, office=world.north, by=keeper(world).actor, at=NOW))


def test_a_supervisor_says_why_and_others_cannot(world: World):
    old = person(world, "甲老", year=1940)
    made = record(world, said(old.uid, old, findings="一个人住")).visit
    boss, other = world.colleague("supervisor", world.north), world.colleague("social_worker", world.north, 3)
    with pytest.raises(OpensForTheTeam):
        actions.look_in(visit=made, reason="督导", by=other.actor, at=NOW)
    actions.look_in(visit=made, reason="督导本月探访", by=boss.actor, at=NOW)
    seen = look(subject=made.uid, office=world.north, by=boss.actor, at=NOW)
    assert made.open(seen)["findings"] == "一个人住"
    with pytest.raises(NotGranted):
        look(subject=made.uid, office=world.north, by=boss.actor, at=NOW + timedelta(days=1))


def test_correcting_to_not_at_home_takes_who_was_met_out_of_the_count(world: World):
    old = person(world, "甲老", year=1940)
    made = record(world, said(old.uid, old, minutes=20)).visit
    kind = kind_of("visits.visit")
    values = {**kind.read_values(made), "outcome": "not_home"}
    correct(kind=kind, record=made, values=values, version=1, **stamp(world))
    made.refresh_from_db()
    assert (made.minutes, Met.objects.standing().count()) == (None, 0)


def test_a_withdrawn_visit_does_not_come_back_beside_another_one(world: World):
    old = person(world, "甲老", year=1940)
    going = round_to(world, old)
    first = record(world, said(stops(going)[0].uid, old), round=going).visit
    kind = kind_of("visits.visit")
    withdraw(kind=kind, record=first, **stamp(world))
    record(world, said(stops(going)[0].uid, old), round=going)
    with pytest.raises(AnotherVisitStands):
        reinstate(kind=kind, record=first, **stamp(world))


def test_a_home_and_a_child_visited_twice_count_once_and_grow_with_others(world: World):
    [_mother, child, sister] = family(world, "林晚晴", "林小舟", "林小溪")
    old = person(world, "甲老", year=1940)
    record(world, said(child.uid, child, minutes=30))
    record(world, said(sister.uid, child, sister, minutes=40), day=TODAY - timedelta(days=1))
    record(world, said(old.uid, old, minutes=10))
    record(world, said(person(world, "乙老", year=1941).uid))
    assert figures(world) == {
        "families": 2, "children": 2, "elders": 1, "persons": 3, "visits": 3, "minutes": 80,
    }  # fmt: skip


def test_erasing_a_child_takes_the_words_and_leaves_the_numbers(world: World):
    [_mother, child] = family(world, "林晚晴", "林小舟")
    made = record(world, said(child.uid, child, findings="林小舟常做噩梦")).visit
    before = figures(world)
    editor = world.colleague("office_editor", world.north)
    people.ask(person=child, purpose="request", sentence="监护人要求删除", by=editor.actor, at=NOW)
    people.erase(person=child, reason="监护人要求", by=editor.actor, at=NOW)
    made.refresh_from_db()
    seen = look(subject=made.uid, office=world.north, by=keeper(world).actor, at=NOW)
    assert made.open(seen) == {"findings": "", "needs": ""}
    assert figures(world) == before


def figures(world: World) -> dict[str, int | None]:
    """The figures of visits of the office in March, by the last word of their key."""
    asked = [one for key, one in indicators(world.network).items() if key.startswith("visits.")]
    found = planner.values(asked, of_offices(world.north), month(2018, 3))[(world.north.pk, None)]
    return {key.removeprefix("visits."): found[key].amount for key in found}
