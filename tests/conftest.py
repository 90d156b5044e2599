"""What every test may ask for."""

import pytest

from tests.factories.world import World


@pytest.fixture
def world(db: None) -> World:
    """A network with two offices; see `tests.factories.world`."""
    return World.found()
