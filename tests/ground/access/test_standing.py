"""Who may do what on a day: half-open memberships, closed accounts, offices and networks kept apart."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.factories.world import NOW, SINCE
from youju.ground.access import actions
from youju.ground.access import permissions as may
from youju.ground.access.models import Actor, Membership
from youju.ground.access.queries import offices, require, standing
from youju.ground.access.refusals import NotPermitted
from youju.ground.access.roles import ROLES

END = date(2018, 3, 20)


@pytest.fixture
def leaver(world):
    """A social worker of the north from 1 January until, and without, 20 March."""
    colleague = world.colleague("social_worker", world.north)
    membership = colleague.user.memberships.get()
    actions.end_role(membership=membership, until=END, by=world.system, at=NOW)
    return colleague


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (SINCE - timedelta(days=1), False), (SINCE, True), (END - timedelta(days=1), True), (END, False),
        (date.min, False), (date.max, False),
    ],
)  # fmt: skip
def test_a_membership_holds_from_its_first_day_to_the_day_before_its_end(world, leaver, on, holds):
    assert standing(leaver.actor, on=on).holds(may.RECORDS_RECORD) is holds
    if holds:
        require(leaver.actor, may.RECORDS_RECORD, office=world.north, on=on)
    else:
        with pytest.raises(NotPermitted):
            require(leaver.actor, may.RECORDS_RECORD, office=world.north, on=on)


@pytest.mark.parametrize("day", [-1, 0, 1])
def test_what_stands_is_told_alike_in_both_its_wordings(world, leaver, day):
    """The queryset is the vocabulary, the statement the quick way to say it."""
    give = {"user": leaver.user, "network": world.network, "by": world.system, "at": NOW}
    actions.give_role(role="librarian", office=world.south, since=END, **give)
    actions.give_role(role="auditor", since=SINCE, **give)
    on = END + timedelta(days=day)
    told = {(held.network, held.office, held.role.key) for held in standing(leaver.actor, on=on).held}
    rows = leaver.user.memberships.all().standing(on=on)
    assert told == set(rows.values_list("network", "office", "role"))
    assert len(told) == 2


def test_a_closed_account_holds_nothing_though_its_roles_stand(world):
    colleague = world.colleague("office_director", world.north)
    colleague.user.is_active = False
    colleague.user.save()
    assert standing(colleague.actor, on=NOW.date()).held == ()
    with pytest.raises(NotPermitted):
        require(colleague.actor, may.RECORDS_SEE, office=world.north, on=NOW.date())


@pytest.mark.parametrize("kind", [Actor.Kind.DEVICE, Actor.Kind.LINK])
def test_a_device_and_a_link_hold_nothing(world, kind):
    actor = Actor.objects.create(kind=kind, label="门口平板")
    for permission in may.ALL:
        with pytest.raises(NotPermitted):
            require(actor, permission, on=NOW.date())
    assert standing(actor, on=NOW.date()).held == ()


def test_a_role_in_one_office_gives_nothing_in_the_next(world):
    clerk = world.colleague("office_director", world.north).actor
    for permission in may.ALL:
        if not permission.network:
            with pytest.raises(NotPermitted):
                require(clerk, permission, office=world.south, on=NOW.date())
    assert offices(standing(clerk, on=NOW.date()), may.RECORDS_SEE) == (world.north,)


def test_a_role_in_two_offices_is_the_sum_of_both_and_nothing_more(world):
    colleague = world.colleague("librarian", world.north)
    world.give(colleague, "supervisor", world.south)
    has = standing(colleague.actor, on=NOW.date())
    assert has.offices_with(may.RECORDS_RECORD) == {world.north.pk, world.south.pk}
    assert has.offices_with(may.RECORDS_CORRECT) == {world.south.pk}
    assert has.offices_with(may.RECORDS_IMPORT) == {world.south.pk}


def test_whoever_keeps_the_whole_network_sees_no_record_of_any_office(world):
    for key, role in ROLES.items():
        if role.whole_network:
            actor = world.colleague(key).actor
            for permission in (may.RECORDS_SEE, may.RECORDS_RECORD, may.EVIDENCE_OPEN, may.RECORDS_EXPORT):
                assert permission not in role.permits
                with pytest.raises(NotPermitted):
                    require(actor, permission, office=world.north, on=NOW.date())


def test_a_membership_cannot_end_before_it_began(world):
    membership = world.colleague("librarian", world.north).user.memberships.get()
    with pytest.raises(ValidationError):
        actions.end_role(membership=membership, until=SINCE, by=world.system, at=NOW)
    assert Membership.objects.get(pk=membership.pk).until is None


def test_a_role_given_for_next_month_does_not_hold_today(world):
    colleague = world.stranger("later")
    world.give(colleague, "librarian", world.north, since=date(2018, 4, 1))
    assert not standing(colleague.actor, on=NOW.date()).holds(may.RECORDS_RECORD)
    assert standing(colleague.actor, on=date(2018, 4, 1)).holds(may.RECORDS_RECORD)


def test_the_day_of_an_act_is_the_day_in_china(world, leaver):
    """23:59 on the 19th in Beijing is still the 19th; a minute past midnight the role has ended."""
    midnight = NOW.replace(day=20, hour=0, minute=0)
    world.record("communications.publication", by=leaver.actor, at=midnight - timedelta(minutes=1))
    with pytest.raises(NotPermitted):
        world.record("communications.publication", by=leaver.actor, at=midnight)
