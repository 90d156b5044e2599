"""What later modules will own one day, as tallies of kinds that the network defined itself."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from youju.demo.loading.sources import evening, month_end, remark, source
from youju.demo.loading.structure import FOUNDED, World
from youju.ground.access.actions import system
from youju.ground.evidence.actions import record_many
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures.units import UNITS
from youju.services.ledger.actions import Counted, define_kind
from youju.services.ledger.models import TallyKind


def load(world: World) -> None:
    data = source("ledger")
    kinds = {row["slug"]: _define(world, row) for row in data["kind"]}
    rows: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for entry in (*data["series"], *data["statement"]):
        for day, values in _entries(world, kinds, entry):
            rows.setdefault((entry["office"], f"{day:%Y-%m}"), []).append(values)
    for (office, month), entered in sorted(rows.items(), key=lambda item: item[0][1]):
        record_many(
            kind=kind_of("ledger.tally"), office=world.offices[office], rows=entered, by=world.hands[office],
            at=evening(month_end(month)),
        )  # fmt: skip


def _define(world: World, row: dict[str, Any]) -> TallyKind:
    """What one office counts is its own kind, defined by its editor; what several count is the network's."""
    own = world.offices[row["offices"][0]] if len(row["offices"]) == 1 else None
    return define_kind(
        network=world.network, office=own, key=row["slug"], label=row["title"],
        measures=[Counted(**measure) for measure in row["measure"]],
        by=world.hands[own.slug] if own else system(), at=FOUNDED,
    )  # fmt: skip


def _entries(
    world: World, kinds: dict[str, TallyKind], entry: dict[str, Any]
) -> Iterator[tuple[date, dict[str, Any]]]:
    """A series gives one tally for each of its days, a statement one for its month."""
    common = {
        "tally_kind": kinds[entry["kind"]],
        "site": world.sites.get(entry.get("site", "")),
        "programme": world.programmes.get(entry.get("programme", "")),
        "group": None,
        "approximate": entry.get("approximate", False),
    }
    units = [unit for unit in UNITS if unit in entry]
    if isinstance(entry["on"], list):
        for place, day in enumerate(entry["on"]):
            numbers = {unit: entry[unit][place] for unit in units}
            yield day, {**common, **_noted(entry, day), "happened_on": day, "span": "day", **numbers}
    else:
        day = entry["on"]
        numbers = {unit: entry[unit] for unit in units}
        yield day, {**common, **_noted(entry, day), "happened_on": day, "span": "month", **numbers}


def _noted(entry: dict[str, Any], day: date) -> dict[str, str]:
    return {"note": entry.get("note", "") or remark("ledger", f"{day:%Y-%m}")}
