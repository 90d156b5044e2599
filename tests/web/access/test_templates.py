"""No page prints a variable that nobody gave it: full and empty, with errors, as a part, and for every reader."""

import random
import re
from collections.abc import Iterator

import pytest
from django.template import engines

from tests.conftest import SEED, TIER
from tests.web.access.asking import ask
from tests.web.access.library_policy import LIBRARY
from tests.web.access.policy import DOORS
from tests.web.access.realm import READERS, Realm
from tests.web.access.site_map import Door, doors, drawn, known_doors
from tests.web.access.test_fencing import reader_of

# What an undefined variable prints instead of nothing.
MARK = "⟦%s⟧"
MARKED = re.compile("⟦([^⟧]*)⟧")
PART = {"HX-Request": "true"}
BESIDE = {"HX-Request": "true", "HX-Target": "drawer"}


@pytest.fixture(autouse=True)
def _undefined_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", MARK)


def undefined(body: bytes) -> list[str]:
    return sorted(set(MARKED.findall(body.decode(errors="replace"))))


def looks(door: Door, realm: Realm, reader: str) -> Iterator[tuple[str, str, dict[str, str], dict[str, str]]]:
    """The ways in which a page is drawn: whole, as a part, of nothing, with errors."""
    url = door.url(realm, reader)
    join = "&" if "?" in url else "?"
    for headers in ({}, PART, BESIDE):
        yield "GET", url, {}, headers
    for query in ("month=2017-02", "q=没有的词", "year=2001", "before=00000000-0000-4000-8000-000000000000"):
        yield "GET", f"{url}{join}{query}", {}, {}
    if door.address in DOORS and DOORS[door.address].post is not None:
        body = door.body(realm, reader)
        for sent in ({}, dict.fromkeys(body, "☃"), body):
            yield "POST", url, sent, {}
            yield "POST", url, sent, PART


def undefined_for(realm: Realm, reader: str, door: Door, one_in: int = 1) -> Iterator[str]:
    dice = random.Random(f"{SEED} {reader} {door.address}")
    every = list(looks(door, realm, reader))
    for method, url, body, headers in dice.sample(every, -(-len(every) // one_in)):
        if found := undefined(ask(realm, reader, method, url, body, **headers).body):
            yield f"{method} {url} {headers or ''} as {reader}: {found}"


def test_no_page_prints_a_variable_that_nobody_gave_it(realm: Realm):
    """A sample of the pages; all of them, for every reader, in the full matrix."""
    wrong = [line for door in drawn(known_doors()) for line in undefined_for(realm, reader_of(door), door)]
    for door in (door for door in doors() if door.address in LIBRARY):
        for reader in ("anonymous", "social_worker", "second factor missing"):
            url = door.url(realm, "social_worker")
            wrong += [
                f"{url}: {undefined(found.body)}"
                for found in [ask(realm, reader, "GET", url)]
                if undefined(found.body)
            ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.matrix
@pytest.mark.parametrize("reader", READERS)
def test_no_page_prints_an_undefined_variable_for_any_reader(realm: Realm, reader: str):
    """One reader of each page in every look, others in one of four, drawn anew by the seed; in the soak in all."""
    wrong = []
    for door in known_doors():
        if reader in DOORS[door.address].who:
            every = TIER == "soak" or reader == reader_of(door)
            wrong += undefined_for(realm, reader, door, 1 if every else 4)
    assert not wrong, "\n".join(wrong)


def test_the_pages_of_a_refusal_print_no_undefined_variable(realm: Realm):
    for reader, url in (("anonymous", "/nowhere/"), ("social_worker", "/nowhere/"), ("volunteer", "/desk/")):
        for headers in ({}, PART):
            assert not undefined(ask(realm, reader, "GET", url, **headers).body), url


def test_an_undefined_variable_would_be_seen(realm: Realm, monkeypatch: pytest.MonkeyPatch):
    """In a page, and inside a component of it."""
    rooms = "youju.web.structure.views.overview.rooms"
    monkeypatch.setattr(rooms, lambda request: [{"href": "/", "current": False}] * 2)
    assert undefined(ask(realm, "office_director", "GET", "/structure/").body) == ["room.label"]
    component = engines["django"].from_string('<c-chip state="good">{{ nobody.gave.it }}</c-chip>')
    assert undefined(component.render({}).encode()) == ["nobody.gave.it"]
