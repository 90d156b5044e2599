"""Every check over an issue's passages, in their order."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from youju.ground.periods import Period
from youju.reporting.bulletins.rules.checks import (
    basics,
    margins,
    names,
    notations,
    outliers,
    pictures,
    prose,
    readings,
    scopes,
    units,
    wording,
)
from youju.reporting.bulletins.rules.checks.findings import Finding, Name
from youju.reporting.bulletins.rules.checks.passages import Passage


@dataclass(frozen=True)
class Knowledge:
    """What the checks know besides the passages; `on` is the day whose names are official."""

    confirmed: Collection[Name] = ()
    register: Sequence[names.Known] = ()
    words: Sequence[wording.Word] = ()
    courses: outliers.Courses = field(default_factory=dict)
    notation: str = "decimal"
    on: date | None = None


def checked(passages: Sequence[Passage], period: Period, known: Knowledge) -> list[Finding]:
    """Everything that is found in the passages; a small count is asked about once."""
    found: list[Finding] = []
    asked: set[Name] = set()
    for passage in passages:
        for finding in _of(passage, period, known):
            if finding.check == "small" and finding.figure is not None:
                if finding.figure in asked:
                    continue
                asked.add(finding.figure)
            found.append(replace(finding, state=passage.state))
    states = {passage.place: passage.state for passage in passages}
    on = known.on or period.start
    for finding in (
        *margins.margin_unlike_others(passages),
        *outliers.unlike_the_others(passages, known.courses),
        *notations.notations(passages, known.notation),
        *scopes.same_name(passages),
        *names.short_before_full(passages, known.register, on),
        *prose.last_cut_off(passages),
    ):
        if not any(_same(finding, other) for other in found):
            found.append(replace(finding, state=states[finding.place]))
    return found


def _of(passage: Passage, period: Period, known: Knowledge) -> Iterator[Finding]:
    on = known.on or period.start
    platforms = [row.name for row in known.register if row.kind == names.PLATFORM and row.stood(on)]
    yield from basics.unknown(passage)
    yield from margins.margin_not_said(passage)
    yield from margins.parts_add_up(passage)
    yield from margins.margin_is_part(passage)
    yield from units.unit_mismatch(passage)
    yield from readings.reading_mismatch(passage)
    yield from readings.mixed_readings(passage)
    yield from outliers.unlike_the_past(passage, known.courses)
    yield from basics.unreported(passage)
    yield from basics.small(passage, known.confirmed)
    yield from basics.approximate(passage)
    yield from basics.dated(passage, period)
    yield from prose.naked(passage)
    yield from prose.cut_dates(passage)
    yield from prose.breaks_off(passage)
    yield from prose.unbalanced(passage)
    yield from pictures.undescribed(passage)
    yield from pictures.unconsented(passage)
    yield from pictures.links(passage)
    yield from names.outdated(passage, known.register, on)
    yield from names.titles(passage, known.register, on)
    yield from names.pseudonyms(passage, known.register)
    yield from wording.words(passage, known.words)
    yield from wording.fundraising(passage, known.words, platforms)


def _same(one: Finding, other: Finding) -> bool:
    return (one.check, one.place, one.figure) == (other.check, other.place, other.figure)
