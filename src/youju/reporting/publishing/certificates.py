"""A certificate of volunteer service on one sheet: what the office certifies, its number, and how to check it."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from youju.reporting.publishing import codes
from youju.reporting.publishing.ink import line
from youju.reporting.publishing.press import press

QR = "qr.svg"


@dataclass(frozen=True)
class Certificate:
    """Everything that is printed, as people read it; `check` is the address behind the code."""

    number: str
    code: str
    name: str
    office: str
    network: str
    programme: str
    period: str
    minutes: str
    times: str
    contact: str
    issued: str
    check: str
    place: str
    revoked: str = ""


def render(certificate: Certificate, *, issued_at: datetime) -> bytes:
    """The sheet as PDF/UA. The same certificate gives the same bytes."""
    sheet: dict[str, Any] = {name: line(value) for name, value in asdict(certificate).items()}
    sheet |= {"qr": QR, "created": [issued_at.year, issued_at.month, issued_at.day]}
    made = press(
        "certificate.typ", sheet, drawn={QR: codes.drawn(certificate.check)}, format="pdf", pdf_standards=["ua-1"]
    )
    assert isinstance(made, bytes)
    return made
