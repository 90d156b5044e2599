"""The printed edition: the issue on A4."""

from youju.reporting.publishing.content import Issue
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.press import PictureUnreadable, press
from youju.reporting.publishing.sheet import photos, sheet

__all__ = ["PictureUnreadable", "render"]


def render(issue: Issue) -> bytes:
    """The issue as a tagged PDF (PDF/UA-1), the same bytes every time: dates come from `released_at`.

    Raises PictureUnreadable when a photo cannot be decoded.
    """
    issue = printable(issue)
    printed = press("issue.typ", sheet(issue), photos(issue), format="pdf", pdf_standards=["ua-1"])
    assert isinstance(printed, bytes)
    return printed
