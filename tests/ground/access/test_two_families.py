"""Two networks in one installation: whoever keeps one has no power over the other, on any road."""

from datetime import date

import pytest

from tests.factories.world import NOW, SINCE
from youju.ground.access import actions, log
from youju.ground.access import permissions as may
from youju.ground.access.colleagues import colleague, colleagues, membership_of
from youju.ground.access.models import Membership, User
from youju.ground.access.queries import standing
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.organisations.models import Network, Office

LONG = "a long enough password"


def test_only_the_system_founds_a_network(world, family):
    for actor in (family.keeper.actor, world.colleague("administrator").actor):
        with pytest.raises(NotPermitted):
            actions.found_network(slug="third", name="三", bulletin="三", by=actor, at=NOW)
    assert not Network.objects.filter(slug="third").exists()


def test_the_keeper_of_one_network_opens_no_office_and_marks_no_day_in_another(world, family):
    by = {"by": family.keeper.actor, "at": NOW}
    with pytest.raises(NotPermitted):
        actions.open_office(network=world.network, slug="spy", name="探", city="探", **by)
    with pytest.raises(NotPermitted):
        actions.mark_days(network=world.network, days=[(date(2018, 5, 1), "off", "劳动节", True)], **by)
    assert actions.open_office(network=family.network, slug="second", name="二", city="二", **by).pk
    assert not world.network.calendar.exists()


def test_a_role_in_the_office_of_another_network_is_not_given(world, family):
    """Naming one's own network beside the other's office would open that office's records."""
    spy = world.stranger("spy")
    for network in (world.network, family.network):
        with pytest.raises(Refusal):
            actions.give_role(
                user=spy.user, role="office_director", network=network, office=world.north, since=SINCE,
                by=family.keeper.actor, at=NOW,
            )  # fmt: skip
    assert not Membership.objects.filter(user=spy.user).exists()
    assert not standing(spy.actor, on=NOW.date()).offices_with(may.RECORDS_SEE)


def test_not_even_the_system_gives_a_role_across_networks(world, family):
    with pytest.raises(NotPermitted):
        actions.give_role(
            user=world.stranger("x").user, role="librarian", network=family.network, office=world.north,
            since=SINCE, by=world.system, at=NOW,
        )  # fmt: skip


def test_a_newcomer_is_not_welcomed_into_another_network(world, family):
    for network, office in ((world.network, world.north), (family.network, world.north), (world.network, None)):
        with pytest.raises(Refusal):
            actions.welcome(
                login="mole", name="鼹", password=LONG, network=network, office=office, since=SINCE,
                role="auditor" if office is None else "librarian", by=family.keeper.actor, at=NOW,
            )  # fmt: skip
    assert not User.objects.filter(username="mole").exists(), "and no account is left behind"


def test_the_role_of_a_colleague_in_another_network_is_not_ended(world, family):
    membership = world.colleague("librarian", world.north).user.memberships.get()
    with pytest.raises(NotPermitted):
        actions.end_role(membership=membership, until=NOW.date(), by=family.keeper.actor, at=NOW)
    assert Membership.objects.get(pk=membership.pk).until is None


@pytest.mark.parametrize("since", [SINCE, date(2018, 9, 1)], ids=["stands", "begins later"])
def test_the_password_of_a_colleague_of_another_network_is_not_renewed(world, family, since):
    """Not even after one gave them a role at home: that would open the account with everything it holds."""
    victim = world.stranger("victim")
    world.give(victim, "office_director", world.north, since=since)
    stamp = {"by": family.keeper.actor, "at": NOW}
    before = User.objects.get(pk=victim.user.pk).password
    with pytest.raises(NotPermitted):
        actions.renew_password(user=victim.user, password=LONG, **stamp)
    actions.give_role(user=victim.user, role="auditor", network=family.network, since=SINCE, **stamp)
    with pytest.raises(NotPermitted):
        actions.renew_password(user=victim.user, password=LONG, **stamp)
    assert User.objects.get(pk=victim.user.pk).password == before


def test_colleagues_of_another_network_are_not_mentioned(world, family):
    mine = world.colleague("librarian", world.north)
    home = {family.network.pk}
    assert [c.user for c in colleagues(home, on=NOW.date())] == [family.keeper.user]
    assert colleague(home, mine.user.uid, on=NOW.date()) is None
    assert membership_of(home, mine.user.memberships.get().uid) is None


def test_a_colleague_of_two_networks_shows_each_only_its_own_roles(world, family):
    both = world.colleague("librarian", world.north)
    stamp = {"by": world.system, "at": NOW}
    actions.give_role(
        user=both.user, role="librarian", network=family.network, office=family.office, since=SINCE, **stamp
    )
    seen = colleague({family.network.pk}, both.user.uid, on=NOW.date())
    assert seen is not None
    assert [m.office for m in seen.held] == [family.office]


def test_the_log_of_acts_tells_each_network_only_of_its_own(world, family):
    keeper = world.colleague("administrator").actor
    actions.open_site(office=world.north, name="新点", by=world.system, at=NOW)
    actions.mark_days(network=world.network, days=[], by=keeper, at=NOW)
    for network, other in ((world.network, family.network), (family.network, world.network)):
        seen = log.visible({network.pk})
        foreign = Office.objects.filter(network=other)
        assert seen.exists()
        assert not seen.filter(office__in=foreign).exists()
        assert not seen.filter(subject=other.uid).exists()


def test_a_network_permission_of_one_network_says_nothing_in_another(world, family):
    has = standing(family.keeper.actor, on=NOW.date())
    for permission in may.ALL:
        assert has.networks_with(permission) <= {family.network.pk}
        assert not has.offices_with(permission)
