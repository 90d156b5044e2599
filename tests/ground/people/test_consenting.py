"""Consent stands while it was given, runs and was not withdrawn; withdrawing takes effect everywhere at once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.people import guardian, keeper, person
from tests.factories.world import NOW, TODAY
from youju.ground.people import actions
from youju.ground.people.models import ConsentWithdrawal
from youju.ground.people.queries import consents
from youju.ground.people.rules.births import Birth, grown, may_be_child
from youju.ground.people.rules.consents import Given, Giver, giver, stands
from youju.ground.people.rules.refusals import (
    ConsentUnproved,
    GuardianMustConsent,
    NobodyConsents,
    NoConsentStands,
    NotTheGuardian,
    PersonMustConsent,
)

ASKED = {"purpose": "photo", "channel": "bulletin"}
LATER = NOW + timedelta(minutes=1)


def agree(world, who, at=NOW, **said):
    said = {"paper": "北岸资料柜", **said}
    return actions.consent(person=who, **ASKED, **said, by=keeper(world, who.office).actor, at=at)


def standing(who, at=NOW, on=None, **asked):
    return consents.standing(who, **{**ASKED, **asked}, at=at, on=on)


@pytest.mark.django_db
def test_consent_holds_for_its_purpose_channel_and_days_only(world):
    who = person(world, "林晚晴", year=1980)
    agree(world, who, own=True, until=TODAY + timedelta(days=30))
    assert standing(who)
    assert not standing(who, channel="web")
    assert not standing(who, purpose="name")
    assert standing(who, on=TODAY + timedelta(days=29))
    assert not standing(who, on=TODAY + timedelta(days=30)), "the last day is the one before"
    assert not standing(who, on=TODAY - timedelta(days=1))
    assert not standing(who, at=NOW - timedelta(seconds=1)), "nobody knew of it yet"


@pytest.mark.django_db
def test_a_withdrawal_ends_every_earlier_consent_on_every_card(world):
    one, other = person(world, "林晚晴", year=1980), person(world, "林晚情", year=1980)
    agree(world, one, own=True)
    agree(world, other, own=True)
    actions.merge(person=other, into=one, by=keeper(world).actor, at=NOW)
    actions.withdraw(person=other, **ASKED, by=keeper(world).actor, at=LATER)
    assert standing(one, at=NOW)
    assert not standing(one, at=LATER)
    assert not standing(other, at=LATER)
    with pytest.raises(NoConsentStands):
        actions.withdraw(person=one, **ASKED, by=keeper(world).actor, at=LATER)
    agree(world, one, own=True, at=LATER + timedelta(minutes=1))
    assert standing(other, at=LATER + timedelta(minutes=1)), "new consent stands again"
    assert ConsentWithdrawal.objects.count() == 1


@pytest.mark.django_db
def test_consent_for_days_to_come_can_be_withdrawn_before_they_come(world):
    who, day = person(world, "林晚晴", year=1980), TODAY + timedelta(days=5)
    agree(world, who, own=True, since=day)
    actions.withdraw(person=who, **ASKED, by=keeper(world).actor, at=LATER)
    assert not standing(who, at=LATER, on=day)


@pytest.mark.django_db
def test_under_14_a_guardian_consents(world):
    child = person(world, "林小舟", birth=Birth.on(date(2009, 5, 1)))
    with pytest.raises(GuardianMustConsent):
        agree(world, child, own=True)
    agree(world, child, own=True, guardian=guardian(world, child))
    assert standing(child)


@pytest.mark.django_db
def test_a_guardians_consent_ends_on_the_day_on_which_the_child_turns_14(world):
    birthday = TODAY + timedelta(days=10)
    child = person(world, "林小舟", birth=Birth.on(birthday.replace(year=birthday.year - 14)))
    mother = guardian(world, child)
    agree(world, child, guardian=mother)
    assert standing(child, on=birthday - timedelta(days=1))
    assert not standing(child, on=birthday)
    then = NOW + timedelta(days=10)
    [before] = consents.agreements([child], at=NOW)
    assert (before.stands, before.grown_on, before.lacks) == (True, birthday, None)
    [after] = consents.agreements([child], at=then)
    assert (after.stands, after.lacks) == (False, Giver.PERSON)
    asked = {"person": child, "by": world.system, "at": then}
    with pytest.raises(PersonMustConsent):
        actions.consent(**asked, **ASKED, guardian=mother, paper="北岸资料柜")
    actions.withdraw(**asked, **ASKED)
    actions.consent(**{**asked, "at": then + timedelta(minutes=1)}, **ASKED, own=True, paper="北岸资料柜")
    assert standing(child, at=then + timedelta(minutes=1))


@pytest.mark.django_db
def test_what_a_child_said_alone_does_not_stand_once_its_age_is_known(world):
    who = person(world, "林小舟")
    agree(world, who, own=True)
    assert standing(who)
    actions.change(person=who, birth=Birth.in_year(2009), by=keeper(world).actor, at=NOW)
    who.refresh_from_db()
    assert not standing(who)
    assert consents.agreements([who], at=NOW)[0].lacks is Giver.GUARDIAN


@given(st.dates(date(1920, 1, 1), date(2030, 1, 1)), st.integers(-3, 3))
def test_the_first_day_of_being_no_child_is_the_first_one(born, around):
    birth = Birth.on(born)
    day = grown(birth) + timedelta(days=around)
    assert may_be_child(birth, on=day) == (around < 0)
    assert giver(birth, ward=True, on=day) is (Giver.GUARDIAN if around < 0 else Giver.PERSON)


@pytest.mark.django_db
def test_a_ward_whose_age_nobody_knows_is_taken_for_a_child(world):
    ward, adult = person(world, "林小舟"), person(world, "林晚晴")
    guardian(world, ward)
    with pytest.raises(GuardianMustConsent):
        agree(world, ward, own=True)
    agree(world, adult, own=True)


@pytest.mark.django_db
def test_consent_has_a_giver_who_may_and_a_paper(world):
    child, other = person(world, "林小舟", year=2009), person(world, "陈一禾", year=2009)
    mother = guardian(world, child)
    with pytest.raises(NotTheGuardian):
        agree(world, other, guardian=mother)
    with pytest.raises(ConsentUnproved):
        agree(world, child, guardian=mother, paper=" ")
    with pytest.raises(NobodyConsents):
        agree(world, person(world, "何平", year=1990))
    actions.end(row=mother, by=keeper(world).actor, at=NOW)
    mother.refresh_from_db()
    with pytest.raises(NotTheGuardian):
        agree(world, child, guardian=mother)


MOMENTS = st.integers(0, 20).map(lambda hours: NOW + timedelta(hours=hours))
DAYS = st.integers(0, 6).map(lambda days: TODAY + timedelta(days=days))
EVENTS = st.lists(
    st.one_of(
        st.builds(Given, MOMENTS, DAYS, st.none() | DAYS),
        st.tuples(MOMENTS),
    ),
    max_size=8,
)


@given(EVENTS, MOMENTS, DAYS, st.randoms())
def test_a_consent_stands_as_its_history_says_when_told_in_order(events, at, on, dice):
    """The other way to say it: walk through what happened, forget everything at a withdrawal."""
    told = sorted(events, key=lambda event: (_moment(event), isinstance(event, tuple)))
    held: list[Given] = []
    for event in told:
        if _moment(event) > at:
            break
        held = [] if isinstance(event, tuple) else [*held, event]
    expected = any(one.since <= on and (one.until is None or on < one.until) for one in held)
    dice.shuffle(events)
    given_, withdrawn = [e for e in events if isinstance(e, Given)], [e[0] for e in events if isinstance(e, tuple)]
    assert stands(given_, withdrawn, at=at, on=on) == expected


def _moment(event):
    return event[0] if isinstance(event, tuple) else event.at
