"""The long pictures: one for each site's preview, each headline and the figures of each group of an office."""

from collections.abc import Iterator
from itertools import count

from youju.reporting.publishing import codes, words
from youju.reporting.publishing.addresses import absolute
from youju.reporting.publishing.bundles import bundle
from youju.reporting.publishing.content import Issue
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.press import press
from youju.reporting.publishing.prose import cover_month
from youju.reporting.publishing.sheet import Compositor, Sheet, photos, typeset_all

# A phone's width in points, three pixels to a point: the width that chats and moments keep.
WIDTH, DOTS = 1080, 216
QR = "qr.svg"


def render(issue: Issue) -> bytes:
    """A ZIP of PNG files, 1080 px wide: `headline-01.png`, `figures-01.png`, `preview-01.png` and so on.

    The same issue gives the same bytes. Raises PictureUnreadable when a photo cannot be decoded.
    """
    issue = printable(issue)
    named = list(_posters(issue))
    return bundle(
        dict(zip((name for name, _poster in named), _pressed(issue, [p for _n, p in named]), strict=True))
    )


def _pressed(issue: Issue, posters: list[Sheet]) -> list[bytes]:
    """All of them in one run of the press: a page each."""
    if not posters:
        return []
    address = absolute(issue.address, issue.address)
    code = codes.drawn(address)
    year, month = cover_month(issue)
    sheet = {
        "network": issue.network,
        "bulletin": issue.bulletin,
        "month": year + month,
        "draft": words.DRAFT if issue.released_at is None else "",
        "scan": words.SCAN,
        "address": address.removeprefix("https://").removeprefix("http://").rstrip("/"),
        "code": QR if code else "",
        "posters": posters,
    }
    printed = press("posters.typ", typeset_all(sheet), photos(issue), drawn={QR: code}, format="png", ppi=DOTS)
    return printed if isinstance(printed, list) else [printed]


def _posters(issue: Issue) -> Iterator[tuple[str, Sheet]]:
    """Each picture with its file name."""
    setter = Compositor(issue)
    numbers = count(1)
    for story in issue.headlines:
        yield f"headline-{next(numbers):02}.png", {
            "kind": "story", "label": words.HEADLINES, "title": story.title, "content": setter.story(story),
            "office": setter.office(story.office) if story.office else None,
        }  # fmt: skip
    numbers = count(1)
    for result in issue.results:
        for group in result.groups:
            yield f"figures-{next(numbers):02}.png", {
                "kind": "figures", "label": words.RESULTS, "title": group.title or result.office,
                "office": setter.office(result.office) if group.title else None,
                "content": [setter.line(line) for line in group.lines],
            }  # fmt: skip
    numbers = count(1)
    for preview in issue.preview:
        for place in preview.places:
            yield f"preview-{next(numbers):02}.png", {
                "kind": "preview", "label": f"{issue.next_month}{words.PREVIEW}", "title": place.name,
                "office": None if place.name == preview.office else setter.office(preview.office),
                "content": setter.place(place),
            }  # fmt: skip
