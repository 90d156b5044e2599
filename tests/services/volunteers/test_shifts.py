"""Shifts: places and the waiting list, handing over, sign-in that makes the minutes once."""

from datetime import date, time

import pytest

from tests.factories.volunteers import enlisted, shift, signed_up
from tests.factories.world import NOW, TODAY
from youju.ground.access.refusals import NotPermitted
from youju.ground.people import actions as people
from youju.services.volunteers import actions
from youju.services.volunteers.models import Offer, Service, ShiftNews
from youju.services.volunteers.queries.shifts import candidates, sheet
from youju.services.volunteers.rules import AnotherOffice, shifts
from youju.services.volunteers.rules.availability import Span

pytestmark = pytest.mark.django_db


@pytest.fixture
def stamp(world):
    return {"by": world.system, "at": NOW}


def here(one):
    found = sheet(one)
    return [str(stand.volunteer) for stand in found.here], [str(stand.volunteer) for stand in found.waiting]


def standing():
    return list(Service.objects.standing().values_list("minutes", flat=True))


def test_whoever_comes_after_the_last_place_waits_and_moves_up_when_one_leaves(world, stamp):
    one = shift(world)
    first, _second, _third = (signed_up(world, one, name) for name in ("于青", "于蓝", "于白"))
    assert here(one) == (["于青"], ["于蓝", "于白"])
    with pytest.raises(shifts.SignedUpAlready):
        signed_up(world, one, first.volunteer)
    actions.leave_shift(sign_up=first, reason="生病", **stamp)
    assert here(one) == (["于蓝"], ["于白"])
    assert [str(news.volunteer) for news in ShiftNews.objects.filter(sort="moved_up")] == ["于蓝"]
    actions.change_shift(shift=one, places=2, **stamp)
    assert here(one) == (["于蓝", "于白"], [])
    with pytest.raises(shifts.SignUpEnded):
        actions.leave_shift(sign_up=first, **stamp)


def test_a_skill_that_is_needed_is_asked_of_whoever_signs_up_and_one_that_helps_of_nobody(world, stamp):
    helps = shift(world, skill="摄影")
    signed_up(world, helps, "于青")
    needs = shift(world, skill="摄影", skill_needed=True, places=2, start=time(13), end=time(15))
    able = enlisted(world, "于蓝", skills="摄影、编曲")
    with pytest.raises(shifts.SkillMissing, match="摄影"):
        signed_up(world, needs, "于白")
    signed_up(world, needs, able)
    assert [one.lacking for one in candidates(needs)] == [True, True]
    with pytest.raises(shifts.SkillNotNamed):
        shift(world, skill_needed=True)


def test_a_place_that_is_offered_stays_until_another_takes_it_over(world, stamp):
    one = shift(world)
    giver, waiting = signed_up(world, one, "于青"), signed_up(world, one, "于蓝")
    offer = actions.offer_place(sign_up=giver, **stamp)
    assert here(one) == (["于青"], ["于蓝"])
    with pytest.raises(shifts.OfferedAlready):
        actions.offer_place(sign_up=giver, **stamp)
    with pytest.raises(shifts.NoSeatYet):
        actions.offer_place(sign_up=waiting, **stamp)
    actions.take_over(offer=offer, volunteer=enlisted(world, "于白"), **stamp)
    assert here(one) == (["于白"], ["于蓝"])
    told = ShiftNews.objects.get(sort="swapped")
    assert (str(told.volunteer), str(told.other)) == ("于白", "于青")
    with pytest.raises(shifts.OfferGone):
        actions.take_over(offer=offer, volunteer=waiting.volunteer, **stamp)
    assert actions.tick_off_news(office=world.north, **stamp) == 1


def test_a_place_is_taken_over_by_whom_it_was_offered_to_also_from_the_waiting_list(world, stamp):
    one = shift(world)
    giver, waiting = signed_up(world, one, "于青"), signed_up(world, one, "于蓝")
    offer = actions.offer_place(sign_up=giver, to=waiting.volunteer, **stamp)
    with pytest.raises(shifts.OfferedToAnother):
        actions.take_over(offer=offer, volunteer=enlisted(world, "于白"), **stamp)
    assert actions.take_over(offer=offer, volunteer=waiting.volunteer, **stamp) == waiting
    assert here(one) == (["于蓝"], [])


def test_whoever_leaves_takes_the_offer_along(world, stamp):
    giver = signed_up(world, shift(world), "于青")
    actions.offer_place(sign_up=giver, **stamp)
    actions.leave_shift(sign_up=giver, **stamp)
    assert not Offer.objects.filter(closed_at=None).exists()
    with pytest.raises(shifts.OfferGone):
        actions.call_back_offer(sign_up=giver, **stamp)


def test_signing_in_twice_makes_the_minutes_once_and_other_hours_correct_them(world, stamp):
    mine = signed_up(world, shift(world), "于青")
    actions.sign_in(sign_up=mine, **stamp)
    actions.sign_in(sign_up=mine, **stamp)
    assert standing() == [120]
    actions.sign_in(sign_up=mine, end=time(12, 30), **stamp)
    assert standing() == [210]
    with pytest.raises(shifts.ShiftEndsBeforeItBegins):
        actions.sign_in(sign_up=mine, end=time(8), **stamp)
    actions.take_back_sign_in(sign_up=mine, **stamp)
    assert standing() == []
    with pytest.raises(shifts.NotSignedIn):
        actions.take_back_sign_in(sign_up=mine, **stamp)
    actions.sign_in(sign_up=mine, start=time(9, 30), **stamp)
    assert standing() == [180]
    assert Service.objects.count() == 1


def test_absent_never_counts_and_a_walk_in_gets_a_place(world, stamp):
    one = shift(world)
    first, waiting = signed_up(world, one, "于青"), signed_up(world, one, "于蓝")
    actions.mark_absent(sign_up=first, **stamp)
    actions.sign_in(sign_up=waiting, **stamp)
    assert here(one) == (["于蓝"], [])
    for end in (actions.leave_shift, actions.mark_absent, actions.offer_place):
        with pytest.raises(shifts.SignedInAlready):
            end(sign_up=waiting, **stamp)
    with pytest.raises(shifts.ShiftWasHeld):
        actions.cancel_shift(shift=one, reason="停电", **stamp)
    assert standing() == [120]


def test_nobody_is_signed_in_before_the_day_or_at_a_cancelled_shift(world, stamp):
    ahead = signed_up(world, shift(world, day=date(2018, 3, 24)), "于青")
    with pytest.raises(shifts.ShiftNotYet):
        actions.sign_in(sign_up=ahead, **stamp)
    actions.cancel_shift(shift=ahead.shift, reason="停电", **stamp)
    for act in (actions.sign_in, actions.leave_shift):
        with pytest.raises(shifts.ShiftCancelled):
            act(sign_up=ahead, **stamp)


def test_nobody_stands_on_two_shifts_at_once_or_meets_children_without_papers(world, stamp):
    one = enlisted(world, "于青")
    signed_up(world, shift(world), one)
    with pytest.raises(shifts.ShiftsClash):
        signed_up(world, shift(world, start=time(10, 59), end=time(12)), one)
    after = signed_up(world, shift(world, start=time(11), end=time(12)), one)
    with pytest.raises(shifts.PapersMissing):
        signed_up(world, shift(world, start=time(14), end=time(16), meets_children=True), one)
    actions.leave(volunteer=one, on=date(2018, 3, 22), **stamp)
    with pytest.raises(shifts.AwayThen):
        signed_up(world, shift(world, day=date(2018, 3, 24)), one)
    with pytest.raises(AnotherOffice):
        signed_up(world, shift(world), enlisted(world, "林南", office=world.south))
    stranger = world.colleague("supervisor", world.south).actor
    with pytest.raises(NotPermitted):
        actions.sign_in(sign_up=after, by=stranger, at=NOW)


def test_who_could_come_is_listed_by_time_papers_and_clashes(world, stamp):
    one = shift(world, skill="摄影")
    free, busy, _silent, clashing = (
        enlisted(world, name, skills=skills)
        for name, skills in (("有空", ""), ("没空", ""), ("没说", "摄影"), ("撞班", ""))
    )
    for who, span in ((free, Span(540, 660)), (busy, Span(540, 659))):
        actions.state_availability(volunteer=who, spans={TODAY.weekday(): (span,)}, **stamp)
    signed_up(world, shift(world, start=time(8), end=time(10)), clashing)
    found = candidates(one)
    assert [(str(c.volunteer), c.free, c.skilled, c.fits) for c in found] == [
        ("有空", True, False, True), ("没说", None, True, False), ("没空", False, False, False),
        ("撞班", None, False, False),
    ]  # fmt: skip
    assert found[-1].clash is not None
    assert [str(c.volunteer) for c in candidates(one, "摄影")] == ["没说"]


def test_whoever_is_erased_holds_no_place(world, stamp):
    one = shift(world)
    gone, _waiting = signed_up(world, one, "于青"), signed_up(world, one, "于蓝")
    before = signed_up(world, shift(world, day=date(2018, 3, 24)), gone.volunteer)
    said = actions.leave_shift(sign_up=before, reason="住院", **stamp)
    people.erase(person=gone.volunteer.person, reason="本人要求", **stamp)
    said.refresh_from_db()
    assert said.reason == ""
    assert here(one) == ([], ["于蓝"])
    signed_up(world, one, "于白")
    assert here(one) == ([], ["于蓝", "于白"])
    assert candidates(one) == []
