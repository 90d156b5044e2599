"""A released issue goes in, bytes come out: no database, no clock, no network."""

import re
from collections.abc import Callable

from youju.reporting.publishing import data, email, ical, pdf, web, wechat
from youju.reporting.publishing.content import Edition, Issue
from youju.reporting.publishing.feed import feed
from youju.reporting.publishing.web import csp

__all__ = ["KINDS", "PeriodUnfitForFileName", "csp", "edition", "editions", "feed"]

_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")

# Each edition by a short name, in the order of print: how its file ends, its media type, how it is made.
KINDS: dict[str, tuple[str, str, Callable[[Issue], bytes]]] = {
    "web": (".html", "text/html; charset=utf-8", web.render),
    "email": (".eml", "message/rfc822", email.render),
    "pdf": (".pdf", "application/pdf", pdf.render),
    "wechat": ("-wechat.html", "text/html; charset=utf-8", wechat.render),
    "calendar": (".ics", "text/calendar; charset=utf-8", ical.render),
    "json": ("-figures.json", "application/json", data.figures_json),
    "csv": ("-figures.csv", "text/csv; charset=utf-8", data.figures_csv),
}


class PeriodUnfitForFileName(ValueError):
    """The period names the files of an issue, so it may hold only letters, digits, - and _."""


def editions(issue: Issue) -> tuple[Edition, ...]:
    """Every edition of one issue, in the order web, e-mail, PDF, WeChat, calendar, figures as JSON and as CSV.

    The same issue gives the same bytes. Raises PeriodUnfitForFileName, and whatever an edition refuses.
    """
    return tuple(edition(issue, kind) for kind in KINDS)


def edition(issue: Issue, kind: str) -> Edition:
    """One edition alone, by its short name in KINDS. Raises as `editions` does."""
    if not _NAME.fullmatch(issue.period):
        raise PeriodUnfitForFileName("period")
    ending, media_type, render = KINDS[kind]
    return Edition(issue.period + ending, media_type, render(issue))
