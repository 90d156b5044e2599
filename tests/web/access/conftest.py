"""The realm of the access tests, on a Tuesday evening in March 2018."""

from collections.abc import Iterator
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


@pytest.fixture(scope="module")
def realm(django_db_setup: None, django_db_blocker: Any) -> Iterator[Realm]:
    """One realm for all tests of a file. They leave it as it was: each request is taken back."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        yield Realm.found()
        transaction.set_rollback(True)
