"""Pages are opened in the evening of the month that everything is about, some before a real server."""

import os
from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test.testcases import LiveServerThread
from django.utils import translation

from tests.factories.press import Press
from tests.factories.world import NOW, World

# The browser's driver keeps a loop in this thread; the tests still read the database plainly.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


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


@pytest.fixture
def house(own_database: str) -> World:
    """The small network, committed, so that a server sees it."""
    return World.found()


@pytest.fixture
def address(house: World) -> Iterator[str]:
    """Where the server of this test answers. Passkeys are given to `localhost` only."""
    server = LiveServerThread("localhost", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://localhost:{server.port}"
    server.terminate()
    connections.close_all()
