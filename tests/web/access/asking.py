"""Asking a door as a reader, and reading the answer: its class, and its words without what is drawn by lot."""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpResponseBase

from tests.web.access.realm import Realm

# What differs from answer to answer by design: the token of a form, the key of what it sends, the policy's nonce.
BY_LOT = (
    (re.compile(rb'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]+'), rb"\1"),
    (re.compile(rb'(name="(?:form|key)" value=")[0-9a-f-]{36}'), rb"\1"),
    (re.compile(rb'("token": ")[A-Za-z0-9]{64}"'), rb"\1"),
    (re.compile(rb'("X-CSRFToken": ")[A-Za-z0-9]+'), rb"\1"),
    (re.compile(rb'(nonce[-=]"?)[A-Za-z0-9+/=_-]+'), rb"\1"),
)


@dataclass(frozen=True)
class Answer:
    """What came back: `said` is its class in the words of the policy, `body` lacks what is drawn by lot."""

    said: str
    body: bytes
    location: str


def ask(
    realm: Realm, reader: str, method: str, url: str, body: Mapping[str, str] | None = None, **headers: str
) -> Answer:
    """One request of the reader; whatever it writes is taken back, messages and cookies too."""
    client = realm.client(reader)
    client.raise_request_exception = False
    cookies = copy.copy(client.cookies)
    with realm.undone():
        if method == "POST":
            response = client.post(url, {"sent": "1", **(body or {})}, headers=headers)
        else:
            response = client.generic(method, url, headers=headers)
        content = read(response)
    client.cookies = cookies
    return Answer(said(response), content, response.headers.get("Location", ""))


def said(response: HttpResponseBase) -> str:
    """`login`, `second factor`, `again` (the password), `public home` for the ways there, otherwise the status."""
    way = urlsplit(response.headers.get("Location", "")).path
    ways = {
        "/accounts/login/": "login", "/accounts/2fa/": "second factor", "/accounts/reauthenticate/": "again",
        "/issues/": "public home",
    }  # fmt: skip
    return ways.get(way, str(response.status_code))


def read(response: HttpResponseBase) -> bytes:
    """The bytes of an answer of any sort, without what is drawn by lot."""
    content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    for pattern, kept in BY_LOT:
        content = pattern.sub(kept, content)
    return content
