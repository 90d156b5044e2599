"""What an office's results and the issue's sections had last time."""

from collections.abc import Iterable
from uuid import UUID

from youju.reporting.bulletins.models import SectionKind
from youju.reporting.bulletins.queries.checking.passages import passages_of
from youju.reporting.bulletins.queries.issues import Parts, resolve
from youju.reporting.bulletins.queries.reading import Reader
from youju.reporting.bulletins.rules import UnknownFigure, tokens_in
from youju.reporting.bulletins.rules.checks import Name


def margins(then: Iterable[Parts], now: Iterable[Parts], reader: Reader) -> dict[UUID, dict[Name, str]]:
    """By section of this issue the margin figures that its counterpart in the issue before had, with labels."""
    places: dict[tuple[int | None, int | None], UUID] = {}
    for part in now:
        section = part.section
        if section.kind != SectionKind.RESULTS:
            continue
        places.setdefault((section.office_id, None), section.uid)
        places.setdefault((section.office_id, section.group_id), section.uid)
    found: dict[UUID, dict[Name, str]] = {}
    for part in then:
        section = part.section
        place = places.get((section.office_id, section.group_id)) or places.get((section.office_id, None))
        if section.kind != SectionKind.RESULTS or place is None:
            continue
        for line in part.lines:
            # A late line is of its month alone.
            for token in (token for token in tokens_in(line.margin) if not token.month):
                try:
                    indicator, scope = resolve(token, section.office, reader.offices, reader.printer.known)
                except UnknownFigure:
                    continue
                found.setdefault(place, {})[(indicator.key, scope.digest())] = str(indicator.label)
    return found


def present(parts: Iterable[Parts], reader: Reader) -> dict[UUID, set[Name]]:
    """By section every figure that the results of its office show, in whichever group."""
    results = [part for part in parts if part.section.kind == SectionKind.RESULTS]
    shown: dict[int | None, set[Name]] = {}
    for passage in passages_of(results, reader):
        names = {row.name for row in passage.figures()}
        shown.setdefault(passage.office, set()).update(name for name in names if name is not None)
    return {part.section.uid: shown.get(part.section.office_id, set()) for part in results}


def silenced(then: Iterable[Parts], now: Iterable[Parts]) -> list[UUID]:
    """The sections of words that are empty now and were not last time."""
    spoke = {part.section.kind for part in then if part.section.kind != SectionKind.RESULTS and part.stories}
    return [part.section.uid for part in now if part.section.kind in spoke and not part.stories and not part.lines]
