"""A browser before a real server, for what only a browser can tell."""

import os
from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test.testcases import LiveServerThread

from tests.factories.world import World

# The browser's driver keeps a loop in this thread; the tests still read the database plainly.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


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
