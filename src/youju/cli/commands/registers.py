"""Print what the product knows: kinds of records, indicators, agendas, sinks, duties of the worker.

Every service fills these registers when the product starts. Indicators that offices define themselves in
the ledger are listed for each network."""

from argparse import ArgumentParser, Namespace

from youju.cli.running import database_stands, say
from youju.cli.timetable import DUTIES
from youju.ground.evidence import ports
from youju.ground.evidence.kinds import kinds
from youju.ground.measures.indicators import indicators
from youju.ground.organisations.models import Network
from youju.ground.people.ports import places

NEEDS_DATABASE = False


def arguments(parser: ArgumentParser) -> None:
    """No arguments."""


def run(options: Namespace) -> None:
    say("Kinds of records")
    for kind in kinds():
        say(f"  {kind.key:<32} {kind.label}  ({', '.join(field.name for field in kind.fields)})")
    for network in Network.objects.order_by("pk") if database_stands() else ():
        say(f"Indicators of {network}")
        for key, indicator in indicators(network).items():
            say(f"  {key:<48} {indicator.label}  ({indicator.reading.value}, {indicator.printed_unit})")
    for register, keys in ports.registered().items():
        say(f"{register.capitalize()}: {', '.join(keys) or 'none'}")
    say(f"Tables that name a person: {', '.join(place.model._meta.label_lower for place in places())}")
    say(f"Duties of the worker: {', '.join(duty.key for duty in DUTIES)}")
