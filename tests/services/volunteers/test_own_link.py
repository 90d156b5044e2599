"""A volunteer acts behind a secret link: on what is their own, in time, and only while the link stands."""

from datetime import UTC, date, datetime, time

import pytest

from tests.factories.volunteers import enlisted, served, shift, signed_up
from tests.factories.world import NOW
from youju.ground.access.models import Actor, AuditEntry
from youju.ground.access.refusals import NotPermitted
from youju.ground.people import actions as people
from youju.ground.storage.sealing import digest_of
from youju.services.volunteers import actions
from youju.services.volunteers.models import OwnLink, ShiftNews
from youju.services.volunteers.queries.own import behind, shifts_of
from youju.services.volunteers.rules import AnotherOffice, own, shifts
from youju.services.volunteers.rules.availability import Span

pytestmark = pytest.mark.django_db
AHEAD = date(2018, 3, 24)


@pytest.fixture
def stamp(world):
    return {"by": world.system, "at": NOW}


def linked(world, volunteer, secret="one"):
    actions.open_own_link(volunteer=volunteer, secret=f"{secret} of {volunteer}", by=world.system, at=NOW)
    volunteer.refresh_from_db()
    return {"by": volunteer.actor, "at": NOW}


def told():
    return list(ShiftNews.objects.order_by("pk").values_list("sort", flat=True))


def test_only_a_hash_is_kept_and_a_new_link_ends_the_one_before(world, stamp):
    one = enlisted(world)
    linked(world, one, "first")
    writes = one.actor
    linked(world, one, "second")
    assert one.actor == writes
    assert (writes.kind, writes.user) == (Actor.Kind.VOLUNTEER, None)
    assert one.person.name not in writes.label
    assert behind(f"first of {one}") is None
    assert behind(f"second of {one}").volunteer == one
    assert set(OwnLink.objects.values_list("digest", flat=True)) == {
        digest_of(f"{secret} of {one}") for secret in ("first", "second")
    }
    actions.revoke_own_link(volunteer=one, **stamp)
    assert behind(f"second of {one}") is None
    with pytest.raises(own.NoLinkStands):
        actions.revoke_own_link(volunteer=one, **stamp)
    verbs = AuditEntry.objects.filter(verb__startswith="own_link.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["own_link.open", "own_link.revoke", "own_link.open", "own_link.revoke"]


def test_a_volunteer_signs_up_leaves_and_the_organiser_is_told_who_it_was(world):
    one, there = enlisted(world), shift(world, day=AHEAD)
    me = linked(world, one)
    mine = actions.sign_up(shift=there, volunteer=one, **me)
    assert mine.by == one.actor
    with pytest.raises(shifts.SignedUpAlready):
        actions.sign_up(shift=there, volunteer=one, **me)
    actions.offer_place(sign_up=mine, **me)
    actions.call_back_offer(sign_up=mine, **me)
    actions.leave_shift(sign_up=mine, reason="考试", **me)
    assert told() == ["joined", "offered", "left"]
    assert AuditEntry.objects.filter(by=one.actor).count() == 4


def test_what_an_organiser_does_is_no_news_for_the_organiser(world, stamp):
    mine = signed_up(world, shift(world, day=AHEAD), "于青")
    actions.leave_shift(sign_up=mine, **stamp)
    assert told() == []


def test_two_volunteers_swap_by_themselves(world):
    giver, taker, there = enlisted(world, "于青"), enlisted(world, "于蓝"), shift(world, day=AHEAD)
    mine = actions.sign_up(shift=there, volunteer=giver, **linked(world, giver))
    offer = actions.offer_place(sign_up=mine, by=giver.actor, at=NOW)
    other = linked(world, taker)
    assert shifts_of(taker, at=NOW).open[0].offer == offer
    actions.take_over(offer=offer, volunteer=taker, **other)
    assert [one.shift for one in shifts_of(taker, at=NOW).coming] == [there]
    assert shifts_of(giver, at=NOW).coming == ()
    assert told() == ["joined", "offered", "swapped"]


def test_nobody_acts_for_another(world):
    one, other, there = enlisted(world, "于青"), enlisted(world, "于蓝"), shift(world, day=AHEAD)
    me = linked(world, one)
    theirs = signed_up(world, there, other)
    offer = actions.offer_place(sign_up=theirs, by=world.system, at=NOW)
    tried = (
        lambda: actions.sign_up(shift=shift(world, what="搬书", day=AHEAD), volunteer=other, **me),
        lambda: actions.leave_shift(sign_up=theirs, **me),
        lambda: actions.offer_place(sign_up=theirs, **me),
        lambda: actions.call_back_offer(sign_up=theirs, **me),
        lambda: actions.take_over(offer=offer, volunteer=other, **me),
        lambda: actions.hand_over(sign_up=theirs, volunteer=other, **me),
        lambda: actions.ask_correction(volunteer=other, words="少了一次", **me),
        lambda: actions.ask_correction(volunteer=one, service=served(world, other), words="少了", **me),
        lambda: actions.state_availability(volunteer=other, spans={1: (Span(0, 60),)}, **me),
    )
    for act in tried:
        with pytest.raises((NotPermitted, AnotherOffice)):
            act()


def test_a_volunteer_organises_nothing_and_certifies_nothing(world):
    one, there = enlisted(world), shift(world, day=NOW.date())
    me = linked(world, one)
    mine = signed_up(world, there, one)
    asked = actions.ask_correction(volunteer=one, words="少了一次", **me)
    tried = (
        lambda: actions.sign_in(sign_up=mine, **me),
        lambda: actions.sign_in_all(shift=there, **me),
        lambda: actions.mark_absent(sign_up=mine, **me),
        lambda: actions.cancel_shift(shift=there, reason="不想来", **me),
        lambda: actions.change_shift(shift=there, places=9, **me),
        lambda: actions.fill_places(shift=there, **me),
        lambda: actions.answer(request=asked, granted=True, words="好", **me),
        lambda: actions.change_volunteer(volunteer=one, skills="全能", **me),
        lambda: actions.open_own_link(volunteer=one, secret="x", **me),
        lambda: actions.revoke_own_link(volunteer=one, **me),
    )
    for act in tried:
        with pytest.raises(NotPermitted):
            act()


def test_a_revoked_link_and_an_erased_person_end_every_right(world, stamp):
    one, there = enlisted(world), shift(world, day=AHEAD)
    me = linked(world, one)
    actions.revoke_own_link(volunteer=one, **stamp)
    with pytest.raises(NotPermitted):
        actions.sign_up(shift=there, volunteer=one, **me)
    linked(world, one, "again")
    people.erase(person=one.person, reason="本人要求", **stamp)
    assert behind(f"again of {one}") is None
    with pytest.raises(NotPermitted):
        actions.sign_up(shift=there, volunteer=one, **me)


def test_a_volunteer_decides_until_the_shift_begins_by_the_clock_on_the_wall(world):
    one, there = enlisted(world), shift(world, day=AHEAD, start=time(9), end=time(11))
    me = linked(world, one)
    # Nine in Beijing is one in the morning of the world's time.
    before, after = datetime(2018, 3, 24, 0, 59, tzinfo=UTC), datetime(2018, 3, 24, 1, 0, tzinfo=UTC)
    mine = actions.sign_up(shift=there, volunteer=one, by=me["by"], at=before)
    for act in (actions.leave_shift, actions.offer_place):
        with pytest.raises(own.ShiftHasBegun):
            act(sign_up=mine, by=me["by"], at=after)
    with pytest.raises(own.ShiftHasBegun):
        actions.sign_up(shift=there, volunteer=one, by=me["by"], at=after)
    actions.leave_shift(sign_up=mine, by=world.system, at=after)


def test_what_stands_against_a_shift_is_named_before_it_is_tried(world, stamp):
    one = enlisted(world)
    me = linked(world, one)
    actions.sign_up(shift=shift(world, day=AHEAD), volunteer=one, **me)
    shift(world, what="搬书", day=AHEAD, start=time(10), end=time(12))
    shift(world, what="托管助教", day=date(2018, 3, 25), meets_children=True)
    shift(world, what="理书", day=date(2018, 3, 26), office=world.south)
    found = shifts_of(one, at=NOW)
    assert [(each.line.shift.what, each.hurdle) for each in found.open] == [
        ("搬书", "clash"),
        ("托管助教", "papers"),
    ]
    actions.leave(volunteer=one, on=date(2018, 3, 25), **stamp)
    assert [each.hurdle for each in shifts_of(one, at=NOW).open] == ["clash", "away"]


def test_the_waiting_list_says_whose_turn_it_is(world):
    there = shift(world, day=AHEAD)
    _first, second, third = (enlisted(world, name) for name in ("于青", "于蓝", "于白"))
    for one in (_first, second, third):
        actions.sign_up(shift=there, volunteer=one, **linked(world, one))
    assert [shifts_of(one, at=NOW).waiting[0].turn for one in (second, third)] == [1, 2]


def test_requests_that_wait_are_so_many_and_no_more(world, stamp):
    one = enlisted(world)
    me = linked(world, one)
    for number in range(own.MOST_WAITING):
        asked = actions.ask_correction(volunteer=one, words=f"第{number}次", **me)
    with pytest.raises(own.TooManyWaiting):
        actions.ask_correction(volunteer=one, words="再来一次", **me)
    actions.ask_correction(volunteer=one, words="口头说的", **stamp)
    for request in one.requests.filter(answer=None):
        actions.answer(request=request, granted=False, words="已核对", **stamp)
    assert actions.ask_correction(volunteer=one, words="又一次", **me).pk > asked.pk
