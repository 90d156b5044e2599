"""Who may join a series: its rule is looked at, told, and overruled only by a supervisor with a reason."""

from typing import Any

import pytest
from django.db import DatabaseError

from tests.factories.people import guardian, person
from tests.factories.rolls import clerk, series
from tests.factories.world import NOW, World
from youju.ground.people.rules.births import Age
from youju.services.activities.actions import change_activity
from youju.services.activities.actions.enrolling import enrol
from youju.services.activities.models import Enrolment, Overruling
from youju.services.activities.rules.joining import (
    AgesOutOfOrder,
    Doubt,
    Newcomer,
    NoProgrammeToBelongTo,
    NotMeantForThem,
    OnlySupervisorsOverrule,
    Rule,
    doubts,
)

SIX_TO_TEN = Rule(6, 10)


def test_both_ages_are_included():
    for years in (6, 10):
        assert not doubts(SIX_TO_TEN, Newcomer(Age(years)))
    assert doubts(SIX_TO_TEN, Newcomer(Age(5))) == (Doubt.TOO_YOUNG,)
    assert doubts(SIX_TO_TEN, Newcomer(Age(11))) == (Doubt.TOO_OLD,)


def test_of_a_year_of_birth_the_better_end_is_believed_and_nothing_of_no_birth():
    assert not doubts(SIX_TO_TEN, Newcomer(Age(11, approximate=True)))
    assert doubts(SIX_TO_TEN, Newcomer()) == (Doubt.AGE_UNKNOWN,)
    assert not doubts(Rule(), Newcomer())


def test_only_minors_need_a_guardian_and_who_is_of_unknown_age():
    rule = Rule(guardian=True)
    assert doubts(rule, Newcomer(Age(17), has_guardian=False)) == (Doubt.NO_GUARDIAN,)
    assert doubts(rule, Newcomer(has_guardian=False)) == (Doubt.NO_GUARDIAN,)
    assert not doubts(rule, Newcomer(Age(18), has_guardian=False))


@pytest.mark.django_db
class TestEnrolment:
    def ask(self, world: World, **rule: Any) -> None:
        change_activity(activity=series(world), by=world.system, at=NOW, **rule)

    def test_the_rule_is_told_and_a_supervisor_overrules_it_with_a_reason_that_stays(self, world: World):
        self.ask(world, age_to=8, needs_guardian=True, needs_consent=True, own_site=True)
        said: dict[str, Any] = {"activity": series(world), "person": person(world, "白小兰", year=2005)}
        said |= {"role": "child", "at": NOW}
        with pytest.raises(NotMeantForThem) as told:
            enrol(**said, by=clerk(world))
        assert set(told.value.doubts) == {Doubt.TOO_OLD, Doubt.OTHER_SITE, Doubt.NO_GUARDIAN, Doubt.NO_CONSENT}
        with pytest.raises(OnlySupervisorsOverrule):
            enrol(**said, overrule="姐姐带着来", by=clerk(world))
        enrol(**said, overrule="姐姐带着来", by=world.colleague("supervisor", world.north).actor)
        assert Overruling.objects.get().reason == "姐姐带着来"
        with pytest.raises(DatabaseError, match="youju-immutable"):
            Overruling.objects.update(reason="另有原因")

    def test_who_fits_is_enrolled_as_ever(self, world: World):
        self.ask(world, age_from=6, age_to=12, needs_guardian=True)
        bean = person(world, "陈小豆", year=2009)
        guardian(world, bean)
        enrol(activity=series(world), person=bean, role="child", by=clerk(world), at=NOW)
        assert not Overruling.objects.exists()
        assert Enrolment.objects.count() == 1

    def test_a_rule_that_nobody_can_meet_is_refused(self, world: World):
        with pytest.raises(AgesOutOfOrder):
            self.ask(world, age_from=9, age_to=8)
        with pytest.raises(NoProgrammeToBelongTo):
            self.ask(world, age_from=None, age_to=None, own_programme=True)
