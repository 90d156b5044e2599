"""A person of the office becomes a volunteer once; a minor needs a guardian's consent; papers run out."""

from datetime import date

import pytest

from tests.factories.volunteers import SINCE, enlisted, served, team
from tests.factories.world import NOW, TODAY
from youju.ground.access.refusals import NotPermitted, UnknownDetail
from youju.ground.people import actions as people
from youju.ground.people.models import Guardianship
from youju.ground.people.rules.births import Birth
from youju.ground.periods import year
from youju.services.volunteers import actions, rules
from youju.services.volunteers.kinds import volunteers_of
from youju.services.volunteers.queries.minutes import given
from youju.services.volunteers.queries.register import record_of, teams, volunteers

pytestmark = pytest.mark.django_db


def person(world, name="小禾", year=2004, office=None):
    return people.register(
        office=office or world.north, name=name, birth=Birth.in_year(year), by=world.system, at=NOW
    )


def enlist(world, who, **details):
    given = {"group_kind": "pupil", "since": SINCE, **details}
    return actions.enlist(person=who, by=world.system, at=NOW, **given)


def test_volunteers_are_numbered_within_their_office(world):
    assert [enlisted(world, name).number for name in ("甲", "乙")] == [1, 2]
    assert enlisted(world, "丙", office=world.south).number == 1


def test_a_person_volunteers_once_also_under_a_merged_card(world):
    one, copy = person(world, year=1990), person(world, year=1990)
    enlist(world, one, group_kind="worker")
    people.merge(person=copy, into=one, by=world.system, at=NOW)
    copy.refresh_from_db()
    with pytest.raises(rules.VolunteersAlready):
        enlist(world, copy, group_kind="worker")


def test_under_eighteen_a_guardian_has_to_agree(world):
    child = person(world, year=2002)
    with pytest.raises(rules.GuardianMustAgree):
        enlist(world, child)
    mother = people.appoint_guardian(
        child=child, name="禾妈妈", relation=Guardianship.Relation.MOTHER, since=SINCE, by=world.system, at=NOW
    )
    agreed = {"person": child, "purpose": "helping", "channel": "internal", "paper": "柜2夹1", "since": SINCE}
    # At sixteen the own consent is needed, and is not enough.
    people.consent(own=True, by=world.system, at=NOW, **agreed)
    with pytest.raises(rules.GuardianMustAgree):
        enlist(world, child)
    people.consent(own=True, guardian=mother, by=world.system, at=NOW, **agreed)
    assert enlist(world, child).number == 1


def test_papers_stand_until_they_run_out_or_are_withdrawn(world):
    one = enlisted(world)
    given = {"volunteer": one, "by": world.system, "at": NOW}
    actions.add_paper(sort="clearance", title="入职查询", on=date(2018, 1, 5), until=TODAY, **given)
    training = actions.add_paper(sort="training", title="儿童保护", minutes=180, on=date(2018, 2, 3), **given)
    assert not volunteers(world.north, on=TODAY)[0].may_meet_children
    assert volunteers(world.north, on=date(2018, 3, 1))[0].may_meet_children
    actions.withdraw_paper(paper=training, reason="写错人", by=world.system, at=NOW)
    assert not volunteers(world.north, on=date(2018, 3, 1))[0].trained
    with pytest.raises(rules.WithdrawnAlready):
        actions.withdraw_paper(paper=training, reason="写错人", by=world.system, at=NOW)
    with pytest.raises(rules.ReasonMissing):
        actions.withdraw_paper(paper=training, reason=" \u200b", by=world.system, at=NOW)
    assert record_of(one, on=date(2018, 3, 1)).trainings == ()


def test_who_left_is_listed_on_request_only(world):
    one = enlisted(world, "于青")
    enlisted(world, "于蓝")
    actions.leave(volunteer=one, on=date(2018, 3, 1), by=world.system, at=NOW)
    assert [str(row.volunteer) for row in volunteers(world.north, on=TODAY)] == ["于蓝"]
    assert [row.left_on for row in volunteers(world.north, on=TODAY, gone=True)] == [date(2018, 3, 1), None]
    with pytest.raises(rules.LeftAlready):
        actions.leave(volunteer=one, on=TODAY, by=world.system, at=NOW)
    actions.come_back(volunteer=one, on=TODAY, by=world.system, at=NOW)
    with pytest.raises(rules.HasNotLeft):
        actions.come_back(volunteer=one, on=TODAY, by=world.system, at=NOW)


def test_the_list_is_searched_by_name_group_and_skill_and_filtered_by_kind(world):
    enlisted(world, "于青", team=team(world), skills="摄影")
    enlisted(world, "于蓝", group_kind="parent")
    found = lambda **asked: [str(r.volunteer) for r in volunteers(world.north, on=TODAY, **asked)]  # noqa: E731
    assert found(words="青藤") == found(words="摄") == found(words="于青") == ["于青"]
    assert found(words="于") == ["于青", "于蓝"]
    assert found(kind="parent") == ["于蓝"]
    assert found(words="' OR 1=1 --") == []


def test_a_group_knows_how_many_come_with_it(world):
    enlisted(world, team=team(world))
    team(world, "石榴社")
    assert sorted((one.name, one.size) for one in teams(world.north)) == [("石榴社", 0), ("青藤社", 1)]


def test_nothing_crosses_the_border_of_an_office(world):
    theirs = team(world, "南坡社", office=world.south)
    with pytest.raises(rules.AnotherOffice):
        enlisted(world, team=theirs)
    with pytest.raises(rules.AnotherOffice):
        team(world, "北社", partner=world.furniture[world.south.pk].partner)
    clerk = world.colleague("social_worker", world.south)
    with pytest.raises(NotPermitted):
        actions.enlist(person=person(world, year=1990), since=SINCE, group_kind="worker", by=clerk.actor, at=NOW)
    with pytest.raises(UnknownDetail):
        enlist(world, person(world, year=1990), number=7)


def test_whoever_is_erased_is_named_nowhere_again_and_their_minutes_stay(world):
    one = enlisted(world, "于青")
    served(world, one)
    people.erase(person=one.person, reason="本人要求", by=world.system, at=NOW)
    one.refresh_from_db()
    assert volunteers(world.north, on=TODAY, gone=True) == []
    assert not volunteers_of(world.north).exists()
    assert given(one, year(2018)).minutes == 120
    with pytest.raises(rules.NothingToCertify):
        actions.certify(volunteer=one, period=year(2018), code="X", contact="办公室", by=world.system, at=NOW)
