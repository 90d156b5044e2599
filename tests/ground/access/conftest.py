"""A second family beside the one of `world`: whoever keeps one must not reach into the other."""

from dataclasses import dataclass

import pytest

from tests.factories.world import NOW, SINCE, Colleague
from youju.ground.access import actions
from youju.ground.organisations.models import Network, Office


@dataclass
class Family:
    """Another network with one office, and the colleague who administers it."""

    network: Network
    office: Office
    keeper: Colleague


@pytest.fixture
def family(world) -> Family:
    stamp = {"by": world.system, "at": NOW}
    network = actions.found_network(slug="far", name="远方协作", bulletin="远方月讯", **stamp)
    office = actions.open_office(
        network=network, slug="far-one", name="远方社会工作服务中心", city="远方", **stamp
    )
    keeper = world.stranger("keeper.far")
    actions.give_role(user=keeper.user, role="administrator", network=network, since=SINCE, **stamp)
    return Family(network, office, keeper)
