"""How far an issue is: each office's lines with their numbers, and which are ready, missing or odd."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import Issue, Line, SectionKind
from youju.reporting.bulletins.queries.checking import Finding, findings
from youju.reporting.bulletins.queries.issues import Parts, parts_of, texts_of
from youju.reporting.bulletins.queries.reading import Reader, Resolved
from youju.reporting.bulletins.rules.checks import Severity

READY, MISSING, ODD = "ready", "missing", "odd"


@dataclass(frozen=True)
class LineState:
    """A result line: the figure that leads it (that of the margin, else the first one), its state, and why."""

    line: Line
    figure: Resolved | None
    state: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Readiness:
    """The lines of one office in printed order; `lacking` says which customary lines have none."""

    office: Office
    lines: tuple[LineState, ...]
    lacking: tuple[str, ...] = ()

    def count(self, state: str) -> int:
        return sum(line.state == state for line in self.lines)


def readiness(issue: Issue, offices: Collection[Office]) -> list[Readiness]:
    """Of each of these offices how far its results are, in the order given; computed from the records of now."""
    parts = parts_of(issue)
    reader = Reader.of(issue, texts_of(parts))
    found: dict[object, list[Finding]] = {}
    for finding in findings(issue, parts, reader):
        found.setdefault(finding.place, []).append(finding)
    results = [part for part in parts if part.section.kind == SectionKind.RESULTS]
    made = []
    for office in offices:
        own = [part for part in results if part.section.office_id == office.pk]
        lines = tuple(_state(line, part, reader, found.get(line.uid, ())) for part in own for line in part.lines)
        lacking = tuple(row.message for part in own for row in found.get(part.section.uid, ()))
        made.append(Readiness(office, lines, lacking))
    return made


def _state(line: Line, part: Parts, reader: Reader, found: Sequence[Finding]) -> LineState:
    office = part.section.office
    figures = [piece for piece in reader.pieces(line.sentence, office) if isinstance(piece, Resolved)]
    leading = reader.margin(line.margin, office) or next(iter(figures), None)
    # A hint is worth knowing and no reason to look at the line again.
    checks = {finding.check for finding in found if finding.severity is not Severity.HINT}
    state = MISSING if "unreported" in checks else ODD if checks else READY
    return LineState(line, leading, state, tuple(finding.message for finding in found))
