"""All checks over one bulletin, in the order of its lines, each place said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from youju.reporting.archive.reading.checks import (
    lists,
    margins,
    notations,
    outliers,
    places,
    plans,
    scopes,
    sums,
    units,
    wholeness,
)
from youju.reporting.archive.reading.checks.paper import Paper
from youju.reporting.archive.reading.layout.passages import Outline
from youju.reporting.archive.reading.page import Line
from youju.reporting.archive.reading.printed import Entry, Figure, Finding

_CHECKS: tuple[Callable[[Paper], Iterator[Finding]], ...] = (
    margins.not_said, margins.only_part, margins.part_elsewhere_total, margins.left_out, margins.rounded,
    margins.unlike_others, sums.in_sentences, sums.in_tables, lists.lengths, units.one_thing_two_units,
    units.fewer_times_than_people, units.odd_part, units.organisations_as_people,
    scopes.beside_the_month, scopes.larger_than_the_whole,
    scopes.two_values, outliers.ratios, outliers.rows, plans.weekdays, plans.holidays, plans.overlaps, plans.years,
    places.area_codes, places.cities, wholeness.broken_off, wholeness.cut_dates, wholeness.said_twice,
    notations.durations,
)  # fmt: skip
# More findings than this nobody reads.
_MOST = 400


def findings_of(
    outline: Outline, rows: Sequence[Line], figures: Sequence[Figure], entries: Sequence[Entry], language: str, *,
    cut: int | None = None,
) -> list[Finding]:  # fmt: skip
    """What is odd, by line; `cut` is the line from which the text was left unread."""
    paper = Paper(outline, tuple(rows), tuple(figures), tuple(entries), language)
    found: dict[tuple[str, int, str], Finding] = {}
    for check in _CHECKS:
        for one in check(paper):
            found.setdefault((one.check, one.line, one.quote), one)
            if len(found) >= _MOST:
                break
    if cut is not None:
        zh = "文本比任何一期刊物都长，从这一行起没有读。"
        en = "The text is longer than any bulletin; from this line on it was not read."
        said = paper.say("truncated", "odd", cut, zh, en)
        found[said.check, said.line, said.quote] = said
    return sorted(found.values(), key=lambda one: (one.line, one.check))
