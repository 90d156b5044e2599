"""Only addresses that a reader may follow without harm become links."""

import re
from urllib.parse import urljoin, urlsplit

_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_UNFIT = re.compile(r"[\s<>\"'\\`{}|^]")
NOWHERE = "bulletin.invalid"


def safe(address: str) -> str:
    """The address when it is http(s) or relative to the page, otherwise an empty string."""
    if not address or _UNFIT.search(address):
        return ""
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname)
    except ValueError:
        return ""
    if parts.scheme in ("http", "https"):
        return address if named else ""
    return "" if parts.scheme or parts.netloc or address.startswith("//") else address


def absolute(base: str, address: str) -> str:
    """The address as it must be written away from the page; empty when it is unsafe or the base is not http(s)."""
    if not safe(address):
        return ""
    if urlsplit(address).scheme:
        return address
    if not urlsplit(safe(base)).scheme:
        return ""
    return urljoin(base if base.endswith("/") else base + "/", address)


def host(base: str) -> str:
    """The host of an address for Message-IDs and calendar UIDs; `bulletin.invalid` where there is none."""
    name = (urlsplit(safe(base)).hostname or "").lower()
    return name if len(name) <= 200 and _HOST.fullmatch(name) else NOWHERE
