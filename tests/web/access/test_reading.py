"""GET never writes: not a row, for no reader, behind no door.

A sample of it; every reader behind every door stands in `test_looks`, which reads two laws from one answer.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from tests.conftest import SEED
from tests.web.access.asking import Answer, ask
from tests.web.access.realm import READERS, Realm
from tests.web.access.site_map import Door, doors, drawn

# A session belongs to a login; it may be made, prolonged and ended by a page.
SESSIONS = "django_session"
# Read before each door, so that the session is as it will be: a page that asks the store for little.
SOMETHING = "/intake/envelopes/"
# The one exception: that somebody looks is written down before a card is read.
LOOKS = 'INSERT INTO "access_view"'
# Where it is written down: a person's card, what is read behind a secret link, the numbers of a form.
LOGGED = (
    "/people/<uid>/", "/calendars/feeds/<secret>.ics", "/stars/<secret>/", "/volunteers/own/<secret>/",
    "/companions/own/<secret>/", "/volunteers/applications/<uid>/", "/activities/series/<uid>/group/",
    "/visits/<uid>/", "/cases/<uid>/", "/safeguarding/<uid>/", "/safeguarding/own/<secret>/",
)  # fmt: skip
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "TRUNCATE")
DRAWN = ("office_editor", random.Random(SEED).choice(READERS))


@contextmanager
def written() -> Iterator[list[str]]:
    """The statements that change anything but sessions, as they are sent to the store."""
    found: list[str] = []
    looks.clear()

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(LOOKS):
            looks.append(sql)
        elif sql.lstrip().upper().startswith(WRITING) and SESSIONS not in sql:
            found.append(sql[:120])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield found


looks: list[str] = []


def changes() -> int:
    """How many rows this connection has ever written; 0 on a store that does not count."""
    return connection.connection.total_changes if connection.vendor == "sqlite" else 0


def writes_on_reading(
    realm: Realm, reader: str, passed: Iterable[Door], asking: Callable[..., Answer] = ask
) -> Iterator[str]:
    """What writes where one only looks; `asking` may hold the same answers to a law of its own."""
    for door in passed:
        url = door.url(realm, reader if reader != "second factor missing" else "office_editor")
        ask(realm, reader, "GET", SOMETHING)
        before = changes()
        with written() as found:
            answer = asking(realm, reader, "GET", url)
        unsaid = changes() != before and not looks and not _about_a_session(door.address)
        if found or unsaid or (looks and not door.address.startswith(LOGGED)):
            yield f"GET {url} as {reader} ({answer.said}): {found or 'rows changed'}"


def _about_a_session(address: str) -> bool:
    return address.startswith(("/accounts/", "/language/"))


def test_reading_writes_nothing(realm: Realm):
    wrong = [line for reader in DRAWN for line in writes_on_reading(realm, reader, drawn(doors()))]
    assert not wrong, "\n".join(wrong)


def test_a_page_that_wrote_would_be_seen(realm: Realm):
    door, before = "/structure/offices/{}/partners/new/", changes()
    with written() as found:
        body = {"name": "新伙伴", "kind": "school"}
        ask(realm, "office_editor", "POST", door.format(realm.home.north.uid), body)
    assert any("organisations_partner" in sql for sql in found)
    assert connection.vendor != "sqlite" or changes() > before
