"""Asking, confirming, leaving, forgetting; an address lies sealed, and is gone when it should be."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.factories.readers import MESSAGE, asked, mailing, reader
from tests.factories.world import NOW
from youju.ground.access.actions import visitor
from youju.ground.access.refusals import NotPermitted
from youju.services.communications.actions import subscribing
from youju.services.communications.actions.subscribing import (
    FROM_ONE_COMPUTER,
    TO_ONE_MAILBOX,
    LinkUsedUp,
    TooManyFromHere,
    confirm,
    forget,
    help_leave,
    leave,
)
from youju.services.communications.models import Knock, Letter, Subscriber
from youju.services.communications.queries import subscribers
from youju.services.communications.rules.mailboxes import mailbox

pytestmark = pytest.mark.django_db
ADDRESS = "lin.wanqing@example.org"


def ask(world, address=ADDRESS, computer="192.0.2.1", at=NOW):
    return subscribing.ask(network=world.network, address=address, computer=computer, by=visitor(), at=at)


def test_nobody_is_subscribed_by_being_asked(world):
    found = ask(world)
    assert subscribers.counts(world.network) == subscribers.Counts(asked=1, reading=0, left=0)
    confirm(subscriber=found, asked_at=found.asked_at, by=visitor(), at=NOW)
    assert subscribers.counts(world.network) == subscribers.Counts(asked=0, reading=1, left=0)


def test_no_table_holds_the_address_or_the_computer_in_clear(world):
    reader(world, ADDRESS)
    ask(world, "another@example.org", "203.0.113.77")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            held = repr([tuple(map(_shown, row)) for row in cursor.fetchall()])
            for secret in (ADDRESS, "another@example.org", "203.0.113.77", "wanqing"):
                assert secret not in held, table


def _shown(value):
    return bytes(value).decode("latin-1") if isinstance(value, memoryview | bytes) else value


def test_one_address_is_one_subscriber_however_it_is_written(world):
    first = reader(world, ADDRESS)
    assert ask(world, " LIN.wanqing＠EXAMPLE.org").pk == first.pk
    assert Subscriber.objects.count() == 1


def test_one_mailbox_is_not_written_to_again_and_again(world):
    for number in range(TO_ONE_MAILBOX):
        assert ask(world, computer=f"192.0.2.{number}") is not None
    assert ask(world, computer="192.0.2.99") is None
    assert ask(world, computer="192.0.2.98", at=NOW + timedelta(days=1, minutes=1)) is not None


def test_one_computer_does_not_ask_for_many(world):
    for number in range(FROM_ONE_COMPUTER):
        ask(world, f"a{number}@example.org")
    with pytest.raises(TooManyFromHere):
        ask(world, "one.more@example.org")
    assert ask(world, "one.more@example.org", computer="192.0.2.2") is not None
    assert ask(world, "later@example.org", at=NOW + timedelta(hours=1, minutes=1)) is not None


def test_a_link_holds_for_three_days_and_for_the_last_asking_only(world):
    first = ask(world)
    with pytest.raises(LinkUsedUp):
        confirm(subscriber=first, asked_at=first.asked_at, by=visitor(), at=NOW + timedelta(days=3, seconds=1))
    second = ask(world, at=NOW + timedelta(minutes=5))
    with pytest.raises(LinkUsedUp):
        confirm(subscriber=second, asked_at=first.asked_at, by=visitor(), at=NOW + timedelta(minutes=6))
    confirm(subscriber=second, asked_at=second.asked_at, by=visitor(), at=NOW + timedelta(minutes=6))


def test_who_leaves_is_out_of_the_letters_that_wait(world):
    gone, stays = reader(world, ADDRESS), reader(world, "stays@example.org")
    mailing(world, MESSAGE)
    leave(subscriber=gone, by=visitor(), at=NOW)
    leave(subscriber=gone, by=visitor(), at=NOW)
    assert Letter.objects.get(subscriber=gone).state == "dropped"
    assert Letter.objects.get(subscriber=stays).state == "waiting"
    assert subscribers.reading(world.network) == 1


def test_who_left_is_forgotten_after_two_weeks_and_still_counted(world):
    gone = reader(world, ADDRESS)
    leave(subscriber=gone, by=visitor(), at=NOW)
    later = NOW + timedelta(days=14)
    forget(by=world.system, at=later)
    gone.refresh_from_db()
    assert gone.address is not None
    forget(by=world.system, at=later + timedelta(minutes=1))
    gone.refresh_from_db()
    assert (gone.address, gone.lookup) == (None, None)
    assert subscribers.known(world.network, mailbox(ADDRESS)) is None
    assert subscribers.counts(world.network).left == 1
    assert reader(world, ADDRESS, at=later + timedelta(days=1)).pk != gone.pk


def test_who_never_confirmed_is_forgotten_after_three_days(world):
    asked(world, ADDRESS)
    stays = reader(world, "stays@example.org")
    at = NOW + timedelta(days=3, minutes=1)
    assert subscribers.outdated(at)
    forget(by=world.system, at=at)
    assert list(Subscriber.objects.all()) == [stays]
    assert not Knock.objects.exists()
    assert not subscribers.outdated(at)


def test_a_colleague_helps_to_leave_only_with_the_right_to(world):
    found = reader(world, ADDRESS)
    for role, office in (("office_director", world.north), ("administrator", None)):
        with pytest.raises(NotPermitted):
            help_leave(subscriber=found, by=world.colleague(role, office).actor, at=NOW)
    help_leave(subscriber=found, by=world.colleague("network_editor").actor, at=NOW)
    assert subscribers.reading(world.network) == 0


def test_months_are_counted_and_name_nobody(world):
    gone = reader(world, ADDRESS)
    reader(world, "stays@example.org", at=NOW + timedelta(days=31))
    leave(subscriber=gone, by=visitor(), at=NOW + timedelta(days=40))
    months = [(row.month.isoformat(), row.confirmed, row.left) for row in subscribers.by_month(world.network)]
    assert months == [("2018-04-01", 1, 1), ("2018-03-01", 1, 0)]
