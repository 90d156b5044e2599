"""The web edition: one self-contained page that needs no script, no font and no second request."""

import base64
import hashlib

from youju.reporting.publishing.content import Issue
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.web.page import page

_OPENING, _CLOSING = b"<style>", b"</style>"


class StyleMissing(ValueError):
    """The bytes are no web edition: they carry no style of their own."""


def render(issue: Issue) -> bytes:
    """The whole issue as one HTML page, UTF-8; photos are data: URIs."""
    return page(printable(issue)).encode()


def csp(edition: bytes) -> str:
    """The Content-Security-Policy of a web edition: its own style by hash, its own pictures, nothing else.

    Raises StyleMissing when the bytes are no web edition.
    """
    start, end = edition.find(_OPENING), edition.find(_CLOSING)
    if start < 0 or end < start:
        raise StyleMissing("no <style> element in this edition")
    digest = hashlib.sha256(edition[start + len(_OPENING) : end]).digest()
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src 'sha256-{base64.b64encode(digest).decode()}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'",
        )
    )
