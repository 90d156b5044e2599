"""The figures of the ledger exist as rows: whatever an office defines is an indicator at once."""

from collections.abc import Iterator

from youju.ground.measures.indicators import (
    Disclosure,
    Indicator,
    Reading,
    Stated,
    Term,
    Total,
    declare_provider,
)
from youju.ground.measures.units import UNITS
from youju.ground.organisations.models import Network
from youju.services.ledger.models import TallyKind
from youju.services.ledger.queries import current_kinds


def indicators_of(kind: TallyKind) -> list[Indicator]:
    """One indicator for each measure of the kind, over the tallies of all its versions."""
    found = []
    for measure in kind.measures.all():
        unit, reading = UNITS[measure.unit], Reading(measure.reading)
        how = Stated(measure.unit, latest=reading is not Reading.FLOW) if measure.stated else Total(measure.unit)
        found.append(
            Indicator(
                key=f"ledger.{kind.key}.{measure.unit}",
                label=measure.label,
                definition=measure.definition,
                unit=unit,
                counter=measure.counter,
                reading=reading,
                since=measure.since,
                disclosure=Disclosure(measure.disclosure),
                terms=(Term("ledger.tally", how, {"tally_kind__key": kind.key}),),
            )
        )
    return found


def ledger(network: Network) -> Iterator[Indicator]:
    for kind in current_kinds(network):
        yield from indicators_of(kind)


declare_provider("ledger", ledger)
