"""A released issue goes in, bytes come out: no database, no clock, no network."""

import re

from youju.reporting.publishing import data, email, ical, pdf, web, wechat
from youju.reporting.publishing.content import Edition, Issue
from youju.reporting.publishing.feed import feed
from youju.reporting.publishing.web import csp

__all__ = ["PeriodUnfitForFileName", "csp", "editions", "feed"]

_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")


class PeriodUnfitForFileName(ValueError):
    """The period names the files of an issue, so it may hold only letters, digits, - and _."""


def editions(issue: Issue) -> tuple[Edition, ...]:
    """Every edition of one issue, in the order web, e-mail, PDF, WeChat, calendar, figures as JSON and as CSV.

    The same issue gives the same bytes. Raises PeriodUnfitForFileName, and whatever an edition refuses.
    """
    if not _NAME.fullmatch(issue.period):
        raise PeriodUnfitForFileName("period")
    name = issue.period
    return (
        Edition(f"{name}.html", "text/html; charset=utf-8", web.render(issue)),
        Edition(f"{name}.eml", "message/rfc822", email.render(issue)),
        Edition(f"{name}.pdf", "application/pdf", pdf.render(issue)),
        Edition(f"{name}-wechat.html", "text/html; charset=utf-8", wechat.render(issue)),
        Edition(f"{name}.ics", "text/calendar; charset=utf-8", ical.render(issue)),
        Edition(f"{name}-figures.json", "application/json", data.figures_json(issue)),
        Edition(f"{name}-figures.csv", "text/csv; charset=utf-8", data.figures_csv(issue)),
    )
