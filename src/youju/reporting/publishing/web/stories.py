"""Stories, letters and pictures as HTML."""

from collections.abc import Iterable

from youju.reporting.publishing import words
from youju.reporting.publishing.addresses import safe
from youju.reporting.publishing.content import Block, Link, Number, Picture, Run, Story
from youju.reporting.publishing.markup import Markup, element, escaped, joined
from youju.reporting.publishing.pictures import inline, printed, rows
from youju.reporting.publishing.prose import passages
from youju.reporting.publishing.web.chips import chip


def sentence(runs: Iterable[Run]) -> Markup:
    """Words with their figures; each figure that has a page is a link to it."""
    pieces = []
    for run in runs:
        shown = run.shown if isinstance(run, Number) else run.text
        address = safe(
            run.figure.anchor if isinstance(run, Number) else run.address if isinstance(run, Link) else ""
        )
        kind = "n" if isinstance(run, Number) else "on"
        pieces.append(element("a", shown, class_=kind, href=address) if address else escaped(shown))
    return joined(pieces)


def passage(blocks: Iterable[Block], heading: str) -> Markup:
    """Paragraphs, lists and sub-headings; `heading` is the element that a sub-heading becomes here."""
    pieces = []
    for kind, group in passages(blocks):
        if kind == "li":
            pieces.append(
                element("ul", *(element("li", sentence(block.runs)) for block in group), class_="points")
            )
        elif kind == "quote":
            pieces.append(element("blockquote", element("p", sentence(group[0].runs))))
        else:
            pieces.append(element(heading if kind == "h3" else "p", sentence(group[0].runs)))
    return joined(pieces)


def picture(photo: Picture | None) -> Markup:
    """The photo with its words on demand; only its words when its bytes are neither JPEG nor PNG."""
    if photo is None:
        return Markup()
    if not printed(photo):
        return element("p", photo.alt, class_="unseen") if photo.alt else Markup()
    told = _told(element("p", photo.alt)) if photo.alt else None
    return element("figure", _image(photo), told)


def gallery(photos: tuple[Picture, ...]) -> Markup:
    """The photos of a story: one as wide as the text, several in rows, with the words for all of them beneath."""
    if len(photos) == 1:
        return picture(photos[0])
    shown = [photo for photo in photos if printed(photo)]
    unseen = [element("p", photo.alt, class_="unseen") for photo in photos if photo.alt and not printed(photo)]
    if not shown:
        return joined(unseen)
    lines = [element("div", *(_image(photo, _shape(photo)) for photo in row), class_="row") for row in rows(shown)]
    said = [element("li", photo.alt) for photo in shown if photo.alt]
    told = _told(element("ol", *said)) if said else None
    return joined([element("figure", *lines, told, class_="photos"), *unseen])


# Shapes by width over height, flattest last: a row shares its width out by them.
_SHAPES = (0.5, 0.67, 0.75, 1.0, 1.33, 1.5, 1.78, 2.2)


def _shape(photo: Picture) -> str:
    ratio = photo.width / max(1, photo.height)
    return f"s{min(range(len(_SHAPES)), key=lambda place: abs(_SHAPES[place] - ratio))}"


def _image(photo: Picture, shape: str | None = None) -> Markup:
    # Not lazy: its bytes came with the page, and a picture put off is missing from a print and from a first look.
    return element(
        "img",
        src=inline(photo),
        alt=photo.alt,
        width=photo.width,
        height=photo.height,
        class_=shape,
    )


def _told(said: Markup) -> Markup:
    return element("figcaption", element("details", element("summary", words.PICTURE_TEXT), said))


def read_on(story: Story) -> Markup:
    """The link to the long story, named after it for who hears only links."""
    address = safe(story.link)
    if not address:
        return Markup()
    label = f"{words.READ_ON}：{story.title}"
    return element("p", element("a", words.READ_ON, href=address, aria_label=label), class_="on")


def article(story: Story, order: tuple[str, ...], kind: str) -> Markup:
    """One story; `kind` is the class that sets it as a card or as running text."""
    heading = element("h3", story.title)
    body = passage(story.blocks, "h4")
    return element(
        "article", gallery(story.pictures), chip(story.office, order), heading, body, read_on(story), class_=kind
    )
