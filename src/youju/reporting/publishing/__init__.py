"""A released issue goes in, bytes come out: no database, no clock, no network."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from youju.reporting.publishing import brief, data, email, ical, manuscript, materials, pdf, posters, web, wechat
from youju.reporting.publishing.bundles import unbundled
from youju.reporting.publishing.content import Edition, Issue
from youju.reporting.publishing.feed import alone, feed
from youju.reporting.publishing.web import csp

__all__ = ["BUNDLE", "KINDS", "PeriodUnfitForFileName", "csp", "edition", "editions", "feed", "unbundled"]

# The media type of an edition that is several files in one.
BUNDLE = "application/zip"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")

# Each edition by a short name, in the order of print: how its file ends, its media type, how it is made.
KINDS: dict[str, tuple[str, str, Callable[[Issue], bytes]]] = {
    "web": (".html", "text/html; charset=utf-8", web.render),
    "email": (".eml", "message/rfc822", email.render),
    "pdf": (".pdf", "application/pdf", pdf.render),
    "wechat": ("-wechat.html", "text/html; charset=utf-8", wechat.render),
    "wechat-files": ("-wechat.zip", BUNDLE, materials.render),
    "pictures": ("-pictures.zip", BUNDLE, posters.render),
    "chat": (".txt", "text/plain; charset=utf-8", brief.chat),
    "docx": (".docx", WORD, manuscript.render),
    "calendar": (".ics", "text/calendar; charset=utf-8", ical.render),
    "atom": (".atom", "application/atom+xml; charset=utf-8", alone),
    "json": ("-figures.json", "application/json", data.figures_json),
    "csv": ("-figures.csv", "text/csv; charset=utf-8", data.figures_csv),
}

PRESSED = ("pictures", "pdf")


class PeriodUnfitForFileName(ValueError):
    """The period names the files of an issue, so it may hold only letters, digits, - and _."""


def editions(issue: Issue) -> tuple[Edition, ...]:
    """Every edition of one issue, in the order of KINDS.

    The same issue gives the same bytes. Raises PeriodUnfitForFileName, and whatever an edition refuses.
    """
    # The press works beside the interpreter, so the heavy ones are set while the others are written.
    with ThreadPoolExecutor(len(PRESSED)) as pool:
        pressed = {kind: pool.submit(edition, issue, kind) for kind in PRESSED}
        return tuple(pressed[kind].result() if kind in pressed else edition(issue, kind) for kind in KINDS)


def edition(issue: Issue, kind: str) -> Edition:
    """One edition alone, by its short name in KINDS. Raises as `editions` does."""
    if not _NAME.fullmatch(issue.period):
        raise PeriodUnfitForFileName("period")
    ending, media_type, render = KINDS[kind]
    return Edition(issue.period + ending, media_type, render(issue))
