"""What comes next month: by office and place, each thing with its time as people say it."""

import re

from youju.reporting.publishing import words
from youju.reporting.publishing.addresses import safe
from youju.reporting.publishing.content import Entry, Issue, Place
from youju.reporting.publishing.markup import Child, Markup, element, joined
from youju.reporting.publishing.prose import offices, remarks
from youju.reporting.publishing.web.chips import chip_heading

_ONE_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,18}[0-9]")


def telephone(phone: str) -> Child:
    """A number that can be dialled, or the words as they stand when they are more than one number."""
    if not _ONE_PHONE.fullmatch(phone):
        return phone
    return element("a", phone, href="tel:" + re.sub(r"[^+0-9]", "", phone))


def announced(entry: Entry) -> Markup:
    notes = [element("span", note, class_="remark") for note in remarks(entry)]
    return element(
        "li",
        element("span", entry.when, class_="when"),
        element("p", element("span", entry.title, class_="what"), *notes),
        class_="line",
    )


def place(where: Place) -> Markup:
    """A site or a service: only the facts it has."""
    facts: list[tuple[str, Child]] = [
        (words.ADDRESS, where.address),
        (words.DIRECTIONS, where.directions),
        (words.PHONE, telephone(where.phone)),
        (words.CONTACTS, where.contacts),
    ]
    listed = [element("div", element("dt", label), element("dd", value)) for label, value in facts if value]
    entries = [announced(entry) for entry in where.entries]
    return joined(
        (
            element("h4", where.name),
            element("ul", *entries, class_="lines") if entries else None,
            element("dl", *listed, class_="facts") if listed else None,
        )
    )


def preview(issue: Issue) -> Markup:
    """Every office's places in order, and the calendar to take along."""
    order = offices(issue)
    pieces = []
    calendar = safe(issue.links.get("calendar", ""))
    if calendar:
        pieces.append(element("p", element("a", words.EDITION_LINKS["calendar"], href=calendar), class_="on"))
    for announcement in issue.preview:
        pieces.append(
            element(
                "article",
                element("h3", chip_heading(announcement.office, order)),
                *(place(where) for where in announcement.places),
                class_="office",
            )
        )
    return joined(pieces)
