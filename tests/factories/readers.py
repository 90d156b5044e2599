"""People who read the bulletin by mail, made by the product's own actions: they asked and confirmed."""

from datetime import datetime, timedelta

from tests.factories.world import NOW, World
from youju.ground.access.actions import visitor
from youju.services.communications.actions.mailing import address_letters, hand_over
from youju.services.communications.actions.subscribing import ask, confirm
from youju.services.communications.models import Mailing, Subscriber

# A message as the press stores it, in miniature.
MESSAGE = (
    b"From: <from@mail.invalid>\r\nTo: <to@mail.invalid>\r\nSubject: x\r\nMessage-ID: <x@x.invalid>\r\n"
    b"List-Unsubscribe: <https://mail.invalid/unsubscribe>\r\n\r\n.a line that begins with a dot\r\n"
)


def asked(world: World, address: str, at: datetime = NOW) -> Subscriber:
    found = ask(network=world.network, address=address, computer=address, by=visitor(), at=at)
    assert found is not None
    return found


def reader(world: World, address: str, at: datetime = NOW) -> Subscriber:
    found = asked(world, address, at)
    confirm(subscriber=found, asked_at=found.asked_at, by=visitor(), at=at + timedelta(minutes=1))
    found.refresh_from_db()
    return found


def readers(world: World, count: int) -> list[Subscriber]:
    return [reader(world, f"reader{number}@example.org") for number in range(count)]


def mailing(world: World, message: bytes = MESSAGE, revision: int = 1) -> Mailing:
    """Handed over and addressed to everybody who reads."""
    stamp = {"by": world.colleague("network_editor").actor, "at": NOW}
    made = hand_over(network=world.network, issue=world.network.uid, revision=revision, message=message, **stamp)
    address_letters(mailing=made, by=world.system, at=NOW)
    made.refresh_from_db()
    return made
