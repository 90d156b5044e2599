"""Which computer asks: enough to slow down whoever asks too often, kept nowhere in clear."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def computer(request: HttpRequest) -> str:
    """The address of the computer; of IPv6 the network, within which one household may change as it likes."""
    said = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        # The last word is our own proxy's; those before it are the visitor's to choose.
        said = request.META.get("HTTP_X_FORWARDED_FOR", said).rpartition(",")[2].strip()
    try:
        known = ipaddress.ip_address(said)
    except ValueError:
        return "unknown"
    if known.version == 6:
        return str(ipaddress.ip_network((known, 64), strict=False))
    return str(known)
