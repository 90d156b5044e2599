"""The realm of the access tests, on a Tuesday evening in March 2018."""

from contextlib import ExitStack
from typing import Any

import pytest
import time_machine
from django.db import transaction

from tests.factories.world import NOW
from tests.web.access.realm import Realm


@pytest.fixture(autouse=True)
def _logging_in_is_cheap(settings: Any) -> None:
    """These tests log in for a living: nobody counts."""
    settings.ACCOUNT_RATE_LIMITS = False


# What ends the realm of this process, while there is one.
_standing = ExitStack()
_realms: list[Realm] = []


@pytest.fixture
def realm(django_db_setup: None, django_db_blocker: Any) -> Realm:
    """One realm for all tests that follow each other. They leave it as it was: each request is taken back."""
    if not _realms:
        _standing.enter_context(django_db_blocker.unblock())
        _standing.enter_context(time_machine.travel(NOW, tick=False))
        _standing.enter_context(transaction.atomic())
        _standing.callback(transaction.set_rollback, True)
        _realms.append(Realm.found())
    return _realms[0]


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """A test that did not ask for the realm finds nothing of it."""
    if "realm" not in getattr(nextitem, "fixturenames", ()):
        _realms.clear()
        _standing.close()
