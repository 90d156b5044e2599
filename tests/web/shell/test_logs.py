"""The log tells which page failed, and not by which secret it was opened."""

import logging

import pytest
from django.conf import settings

from youju.web.shell.logs import Discreet


def told(path):
    record = logging.makeLogRecord({"msg": "%s: %s", "args": ("Not Found", path)})
    assert Discreet().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/volunteers/own/Ld1e2J_lgRs/hours/", "/volunteers/own/…/hours/"),
        ("/calendars/feeds/Ld1e2J_lgRs.ics", "/calendars/feeds/…"),
        ("/subscribe/leave/12:ab:cd/", "/subscribe/leave/…/"),
        ("/people/find/", "/people/find/"),
    ],
)
def test_the_secret_of_a_link_is_left_out(path, written):
    assert told(path) == f"Not Found: {written}"


def test_every_handler_is_discreet():
    assert all("discreet" in handler["filters"] for handler in settings.LOGGING["handlers"].values())
