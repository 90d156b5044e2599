"""What every answer carries and what none refers to: the policy for scripts, own addresses only, safe cookies."""

import itertools
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.web.access.asking import said
from tests.web.access.library_policy import LIBRARY
from tests.web.access.policy import DOORS
from tests.web.access.realm import Realm
from tests.web.access.site_map import ONE_IN, Door, doors, drawn, known_doors

# Editions for other programs keep their styles on their elements; they get those in a sandbox, and nothing else.
SANDBOXED = "default-src 'none'"
# A mail program posts to leave and has no form of ours (RFC 8058); the signed word of the link is the proof.
BY_MAIL_PROGRAM = "/subscribe/leave/<token>/"
LOADING = {"script": "src", "link": "href", "img": "src", "iframe": "src", "form": "action", "source": "src"}
OWN = re.compile(r"(?:/(?!/)|\?|#|data:|blob:|$)|[^:/]+(?:/|$)")


class Elements(HTMLParser):
    """What a page refers to, and what it says inline."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elsewhere: list[str] = []
        self.inline: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        address = given.get(LOADING.get(tag, ""), "")
        if not OWN.match(address):
            self.elsewhere.append(f"<{tag}> {address}")
        if given.get("href", "").strip().lower().startswith("javascript:"):
            self.inline.append(f"<{tag}> {given['href']}")
        self.inline += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and not given.get("src") and "json" not in given.get("type", "")):
            self.inline.append(f"<{tag}>")


def reader_of(door: Door) -> str:
    """Somebody who may come in; for a library's door, anybody with an account."""
    who = DOORS[door.address].who if door.address in DOORS else {"social_worker"}
    order = ("office_director", "network_editor", "administrator", "social_worker")
    return next(reader for reader in order if reader in who)


def answers(realm: Realm, one_in: int) -> Iterator[tuple[str, HttpResponse]]:
    """An answer from behind one in so many doors, and of every sort of refusal."""
    for door in drawn((*known_doors(), *(door for door in doors() if door.address in LIBRARY)), one_in):
        reader = reader_of(door)
        url = door.url(realm, reader)
        for who in (reader, "no role", "anonymous"):
            yield f"{url} as {who}", get(realm, realm.client(who), url)
    yield "a page that never was", get(realm, realm.client("anonymous"), "/nowhere/")


def get(realm: Realm, client: Client, url: str, **more: str) -> HttpResponse:
    client.raise_request_exception = False
    with realm.undone():
        response = client.get(url, **more)
        if response.streaming:
            response.streamed = b"".join(response.streaming_content)
    return response


def unfenced(name: str, response: HttpResponse) -> Iterator[str]:
    """What the answer lacks, or says too much."""
    policy = response.headers.get("Content-Security-Policy", "")
    if not policy:
        yield f"{name}: no Content-Security-Policy"
    sandboxed = policy.startswith(SANDBOXED) and "sandbox" in policy
    if "unsafe-inline" in policy and not (sandboxed and "script-src" not in policy):
        yield f"{name}: {policy}"
    if "unsafe-eval" in policy or "*" in policy or "http:" in policy:
        yield f"{name}: {policy}"
    if response.headers.get("X-Content-Type-Options") != "nosniff":
        yield f"{name}: no X-Content-Type-Options"
    for cookie in response.cookies.values():
        # The page's own script reads the token of the form; it opens nothing by itself.
        if not cookie["samesite"] or (not cookie["httponly"] and cookie.key != "csrftoken"):
            yield f"{name}: cookie {cookie.key} is loose"
    if response.headers.get("Content-Type", "").startswith("text/html") and not sandboxed:
        page = Elements(response.content.decode())
        yield from (f"{name}: refers to {found}" for found in page.elsewhere)
        own_style = "'sha256-" in policy
        yield from (f"{name}: {found} inline" for found in page.inline if not (own_style and found == "<style>"))


@pytest.mark.parametrize("one_in", ONE_IN)
def test_every_answer_is_fenced_in(realm: Realm, one_in: int):
    wrong = [line for name, response in answers(realm, one_in) for line in unfenced(name, response)]
    assert not wrong, "\n".join(sorted(set(wrong)))


def test_a_loose_answer_would_be_seen():
    page = (
        '<script src="https://example.org/x.js"></script><img src="//example.org/a.png" onload="x()">'
        '<p style="color:red"><a href="javascript:x()">a</a><script>x()</script><form action="http://example.org/">'
    )
    found = Elements(page)
    assert len(found.elsewhere) == 3
    assert len(found.inline) == 4
    loose = HttpResponse("<p>", headers={"Content-Security-Policy": "script-src 'unsafe-inline'"})
    loose.set_cookie("sessionid", "x")
    assert len(list(unfenced("x", loose))) == 3
    for own in ("/desk/", "?page=2", "", "data:image/png;base64,x", "#main", "sites/new/"):
        assert OWN.match(own), own


@pytest.mark.parametrize("one_in", ONE_IN)
def test_a_form_without_its_token_is_not_taken(realm: Realm, one_in: int):
    wrong = []
    for door in drawn(known_doors(), one_in):
        rule, reader = DOORS[door.address], reader_of(door)
        if rule.answer(reader, "POST", "own") == "405" and rule.get != 405:
            continue
        client = Client(enforce_csrf_checks=True)
        client.cookies = realm.client(reader).cookies.copy()
        url, body = door.url(realm, reader), door.body(realm, reader)
        with realm.undone():
            answer = client.post(url, body)
        if door.address == BY_MAIL_PROGRAM:
            assert answer.status_code == 200
        elif answer.status_code != 403:
            wrong.append(f"{door.address} as {reader}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "way", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"]
)
def test_the_way_back_never_leads_elsewhere(realm: Realm, way: str):
    for reader, url in (("anonymous", "/accounts/login/"), ("social_worker", "/accounts/login/")):
        response = get(realm, realm.client(reader), f"{url}?next={way}")
        assert "example.org" not in response.headers.get("Location", "")
        assert "javascript" not in response.headers.get("Location", "")
    with realm.undone():
        response = realm.client("social_worker").post("/language/", {"language": "en", "next": way})
    assert response.headers["Location"] == "/"


def test_another_host_is_not_answered(realm: Realm):
    for door in ("/", "/accounts/login/", "/issues/"):
        with realm.undone():
            response = realm.client("social_worker").get(door, headers={"host": "example.org"})
        assert response.status_code == 400, door
        assert b"example.org" not in response.content


@pytest.mark.parametrize("one_in", ONE_IN)
def test_unusual_methods_open_nothing(realm: Realm, one_in: int):
    """A view would take them for a GET."""
    wrong, methods = [], itertools.cycle(("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"))
    for door, method in zip(drawn(known_doors(), one_in), methods, strict=False):
        reader = reader_of(door)
        url, client = door.url(realm, reader), realm.client(reader)
        with realm.undone():
            found = said(client.generic(method, url))
        if found != "405":
            wrong.append(f"{method} {door.address} as {reader}: {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("one_in", ONE_IN)
def test_only_the_head_of_a_page_is_the_head_of_its_answer(realm: Realm, one_in: int):
    wrong = []
    for door in drawn(known_doors(), one_in):
        reader = reader_of(door)
        url, client = door.url(realm, reader), realm.client(reader)
        with realm.undone():
            head = client.head(url)
        if head.status_code != get(realm, client, url).status_code or (not head.streaming and head.content):
            wrong.append(f"{url} as {reader}: {head.status_code}")
    assert not wrong, "\n".join(wrong)
