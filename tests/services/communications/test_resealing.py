"""After a change of keys every address lies under the new one, and the old one may go."""

import pytest

from tests.factories.world import NOW
from youju.cli import main
from youju.cli.commands import addresses
from youju.ground.access.models import AuditEntry
from youju.ground.storage import sealing
from youju.services.communications.actions.resealing import reseal
from youju.services.communications.actions.subscribing import ask, confirm, forget, leave
from youju.services.communications.models import Subscriber
from youju.services.communications.queries.subscribers import GRACE, under_older_keys

pytestmark = pytest.mark.django_db
OLD, NEW = {"2017": b"o" * 32}, {"2018": b"n" * 32}
ADDRESSES = [f"reader{n}@example.org" for n in range(7)]


@pytest.fixture
def readers(world, settings):
    """Seven subscribers under the old key; from now on a new one seals."""
    settings.SEALING_KEYS = OLD
    found = []
    for n, address in enumerate(ADDRESSES):
        row = ask(network=world.network, address=address, computer=str(n), by=world.system, at=NOW)
        confirm(subscriber=row, asked_at=NOW, by=world.system, at=NOW)
        found.append(row)
    settings.SEALING_KEYS = {**NEW, **OLD}
    return found


def keys():
    rows = Subscriber.objects.filter(address__isnull=False).order_by("pk")
    return [sealing.key_of(bytes(row.address)) for row in rows]


def audited():
    return [row.rows for row in AuditEntry.objects.filter(verb="subscription.reseal").order_by("pk")]


def test_the_old_key_may_be_taken_out_afterwards(readers, settings, capsys):
    assert main(["addresses", "reseal"]) == 0
    assert "Nothing needs an older key" in capsys.readouterr().out
    settings.SEALING_KEYS = NEW
    assert [row.mailbox for row in Subscriber.objects.order_by("pk")] == ADDRESSES


def test_without_it_the_old_key_may_not_go(readers, settings):
    settings.SEALING_KEYS = NEW
    with pytest.raises(sealing.Unreadable, match="2017"):
        Subscriber.objects.first().mailbox  # noqa: B018


def test_it_goes_in_batches_and_each_is_an_entry_of_the_chain(readers, monkeypatch):
    monkeypatch.setattr(addresses, "BATCH", 3)
    assert main(["addresses", "reseal"]) == 0
    assert keys() == ["2018"] * 7
    assert audited() == [3, 3, 1]


def test_after_an_interruption_it_goes_on_where_it_stopped(readers, world):
    reseal(subscribers=under_older_keys(after=0, most=3), by=world.system, at=NOW)
    done = [bytes(row.address) for row in Subscriber.objects.order_by("pk")[:3]]
    assert keys() == ["2018"] * 3 + ["2017"] * 4
    main(["addresses", "reseal"])
    assert keys() == ["2018"] * 7
    assert [bytes(row.address) for row in Subscriber.objects.order_by("pk")[:3]] == done


def test_a_second_run_changes_nothing(readers):
    main(["addresses", "reseal"])
    before = list(Subscriber.objects.order_by("pk").values_list("address", flat=True))
    assert main(["addresses", "reseal"]) == 0
    assert list(Subscriber.objects.order_by("pk").values_list("address", flat=True)) == before
    assert audited() == [7]


def test_an_address_that_no_key_opens_is_counted_and_left_alone(readers, settings, capsys):
    settings.SEALING_KEYS = {"2016": b"m" * 32}
    row = readers[2]
    Subscriber.objects.filter(pk=row.pk).update(
        address=sealing.seal("x@example.org", field="communications.subscriber.address", uid=row.uid)
    )
    settings.SEALING_KEYS = {**NEW, **OLD}
    assert main(["addresses", "reseal"]) == 1
    assert "1 addresses open with no key" in capsys.readouterr().out
    assert keys() == ["2018", "2018", "2016", *["2018"] * 4]


def test_an_erased_address_stays_erased(readers, world):
    leave(subscriber=readers[0], by=world.system, at=NOW)
    forget(by=world.system, at=NOW + 2 * GRACE)
    reseal(subscribers=[row.pk for row in readers], by=world.system, at=NOW)
    assert Subscriber.objects.get(pk=readers[0].pk).address is None
    assert keys() == ["2018"] * 6


def test_nothing_of_an_address_stands_in_the_chain(readers):
    main(["addresses", "reseal"])
    said = str(list(AuditEntry.objects.filter(verb="subscription.reseal").values()))
    assert "example.org" not in said
