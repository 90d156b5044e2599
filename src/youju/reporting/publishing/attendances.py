"""Certificates of attendance, one sheet each: what somebody came to, its number, and how to check it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from youju.reporting.publishing import codes
from youju.reporting.publishing.ink import line
from youju.reporting.publishing.press import press


@dataclass(frozen=True)
class Attended:
    """Everything that is printed, as people read it; `check` is the address behind the code."""

    number: str
    code: str
    name: str
    organisation: str
    office: str
    network: str
    title: str
    day: str
    minutes: str
    contact: str
    issued: str
    check: str
    place: str


def render(sheets: Sequence[Attended], *, made_at: datetime) -> bytes:
    """The sheets in their order as one PDF/UA. The same certificates give the same bytes."""
    kept: list[dict[str, Any]] = []
    drawn: dict[str, bytes] = {}
    for place, sheet in enumerate(sheets):
        drawn[f"qr-{place}.svg"] = codes.drawn(sheet.check)
        kept.append({name: line(value) for name, value in asdict(sheet).items()} | {"qr": f"qr-{place}.svg"})
    whole = {"sheets": kept, "created": [made_at.year, made_at.month, made_at.day]}
    made = press("attendance.typ", whole, drawn=drawn, format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made
