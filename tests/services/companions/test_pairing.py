"""Two become a pair where nothing that keeps a child safe stands against it; whatever does has a name."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.factories import companions as some
from tests.factories import volunteers
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.looking import grant_of
from youju.ground.access.models import Grant
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import reinstate, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.refusals import HappensInTheFuture
from youju.ground.people import actions as people
from youju.services.companions import actions
from youju.services.companions.models import Ending, Need, PairContact, Pairing
from youju.services.companions.queries.choosing import for_child, room
from youju.services.companions.rules import refusals
from youju.services.companions.rules.fitting import Hurdle
from youju.services.volunteers.actions import leave


def test_a_pair_is_called_by_number_and_volunteer_wherever_records_are_listed(world: World):
    made = some.pair(world)
    assert str(made) == "1 于青"
    assert "林小舟" not in str(made)


def test_without_clearance_training_or_consent_there_is_no_pair(world: World):
    eager = volunteers.enlisted(world, "于白")
    actions.offer(volunteer=eager, helps=["talk"], by=world.system, at=NOW)
    waiting = some.wishing(world)
    with pytest.raises(refusals.ClearanceMissing):
        some.pair(world, waiting, eager)
    some.papers(world, eager, sorts=["clearance"])
    with pytest.raises(refusals.TrainingMissing):
        some.pair(world, waiting, eager)
    some.papers(world, eager, sorts=["training"])
    unasked = some.child(world, "陈小雨", agreed=False)
    with pytest.raises(refusals.GuardianMustAgree):
        some.pair(world, unasked, eager)
    assert some.pair(world, waiting, eager).number == 1


def test_papers_that_ran_out_by_today_or_were_not_there_on_the_first_day_stand_against_a_pair(world: World):
    once = some.papers(world, volunteers.enlisted(world), until=date(2018, 3, 15))
    actions.offer(volunteer=once, helps=["talk"], by=world.system, at=NOW)
    with pytest.raises(refusals.ClearanceMissing):
        some.pair(world, volunteer=once)
    with pytest.raises(refusals.ClearanceMissing):
        some.pair(world, volunteer=some.companion(world, "于蓝"), child=some.child(world, "陈小雨"),
                  on=date(2018, 1, 20))  # fmt: skip


def test_a_withdrawn_consent_stands_against_a_new_pair(world: World):
    waiting = some.wishing(world)
    people.withdraw(person=waiting, purpose="company", channel="internal", by=world.system, at=NOW)
    with pytest.raises(refusals.GuardianMustAgree):
        some.pair(world, waiting)


def test_who_left_offers_nothing_or_is_full_cannot_be_chosen(world: World):
    gone = some.companion(world, "于白")
    leave(volunteer=gone, on=date(2018, 3, 1), by=world.system, at=NOW)
    with pytest.raises(refusals.CompanionAway):
        some.pair(world, some.child(world, "陈小雨"), gone, on=TODAY)
    silent = some.papers(world, volunteers.enlisted(world, "于蓝"))
    with pytest.raises(refusals.NothingOffered):
        some.pair(world, some.child(world, "陈小雪"), silent)
    first = some.pair(world)
    with pytest.raises(refusals.CompanionFull):
        some.pair(world, some.child(world, "陈小冰"), first.volunteer)


def test_a_child_has_one_companion_at_a_time_also_against_whoever_has_the_database_in_hand(world: World):
    made = some.pair(world)
    with pytest.raises(refusals.PairedAlready):
        some.pair(world, made.child, some.companion(world, "于白"))
    made.pk, made.uid, made.number = None, None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Pairing.objects.bulk_create([Pairing(
            office=made.office, number=2, child=made.child, volunteer=made.volunteer, coordinator=made.coordinator,
            happened_on=TODAY, recorded_at=NOW, by=world.system,
        )])  # fmt: skip


def test_two_of_whom_it_is_written_are_no_pair_and_nobody_reads_why(world: World):
    waiting, other = some.wishing(world), some.companion(world)
    actions.keep_from(person=waiting, volunteer=other, by=world.system, at=NOW)
    with pytest.raises(refusals.NotThisOne):
        some.pair(world, waiting, other)


def test_siblings_who_wish_for_one_each_do_not_share(world: World):
    first, second = some.wishing(world, "林小舟"), some.wishing(world, "林小帆")
    shared = some.companion(world, most=2)
    some.pair(world, first, shared)
    actions.wish_of_siblings(one=first, other=second, sort="apart", by=world.system, at=NOW)
    with pytest.raises(refusals.SiblingsApart):
        some.pair(world, second, shared)
    actions.wish_of_siblings(one=second, other=first, sort="together", by=world.system, at=NOW)
    assert some.pair(world, second, shared)


def test_wishes_are_shown_and_stand_against_nobody_who_knows_both(world: World):
    waiting = some.wishing(world, companion_sex="f", language="粤语")
    chosen = some.companion(world)
    _wish, [found] = for_child(world.north, waiting.uid, at=NOW)
    assert found.fit.against == (Hurdle.COMPANION_SEX, Hurdle.LANGUAGE)
    assert not found.fit.barred
    assert some.pair(world, waiting, chosen)


def test_a_pair_begins_neither_tomorrow_nor_in_another_office(world: World):
    with pytest.raises(HappensInTheFuture):
        some.pair(world, on=TODAY + timedelta(days=1))
    with pytest.raises(refusals.AnotherOffice):
        some.pair(world, some.child(world, "陈小雨"), some.companion(world, "于南", world.south))


def test_whoever_opens_no_cards_makes_no_pairs(world: World):
    clerk = world.colleague("support_clerk", world.north)
    waiting, free = some.wishing(world), some.companion(world)
    with pytest.raises(NotPermitted):
        actions.pair(child=waiting, volunteer=free, by=clerk.actor, at=NOW)


def test_whoever_looks_after_a_pair_sees_the_child_until_they_part(world: World):
    keeper = world.colleague("social_worker", world.north)
    made = some.pair(world)
    assert grant_of(keeper.actor, made.child.uid, world.north, at=NOW) is not None
    other = world.colleague("social_worker", world.north, 2)
    actions.adjust(pairing=made, coordinator=other.user, rhythm=7, by=world.system, at=NOW)
    assert grant_of(keeper.actor, made.child.uid, world.north, at=NOW) is None
    assert grant_of(other.actor, made.child.uid, world.north, at=NOW) is not None
    actions.end(pairing=made, reason="moved", by=world.system, at=NOW)
    assert grant_of(other.actor, made.child.uid, world.north, at=NOW) is None
    assert not Grant.objects.filter(basis=f"pairing {made.uid}", until=None).exists()


def test_a_pair_parts_for_a_reason_and_stands_again_where_that_was_a_slip(world: World):
    made = some.pair(world)
    with pytest.raises(refusals.TellInWords):
        actions.end(pairing=made, reason="other", by=world.system, at=NOW)
    actions.end(pairing=made, reason="goal", by=world.system, at=NOW)
    assert not Need.objects.filter(person=made.child, until=None).exists()
    with pytest.raises(refusals.EndedAlready):
        actions.end(pairing=made, reason="goal", by=world.system, at=NOW)
    back = actions.stand_again(pairing=made, by=world.system, at=NOW)
    assert back.stands
    assert Need.objects.filter(person=made.child, until=None).exists()
    assert Ending.objects.standing().count() == 0
    assert Grant.objects.filter(subject=made.child.uid, until=None).exists()


def test_who_found_another_companion_meanwhile_does_not_get_the_first_one_back(world: World):
    made = some.pair(world)
    actions.end(pairing=made, reason="unfit", by=world.system, at=NOW)
    some.pair(world, made.child, some.companion(world, "于白"))
    with pytest.raises(refusals.StandsAgain):
        actions.stand_again(pairing=made, by=world.system, at=NOW)


def test_a_pair_does_not_part_before_its_last_meeting_nor_before_it_began(world: World):
    made = some.pair(world)
    some.met(world, made, day=12)
    with pytest.raises(refusals.ContactLater):
        actions.end(pairing=made, reason="goal", on=date(2018, 3, 11), by=world.system, at=NOW)
    with pytest.raises(refusals.NotBeforeThePair):
        actions.end(pairing=made, reason="goal", on=date(2018, 2, 9), by=world.system, at=NOW)


def test_the_words_of_an_end_do_not_name_the_child(world: World):
    with pytest.raises(refusals.NamesTheChild):
        actions.end(pairing=some.pair(world), reason="other", words="林小舟不愿意", by=world.system, at=NOW)


def test_a_pair_made_by_mistake_is_withdrawn_with_all_it_brought_and_can_come_back(world: World):
    made = some.pair(world)
    some.met(world, made)
    kind = kind_of("companions.pairing")
    withdraw(kind=kind, record=made, reason="点错了人", by=world.system, at=NOW)
    assert not PairContact.objects.standing().exists()
    assert not Grant.objects.filter(subject=made.child.uid, until=None, basis__startswith="pairing").exists()
    reinstate(kind=kind, record=made, reason="没有点错", by=world.system, at=NOW)
    assert PairContact.objects.standing().count() == 1
    assert Grant.objects.filter(subject=made.child.uid, until=None, basis__startswith="pairing").exists()


def test_a_child_says_no_at_any_time_and_is_not_asked_again(world: World):
    made = some.pair(world)
    said = actions.decline(child=made.child, volunteer=made.volunteer, by=world.system, at=NOW)
    made.refresh_from_db()
    assert made.ending.reason == "child"
    with pytest.raises(refusals.ChildSaidNo):
        some.pair(world, made.child, made.volunteer)
    actions.hear_again(decline=said, by=world.system, at=NOW)
    assert some.pair(world, made.child, made.volunteer).stands


def test_a_child_who_wants_nobody_waits_for_nobody(world: World):
    waiting = some.wishing(world)
    assert [one.card.uid for one in room(world.north, at=NOW).waiting] == [waiting.uid]
    actions.decline(child=waiting, by=world.system, at=NOW)
    assert room(world.north, at=NOW).waiting == ()
    assert [one.card.uid for one in room(world.north, at=NOW).refusing] == [waiting.uid]
    with pytest.raises(refusals.ChildDeclines):
        some.pair(world, waiting)
