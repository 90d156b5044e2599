"""Which sections stand together on the screen."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from youju.ground.organisations.models import Office
from youju.reporting.bulletins.queries import Finding
from youju.web.bulletins.drawings import SectionFace


@dataclass(frozen=True)
class Chapter:
    """What stands together on the screen: the results of one office, or a section of the issue's own words."""

    name: str
    heading: str
    office: Office | None
    sections: tuple[SectionFace, ...]
    found: int


def chapters(sections: Iterable[SectionFace], findings: Iterable[Finding] = ()) -> list[Chapter]:
    """Sections in order, those of one office together; what is found in an office's plans counts as its own."""
    plans = Counter(finding.office for finding in findings if finding.office is not None)
    groups: dict[str, list[SectionFace]] = {}
    for face in sections:
        groups.setdefault(face.section.office.slug if face.section.office else face.section.kind, []).append(face)
    made = []
    for name, faces in groups.items():
        office = faces[0].section.office
        found = sum(face.found for face in faces) + (plans[office.pk] if office else 0)
        made.append(Chapter(name, office.name if office else faces[0].heading, office, tuple(faces), found))
    return made
