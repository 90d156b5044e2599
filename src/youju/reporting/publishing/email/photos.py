"""Photos in a letter: each is fetched from the issue's own address, alike for every reader, or told in words."""

from collections.abc import Iterable

from youju.reporting.publishing import pictures
from youju.reporting.publishing.content import Issue, Picture
from youju.reporting.publishing.markup import Markup, element, joined

# The frame less its margins, and what stands between two photos of a row.
WIDTH, GAP = 568, 8


def shown(issue: Issue, photos: Iterable[Picture]) -> Markup:
    """Photos in rows, one of several as high as the others of its row; those that cannot be shown in words."""
    placed = [photo for photo in photos if pictures.address(issue.address, photo)]
    unseen = [
        element("p", pictures.said(photo), class_="q") for photo in photos if photo not in placed and photo.alt
    ]
    return joined([*(_row(issue, row) for row in pictures.rows(placed)), *unseen])


def _row(issue: Issue, row: tuple[Picture, ...]) -> Markup:
    """A table that is never wider than its place, even while the photos are not fetched and stand as words."""
    ratios = [max(1, photo.width) / max(1, photo.height) for photo in row]
    free = WIDTH - GAP * (len(row) - 1)
    cells = []
    for photo, ratio in zip(row, ratios, strict=True):
        width = free * ratio / sum(ratios)
        if len(row) == 1:
            cells.append(element("td", _image(issue, photo, min(WIDTH, max(1, photo.width)))))
            continue
        if cells:
            cells.append(element("td", width=_share(GAP)))
        image = _image(issue, photo, max(1, int(width)))
        cells.append(element("td", image, width=_share(width), valign="top", class_="w"))
    body = element("tbody", element("tr", *cells))
    return element("table", body, width="100%", role="presentation", class_="fs")


def _share(width: float) -> str:
    """Of the letter's width, so that the row keeps its shape on a phone."""
    return f"{100 * width / WIDTH:.2f}%"


def _image(issue: Issue, photo: Picture, width: int) -> Markup:
    """A width as attribute for programs that know no styles, which keep the ratio by themselves."""
    return element("img", src=pictures.address(issue.address, photo), alt=photo.alt, width=width, class_="i")
