"""Pages are opened in the evening of the month that everything is about."""

from collections.abc import Iterator

import pytest
import time_machine
from django.utils import translation

from tests.factories.press import Press
from tests.factories.world import NOW, World


@pytest.fixture
def evening() -> Iterator[None]:
    """20 March 2018, 18:32, for requests too."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def english() -> Iterator[None]:
    """Sentences are compared in the language they were written in."""
    with translation.override("en"):
        yield


@pytest.fixture
def press(world: World) -> Press:
    """The issue of March, not released; see `tests.factories.press`."""
    return Press.of(world)
