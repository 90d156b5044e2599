"""Who reads the bulletin by mail; each confirmed by the letter that came."""

from youju.demo.loading.sources import evening, source
from youju.demo.loading.structure import World
from youju.ground.access.actions import visitor
from youju.services.communications.actions.subscribing import ask, confirm


def load(world: World) -> None:
    """Each asks from a computer of their own; one who never confirmed is among them, as in life."""
    by = visitor()
    for number, row in enumerate(source("readers")["reader"]):
        at = evening(row["day"])
        reader = ask(network=world.network, address=row["address"], computer=f"demo {number}", by=by, at=at)
        if reader is not None and row["confirmed"]:
            confirm(subscriber=reader, asked_at=at, by=by, at=at)
