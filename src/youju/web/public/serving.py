"""Hands out what was sent, byte for byte, with the policy and the cache headers that fit it."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from youju.reporting import publishing
from youju.reporting.bulletins.models import StoredEdition

# A revision never changes; the address of the latest one does, so it is asked for again each time.
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"
# What calendars and readers of feeds fetch by themselves.
HALF_AN_HOUR = "public, max-age=1800"
# Editions for other programs: a browser shows or saves them and runs nothing in them.
INERT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; sandbox"
)
# Opened by a browser as it is; everything else is saved as a file.
SHOWN = {"application/pdf", "application/json"}


def serve(request: HttpRequest, row: StoredEdition, *, for_good: bool, page: bool = False) -> HttpResponse:
    """The stored bytes; `page` for the web edition at the issue's own address, `for_good` at a revision's."""
    data = bytes(row.data)
    answer = kept(
        request, HttpResponse(data, content_type=row.media_type), row.sha256, FOREVER if for_good else ASK_AGAIN
    )
    answer["Content-Language"] = "zh-Hans"
    if for_good:
        # The issue's own address is the one to be found; a revision is for whoever compares.
        answer["X-Robots-Tag"] = "noindex"
    if page:
        answer["Content-Security-Policy"] = publishing.csp(data)
    elif row.media_type in SHOWN:
        # A viewer of PDF needs styles of its own; the file itself can do nothing.
        answer["Content-Security-Policy"] = "frame-ancestors 'self'"
        answer["Content-Disposition"] = f'inline; filename="{row.name}"'
    else:
        answer["Content-Security-Policy"] = INERT
        answer["Content-Disposition"] = f'attachment; filename="{row.name}"'
    return answer


def page(request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """A composed page; whoever has it already is told so, as long as not a byte of it has changed."""
    answer = render(request, template, context, status=status)
    return kept(request, answer, digest(answer.content), ASK_AGAIN) if status == 200 else answer


def file(request: HttpRequest, data: bytes, media_type: str, cache: str = HALF_AN_HOUR) -> HttpResponse:
    """Bytes that other programs fetch again and again."""
    return kept(request, HttpResponse(data, content_type=media_type), digest(data), cache)


def kept(request: HttpRequest, answer: HttpResponse, name: str, cache: str) -> HttpResponse:
    """The answer under its entity tag, or a short word that nothing has changed."""
    etag = f'"{name}"'
    unchanged = get_conditional_response(request, etag=etag, response=answer)
    answer = unchanged if unchanged is not None else answer
    answer["ETag"], answer["Cache-Control"] = etag, cache
    return answer


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
