"""Every page behind every door: axe finds nothing grave, nothing sticks out at the side, no script fails.

The browser's requests are answered by the realm's own client, so a screen is looked at on the day it arrives.
Each page has one of eight looks for its own, of width, light and language; `./run soak` gives it all of them.
"""

import contextvars
import itertools
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Route

from tests.web.access.asking import read
from tests.web.access.realm import Realm
from tests.web.access.site_map import Door, known_doors
from tests.web.access.test_fencing import reader_of

# A browser trusts no other name without a certificate.
HOST = "http://localhost"
# What would stop somebody; "minor" findings of axe are looked at by people.
GRAVE = {"serious", "critical"}
LOOKS = list(itertools.product((390, 1366), ("light", "dark"), ("zh-hans", "en")))
TURNS = [
    pytest.param(0, marks=pytest.mark.journey),
    *(pytest.param(turn, marks=pytest.mark.soak) for turn in range(1, len(LOOKS))),
]
# How far the page can be pushed sideways, in pixels.
BEYOND = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


def answer(realm: Realm, client: Client, route: Route) -> None:
    """What the product answers to a request of the browser; what it writes is taken back."""
    way = urlsplit(route.request.url)
    if way.path.startswith("/static/"):
        found = finders.find(way.path.removeprefix("/static/"))
        route.fulfill(path=Path(str(found))) if found else route.abort()
        return
    with realm.undone():
        response = client.get(f"{way.path}?{way.query}")
        body = read(response)
    route.fulfill(status=response.status_code, headers=dict(response.headers), body=body)


def faults(browser: Browser, realm: Realm, door: Door, look: tuple[int, str, str]) -> Iterator[str]:
    """What a person would stop at on this page."""
    width, scheme, language = look
    reader = reader_of(door)
    client, url = realm.client(reader), door.url(realm, reader)
    with realm.undone():
        client.cookies["django_language"] = language
        whole = client.get(url)
        if whole.status_code != 200 or b"<html" not in read(whole):
            return
    # No server stands behind these pages, from which a service worker could be fetched.
    window = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=HOST, service_workers="block"
    )
    try:
        page, said = window.new_page(), []
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        # The browser calls back from a context of its own, in which this test's connection would not be found.
        here = contextvars.copy_context()
        page.route("**/*", lambda route: here.copy().run(answer, realm, client, route))
        page.goto(url, wait_until="load")
        name = f"{url} as {reader} at {width}, {scheme}, {language}"
        yield from (f"{name}: {line[:200]}" for line in said)
        if (beyond := page.evaluate(BEYOND)) > 0:
            yield f"{name}: sticks out by {beyond} pixels"
        for found in Axe().run(page).response["violations"]:
            if found["impact"] in GRAVE:
                yield f"{name}: {found['help']}: {found['nodes'][0]['html'][:160]}"
    finally:
        window.close()
        client.cookies.pop("django_language", None)


@pytest.mark.parametrize("turn", TURNS)
def test_no_page_has_a_fault_that_stops_somebody(browser: Browser, realm: Realm, turn: int):
    wrong = [
        line
        for door in known_doors()
        for line in faults(browser, realm, door, LOOKS[(crc32(door.address.encode()) + turn) % len(LOOKS)])
    ]
    assert not wrong, "\n".join(wrong)
