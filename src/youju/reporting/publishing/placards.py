"""A placard for the wall: what, when and where, who may come, and a code that leads to the page to sign up."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from youju.reporting.publishing import codes
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.press import press
from youju.reporting.publishing.sheet import typeset_all

QR = "qr.svg"


@dataclass(frozen=True)
class Placard:
    """Everything that is printed, as people read it; `address` stands behind the code and below it."""

    title: str
    office: str
    network: str
    when: tuple[str, ...]
    where: tuple[str, ...]
    about: str
    who_may: str
    places: str
    until: str
    contact: str
    address: str
    made_on: date


def render(placard: Placard) -> bytes:
    """One A4 sheet as PDF/UA. The same placard gives the same bytes."""
    placard = printable(placard)
    day = placard.made_on
    said = {name: value for name, value in asdict(placard).items() if name not in ("made_on", "when", "where")}
    shown = placard.address.removeprefix("https://").removeprefix("http://")
    sheet: dict[str, Any] = typeset_all(said | {"when": list(placard.when), "where": list(placard.where)})
    sheet |= {"qr": QR, "address": shown, "url": placard.address, "created": [day.year, day.month, day.day]}
    made = press(
        "placard.typ", sheet, drawn={QR: codes.drawn(placard.address)}, format="pdf", pdf_standards=["ua-1"]
    )
    assert isinstance(made, bytes)
    return made
