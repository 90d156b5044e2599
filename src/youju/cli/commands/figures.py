"""Print every figure of a month.

Each figure comes with its office, key, label, unit, reading (flow, stock or cumulative), value and the
number of records behind it. Values are whole numbers of the stored unit (minutes, fen, bytes, pieces);
`printed` is what a reader sees. Figures that nobody reported are left out unless --all is given."""

import argparse
import json

from youju.cli.running import Unfit, say
from youju.ground.organisations.models import Network
from youju.ground.periods import UnreadablePeriod, parse
from youju.reporting.figures.queries import Figure, month_figures


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("period", help="the month, as 2018-03")
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    parser.add_argument("--all", action="store_true", help="also what nobody reported")


def run(options: argparse.Namespace) -> None:
    try:
        period = parse(options.period)
    except UnreadablePeriod as error:
        raise Unfit(str(error)) from None
    found = [
        figure
        for network in Network.objects.all()
        for figure in month_figures(network, period, reported=not options.all)
    ]
    if options.json:
        say(json.dumps([_described(figure) for figure in found], ensure_ascii=False, indent=1))
    else:
        for figure in found:
            say(f"{figure.scope.label}\t{figure.indicator.label}\t{figure.shown()}")


def _described(figure: Figure) -> dict[str, object]:
    indicator, value = figure.indicator, figure.value
    return {
        "office": figure.scope.label, "key": indicator.key, "label": str(indicator.label),
        "unit": indicator.printed_unit, "measure": indicator.unit.key, "reading": indicator.reading.value,
        "since": indicator.since.isoformat() if indicator.since else None, "value": value.amount,
        "printed": str(figure.shown()), "records": value.records, "approximate": value.approximate,
        "at_least": value.at_least, "period": figure.period.key,
    }  # fmt: skip
