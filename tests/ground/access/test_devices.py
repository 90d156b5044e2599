"""A shared device is trusted by a manager, and a PIN opens it for who logged in fully there."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import identify_hasher

from tests.factories.world import NOW, Colleague, World
from youju.ground.access import actions, permissions
from youju.ground.access.devices import devices, left, switcher, switchers, trusted
from youju.ground.access.models import Actor, AuditEntry, DeviceTrust, Pin, PinTry, User
from youju.ground.access.pins import (
    DAYS,
    TRIES,
    DeviceForgotten,
    DeviceTrustedAlready,
    EasyPin,
    NeedsFullLogin,
    UnfitPin,
    fit,
)
from youju.ground.access.queries import Standing, require, standing
from youju.ground.access.refusals import NoSecondFactor, NotPermitted

pytestmark = pytest.mark.django_db
SECRET, PIN = "a-secret-that-nobody-guesses", "730194"


def trust(world: World, name: str = "门口平板", secret: str = SECRET, **more: Any) -> DeviceTrust:
    by = world.colleague("office_editor", world.north).actor
    return actions.trust_device(
        **{"office": world.north, "name": name, "secret": secret, "by": by, "at": NOW} | more
    )


def worker(world: World, number: int = 1) -> Colleague:
    return world.colleague("social_worker", world.north, number)


def ready(world: World, device: DeviceTrust, number: int = 1) -> Colleague:
    """A colleague who logged in fully on the device and has a PIN."""
    who = worker(world, number)
    actions.note_login(device=device, by=who.actor, at=NOW)
    actions.set_pin(pin=PIN, by=who.actor, at=NOW)
    return who


def tried(device: DeviceTrust, who: Colleague, pin: str = PIN, at: Any = NOW) -> PinTry:
    return actions.try_pin(device=device, user=who.user, pin=pin, by=device.actor, at=at)


@pytest.mark.parametrize(
    "pin",
    ["111111", "123456", "654321", "890123", "135791", "121212", "123123", "112233", "123321", "880412", "120488",
     "041288", "199004", "000229", "101010", "777778", "202601"],
)  # fmt: skip
def test_what_is_guessed_first_is_no_pin(pin: str):
    with pytest.raises(EasyPin):
        fit(pin)


@pytest.mark.parametrize(
    "pin", ["", "12345", "1234567", "73019a", "７３０１９４", " 730194", "730194\n", "-73019", "9" * 5000]
)
def test_a_pin_is_six_digits(pin: str):
    with pytest.raises(UnfitPin):
        fit(pin)


def test_a_pin_that_nobody_guesses_is_taken():
    assert [fit(pin) for pin in ("730194", "904713", "058396")] == ["730194", "904713", "058396"]


def test_a_device_is_trusted_by_who_manages_its_office(world: World):
    for who in (worker(world), world.colleague("office_editor", world.south), world.colleague("administrator")):
        with pytest.raises(NotPermitted):
            trust(world, by=who.actor)
    made = trust(world)
    assert trusted(SECRET) == made
    assert SECRET not in str(DeviceTrust.objects.values())
    assert trusted("another") is None
    assert trusted("") is None
    with pytest.raises(DeviceTrustedAlready):
        trust(world, secret="another")


def test_a_forgotten_device_opens_nothing_and_its_name_is_free_again(world: World):
    made, by = trust(world), world.colleague("office_director", world.north).actor
    with pytest.raises(NotPermitted):
        actions.forget_device(device=made, by=worker(world).actor, at=NOW)
    actions.forget_device(device=made, by=by, at=NOW)
    assert trusted(SECRET) is None
    with pytest.raises(DeviceForgotten):
        actions.forget_device(device=made, by=by, at=NOW)
    trust(world, secret="another")
    assert [row.trust.end is None for row in devices([world.north.pk])] == [True, False]
    assert devices([world.south.pk]) == ()


def test_a_device_records_in_its_office_and_does_nothing_else(world: World):
    made, day = trust(world), NOW.date()
    require(made.actor, permissions.RECORDS_RECORD, office=world.north, on=day)
    for permission, office in (
        (permissions.RECORDS_RECORD, world.south), (permissions.RECORDS_CORRECT, world.north),
        (permissions.PEOPLE_OPEN, world.north), (permissions.RECORDS_RECORD, None),
    ):  # fmt: skip
        with pytest.raises(NotPermitted):
            require(made.actor, permission, office=office, on=day)
    actions.forget_device(device=made, by=world.colleague("office_editor", world.north).actor, at=NOW)
    with pytest.raises(NotPermitted):
        require(made.actor, permissions.RECORDS_RECORD, office=world.north, on=day)


def test_a_pin_is_kept_as_the_hasher_makes_it_and_needs_a_second_factor(world: World):
    who = worker(world)
    pin = actions.set_pin(pin=PIN, by=who.actor, at=NOW)
    assert PIN not in pin.secret
    assert identify_hasher(pin.secret)
    actions.set_pin(pin="904713", by=who.actor, at=NOW)
    assert Pin.objects.count() == 1
    actions.drop_pin(by=who.actor, at=NOW)
    assert not Pin.objects.exists()
    with pytest.raises(actions.devices.NoPin):
        actions.drop_pin(by=who.actor, at=NOW)
    who.user.authenticator_set.all().delete()
    with pytest.raises(actions.devices.NoFactorYet):
        actions.set_pin(pin=PIN, by=who.actor, at=NOW)
    assert NoSecondFactor is not actions.devices.NoFactorYet


def test_a_pin_works_only_after_a_full_login_on_that_very_device(world: World):
    here, there = trust(world), trust(world, name="前台电脑", secret="another")
    who = ready(world, here)
    assert tried(here, who).right
    with pytest.raises(NeedsFullLogin):
        tried(there, who)
    assert switchers(there, at=NOW) == ()
    assert tried(here, who, at=NOW + timedelta(days=DAYS)).right
    with pytest.raises(NeedsFullLogin):
        tried(here, who, at=NOW + timedelta(days=DAYS, seconds=1))


def test_who_has_no_pin_left_the_office_or_may_not_log_in_is_not_shown(world: World):
    device = trust(world)
    first, second, third = ready(world, device, 1), ready(world, device, 2), ready(world, device, 3)
    assert {each.user for each in switchers(device, at=NOW)} == {first.user, second.user, third.user}
    actions.drop_pin(by=first.actor, at=NOW)
    second.user.is_active = False
    second.user.save()
    [membership] = third.user.memberships.all()
    actions.end_role(membership=membership, until=NOW.date(), by=world.system, at=NOW)
    assert switchers(device, at=NOW) == ()


def test_a_new_password_and_a_reset_factor_ask_for_a_full_login(world: World):
    device = trust(world)
    first, second = ready(world, device, 1), ready(world, device, 2)
    actions.renew_password(user=first.user, password="青石路上有一间图书角", by=world.system, at=NOW)
    actions.reset_second_factor(user=second.user, reason="手机丢了", by=world.system, at=NOW)
    for who in (first, second):
        assert switcher(device, who.user.uid, at=NOW) is None
        with pytest.raises(NeedsFullLogin):
            tried(device, who)


def test_too_many_wrong_tries_lock_the_pin_until_a_full_login(world: World):
    device = trust(world)
    who = ready(world, device)
    for number in range(1, TRIES + 1):
        moment = NOW + timedelta(seconds=number)
        assert not tried(device, who, "904713", at=moment).right
        assert left(who.user, device) == TRIES - number
    with pytest.raises(NeedsFullLogin):
        tried(device, who, at=moment)
    later = moment + timedelta(minutes=1)
    actions.note_login(device=device, by=who.actor, at=later)
    assert tried(device, who, at=later).right


def test_wrong_tries_on_one_device_lock_nothing_on_another(world: World):
    hall, office = trust(world), trust(world, "办公室电脑", "another secret")
    who = ready(world, hall)
    actions.note_login(device=office, by=who.actor, at=NOW)
    moment = NOW + timedelta(seconds=1)
    for _try in range(TRIES):
        tried(hall, who, "904713", at=moment)
    assert (left(who.user, hall), left(who.user, office)) == (0, TRIES)
    assert tried(office, who, at=moment + timedelta(minutes=1)).right
    with pytest.raises(NeedsFullLogin):
        tried(hall, who, at=moment + timedelta(minutes=2))


def test_a_right_pin_begins_to_count_anew(world: World):
    device = trust(world)
    who = ready(world, device)
    for second in range(1, TRIES):
        tried(device, who, "904713", at=NOW + timedelta(seconds=second))
    assert tried(device, who, at=NOW + timedelta(seconds=9)).right
    assert left(who.user, device) == TRIES


def test_trust_switch_and_failure_stand_in_the_chain_of_acts(world: World):
    device = trust(world)
    who = ready(world, device)
    tried(device, who, "904713")
    tried(device, who)
    actions.forget_device(device=device, by=world.colleague("office_editor", world.north).actor, at=NOW)
    entries = AuditEntry.objects.filter(office=world.north).order_by("pk").values_list("verb", "by")
    said = [(verb, by) for verb, by in entries if verb.partition(".")[0] in ("device", "pin")]
    editor = world.colleague("office_editor", world.north).actor.pk
    assert said == [
        ("device.trust", editor), ("device.login", who.actor.pk), ("pin.fail", device.actor.pk),
        ("pin.switch", device.actor.pk), ("device.forget", editor),
    ]  # fmt: skip


def test_nobody_but_the_device_itself_tries_a_pin(world: World):
    device = trust(world)
    who = ready(world, device)
    for by in (who.actor, world.system, Actor.objects.create(kind=Actor.Kind.DEVICE, label="别处")):
        with pytest.raises(DeviceForgotten):
            actions.try_pin(device=device, user=who.user, pin=PIN, by=by, at=NOW)
    assert User.objects.filter(pk=who.user.pk, is_active=True).exists()


def test_a_session_by_pin_withholds_what_needs_a_full_login(world: World):
    held = standing(world.colleague("office_director", world.north).actor, on=NOW.date())
    by_pin = Standing(held.held, by_pin=True)
    for permission in permissions.ALL:
        assert held.holds(permission) == (by_pin.holds(permission) or by_pin.withholds(permission))
    for withheld in (permissions.RECORDS_EXPORT, permissions.STRUCTURE_MANAGE, permissions.BULLETIN_SIGN):
        assert by_pin.withholds(withheld)
        assert not by_pin.offices_with(withheld)
    assert by_pin.offices_with(permissions.RECORDS_RECORD) == {world.north.pk}
    assert not by_pin.withholds(permissions.NETWORK_MANAGE)
