"""Writes the map of the public pages for search engines (sitemaps.org, version 0.9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True)
class Entry:
    """A page, and when it last changed where that is known."""

    path: str
    changed: datetime | None = None


def sitemap(base: str, entries: Iterable[Entry]) -> bytes:
    """The map as XML; `base` is the public address without a slash at its end."""
    root = ElementTree.Element("urlset", xmlns=NAMESPACE)
    for entry in entries:
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = base + entry.path
        if entry.changed is not None:
            ElementTree.SubElement(url, "lastmod").text = entry.changed.isoformat(timespec="seconds")
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
