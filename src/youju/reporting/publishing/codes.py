"""Codes that a phone reads from paper or from a picture."""

from io import BytesIO
from typing import Any

import segno

INK = "#2b2521"


def drawn(address: str, *, scales: bool = False) -> bytes:
    """The address as a QR code in SVG without a border; nothing for an address too long for a code.

    With `scales` it says how it is drawn and not how large: it fills the place that it is given.
    """
    return _saved(address, kind="svg", border=0, dark=INK, xmldecl=False, svgns=True, omitsize=scales)


def picture(address: str) -> bytes:
    """The address as a PNG of a QR code with its quiet zone, about 500 px wide; nothing where none fits."""
    code = _code(address)
    if code is None:
        return b""
    return _saved(address, kind="png", border=4, scale=max(1, 500 // (code.symbol_size()[0] + 8)), dark=INK)


def _code(address: str) -> segno.QRCode | None:
    try:
        return segno.make(address, error="m", micro=False) if address else None
    except segno.DataOverflowError:
        return None


def _saved(address: str, **options: Any) -> bytes:
    code, out = _code(address), BytesIO()
    if code is not None:
        code.save(out, **options)
    return out.getvalue()
