"""Open an office of a network: one organisation in one city.

youju open-office --network four --slug north --name 北岸社会工作服务中心 --city 北岸"""

from argparse import ArgumentParser, Namespace

from django.core.exceptions import ValidationError
from django.utils import timezone

from youju.cli.running import Unfit, say
from youju.ground.access import actions
from youju.ground.organisations.models import Network


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--network", metavar="SLUG", required=True)
    parser.add_argument("--slug", required=True, help="short name in Latin letters, as it stands in addresses")
    parser.add_argument("--name", required=True)
    parser.add_argument("--city", required=True)
    parser.add_argument("--closing-day", type=int, default=3, help="day of the next month by which sheets are in")


def run(options: Namespace) -> None:
    network = Network.objects.filter(slug=options.network).first()
    if network is None:
        raise Unfit(f"there is no network {options.network!r}; `youju admit` founds one.")
    try:
        office = actions.open_office(
            network=network, slug=options.slug, name=options.name, city=options.city,
            position=network.offices.count(), closing_day=options.closing_day,
            by=actions.system(), at=timezone.now(),
        )  # fmt: skip
    except ValidationError as error:
        raise Unfit(" ".join(error.messages)) from None
    say(f"{office} is open.")
