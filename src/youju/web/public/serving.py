"""Hands out what was sent, byte for byte, with the policy and the cache headers that fit it."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from youju.reporting import publishing
from youju.reporting.bulletins.models import StoredEdition

# A revision never changes; the address of the latest one does, so it is asked for again each time.
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"
# Editions for other programs: a browser shows or saves them and runs nothing in them.
INERT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; sandbox"
)
# Opened by a browser as it is; everything else is saved as a file.
SHOWN = {"application/pdf", "application/json"}


def serve(request: HttpRequest, row: StoredEdition, *, for_good: bool, page: bool = False) -> HttpResponse:
    """The stored bytes; `page` for the web edition at the issue's own address, `for_good` at a revision's."""
    etag = f'"{row.sha256}"'
    data = bytes(row.data)
    answer = HttpResponse(data, content_type=row.media_type)
    kept = get_conditional_response(request, etag=etag, response=answer)
    answer = kept if kept is not None else answer
    answer["ETag"] = etag
    answer["Cache-Control"] = FOREVER if for_good else ASK_AGAIN
    answer["Content-Language"] = "zh-Hans"
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
