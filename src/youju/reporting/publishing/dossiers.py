"""The bundle of one case on paper: its facts, and its papers from the first to the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from youju.reporting.publishing.ink import line
from youju.reporting.publishing.press import press

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class DossierPaper:
    """One paper as it is read: short facts, and texts, each under its label."""

    title: str
    day: str
    facts: Pairs
    texts: Pairs


@dataclass(frozen=True)
class Dossier:
    """Everything that is printed; `name` is the real one only where that was agreed to."""

    number: str
    name: str
    office: str
    footer: str
    facts: Pairs
    papers: Sequence[DossierPaper]


def render(dossier: Dossier, *, made_at: datetime) -> bytes:
    """The bundle as PDF/UA. The same case gives the same bytes."""
    sheet: dict[str, Any] = {
        "number": line(dossier.number), "name": line(dossier.name), "office": line(dossier.office),
        "footer": line(dossier.footer), "facts": _lines(dossier.facts),
        "papers": [
            {
                "title": line(paper.title), "day": line(paper.day), "facts": _lines(paper.facts),
                "texts": [[line(label), said.replace("\r\n", "\n")] for label, said in paper.texts],
            }
            for paper in dossier.papers
        ],
        "created": [made_at.year, made_at.month, made_at.day],
    }  # fmt: skip
    made = press("dossier.typ", sheet, format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


def _lines(pairs: Pairs) -> list[list[str]]:
    return [[line(label), line(said)] for label, said in pairs]
