"""Sealed words are opened for nobody unseen: the look is written down before the first of them is read."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.db import connection

from tests.web.access.asking import Answer, ask
from tests.web.access.realm import READERS, Realm
from tests.web.access.site_map import Door, doors, drawn
from tests.web.access.test_reading import DRAWN, LOOKS, writes_on_reading
from youju.ground.storage import sealing


class Opened:
    """Stands before the one way to open sealed words and remembers what was opened before any look."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch):
        self.looked, self.unseen, self.seen = False, set[str](), set[str]()
        unseal = sealing.unseal

        def watched(data: bytes, *, field: str, uid: Any) -> str:
            (self.seen if self.looked else self.unseen).add(field)
            return unseal(data, field=field, uid=uid)

        monkeypatch.setattr(sealing, "unseal", watched)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.looked = self.looked or sql.startswith(LOOKS)
        return execute(sql, params, many, context)

    def ask(self, realm: Realm, reader: str, method: str, url: str) -> Answer:
        """One request; afterwards `unseen` and `seen` are the fields that were opened by it."""
        self.looked = False
        self.unseen.clear()
        self.seen.clear()
        with connection.execute_wrapper(self):
            return ask(realm, reader, method, url)

    def complaint(self, reader: str, url: str, answer: Answer) -> Iterator[str]:
        """What the request just asked opened too early."""
        if self.unseen:
            yield f"GET {url} as {reader} ({answer.said}) opens {sorted(self.unseen)} before it writes a look"


def opened_unseen(opened: Opened, realm: Realm, reader: str, passed: Iterable[Door]) -> Iterator[str]:
    for door in passed:
        url = door.url(realm, reader if reader != "second factor missing" else "office_editor")
        yield from opened.complaint(reader, url, opened.ask(realm, reader, "GET", url))


def test_nothing_sealed_is_opened_before_the_look_is_written(realm: Realm, monkeypatch: pytest.MonkeyPatch):
    opened = Opened(monkeypatch)
    wrong = [line for reader in DRAWN for line in opened_unseen(opened, realm, reader, drawn(doors()))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.matrix
@pytest.mark.parametrize("reader", READERS)
def test_reading_writes_nothing_and_opens_nothing_before_the_look_for_any_reader(
    realm: Realm, monkeypatch: pytest.MonkeyPatch, reader: str
):
    """Two laws, read from one answer of each door."""
    opened, early = Opened(monkeypatch), list[str]()

    def asking(realm: Realm, reader: str, method: str, url: str) -> Answer:
        answer = opened.ask(realm, reader, method, url)
        early.extend(opened.complaint(reader, url, answer))
        return answer

    writes = list(writes_on_reading(realm, reader, doors(), asking))
    assert not writes + early, "\n".join(writes + early)


def test_pages_that_open_something_sealed_are_among_them_and_one_without_its_look_would_be_seen(
    realm: Realm, monkeypatch: pytest.MonkeyPatch
):
    opened = Opened(monkeypatch)
    cards = [door for door in doors() if door.address == "/people/<uid>/"]
    assert not list(opened_unseen(opened, realm, "social_worker", cards))
    assert opened.seen
    # As if it were written only after the reading.
    monkeypatch.setattr("tests.web.access.test_looks.LOOKS", "never")
    assert list(opened_unseen(opened, realm, "social_worker", cards))
