"""The figures of the ledger exist as rows: whatever an office defines is an indicator at once."""

from collections.abc import Iterator

from youju.ground.measures.indicators import Indicator, declare_provider
from youju.ground.organisations.models import Network
from youju.services.ledger.queries import current_kinds, indicators_of


def ledger(network: Network) -> Iterator[Indicator]:
    for kind in current_kinds(network):
        yield from indicators_of(kind)


declare_provider("ledger", ledger)
