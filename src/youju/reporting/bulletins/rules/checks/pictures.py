"""What a picture and a link need before they go out: words, consent, an address that can be one."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import UUID

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.checks.findings import Finding
from youju.reporting.bulletins.rules.checks.passages import Passage, plain, short

# What may be said of a picture, and whether it may go out with it.
CONSENTS: dict[str, bool] = {"nobody": True, "adults": True, "guardians": True, "not_yet": False}
_HOST = re.compile(
    r"(?=.{4,253}$)(?:[a-z0-9\u4e00-\u9fff](?:[a-z0-9\u4e00-\u9fff-]{0,61}[a-z0-9\u4e00-\u9fff])?\.)+[a-z\u4e00-\u9fff]{2,}"
)


def undescribed(passage: Passage) -> Iterator[Finding]:
    """Pictures without words for who cannot see them."""
    for number, picture in enumerate(passage.pictures, 1):
        if not picture.alt.strip():
            message = _("The picture has no description.")
            if len(passage.pictures) > 1:
                message = _("Picture {number} has no description.").format(number=number)
            yield Finding("alt", passage.place, message, quote=_which(number), picture=picture.place)


def undescribed_cover(place: UUID) -> Finding:
    """The same of the cover, which stands at the head of the issue."""
    return Finding("alt", place, _("The cover photo has no description yet."), quote="#cover")


def unconsented_cover(place: UUID, consent: str) -> Iterator[Finding]:
    """The cover of which nobody has said who is on it, or whose people have not agreed."""
    if CONSENTS.get(consent, False):
        return
    message = _("Nobody has said who is on the cover photo, and whether they agreed.")
    if consent:
        message = _("The cover photo shows people who have not agreed yet. Ask them, or choose another photo.")
    yield Finding("consent", place, message, quote="#cover")


def unconsented(passage: Passage) -> Iterator[Finding]:
    """Pictures of which nobody has said who is in them, or whose people have not agreed."""
    title = short(plain(passage.title) or plain(passage.pieces))
    several = len(passage.pictures) > 1
    for number, picture in enumerate(passage.pictures, 1):
        if CONSENTS.get(picture.consent, False):
            continue
        if picture.consent and several:
            message = _(
                "Picture {number} of “{title}” shows people who have not agreed yet. Ask them, or take it out."
            )
        elif picture.consent:
            message = _("The picture of “{title}” shows people who have not agreed yet. Ask them, or take it out.")
        elif several:
            message = _("Nobody has said who is in picture {number} of “{title}”, and whether they agreed.")
        else:
            message = _("Nobody has said who is in the picture of “{title}”, and whether they agreed.")
        said = message.format(title=title, number=number)
        yield Finding("consent", passage.place, said, quote=title + _which(number), picture=picture.place)


def _which(number: int) -> str:
    """Tells the findings of one story apart; the first picture is meant where none is named."""
    return "" if number == 1 else f"#{number}"


def links(passage: Passage) -> Iterator[Finding]:
    """A headline without its long story, or with an address that cannot be one; nothing is fetched."""
    if not passage.story:
        return
    if passage.link and not is_address(passage.link):
        message = _("“{link}” cannot be the address of a page.").format(link=short(passage.link, 60))
        yield Finding("link", passage.place, message, quote=passage.link)
    elif not passage.link and passage.kind == "headlines":
        title = short(plain(passage.title))
        message = _("The headline “{title}” leads nowhere: it has no link to the long story.").format(title=title)
        yield Finding("nolink", passage.place, message, quote=title)


def is_address(link: str) -> bool:
    """Whether a link has the form of a public page's address."""
    if re.search(r"[\s，。；、“”<>{}]", link):
        return False
    try:
        parts = urlsplit(link)
        host, _port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(_HOST.fullmatch(host)) and not parts.username
