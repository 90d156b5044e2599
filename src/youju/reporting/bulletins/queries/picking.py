"""The figures that an editor may put into a sentence, found by a word of their name."""

from collections.abc import Sequence
from dataclasses import dataclass

from youju.ground.measures.indicators import Indicator, indicators
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import Issue
from youju.reporting.bulletins.queries.afterwards import moved
from youju.reporting.bulletins.queries.reading import Reader, Resolved
from youju.reporting.bulletins.rules import FigureToken

OFFERED = 12
# A number that is not shown with its unit, and durations in both notations.
FORMS = {"minutes": ("number", "hours", "clock")}


@dataclass(frozen=True)
class Offer:
    """A figure with its definition, what it says now, and the other forms in which a sentence may say it."""

    indicator: Indicator
    said: Resolved
    forms: tuple[Resolved, ...]


def offers(issue: Issue, office: Office | None, whose: Sequence[Office], words: str) -> tuple[list[Offer], int]:
    """The first figures whose label or key holds `words`, reported ones first, and how many there are.

    `office` is whose passage it is, `whose` the offices that the figure is wanted of; none are the passage's own.
    """
    wanted = words.strip().lower()
    known = indicators(issue.network)
    found = [row for row in known.values() if wanted in str(row.label).lower() or wanted in row.key]
    slugs = tuple(each.slug for each in whose)
    tokens = [FigureToken(row.key, slugs) for row in found]
    reader = Reader.of(issue, [(office, "".join(map(str, tokens)))])
    rows = [(indicator, reader.resolved(token, office)) for indicator, token in zip(found, tokens, strict=True)]
    rows.sort(key=lambda row: row[1].figure is None or row[1].figure.value.amount is None)
    found_now = [
        Offer(indicator, said, tuple(reader.resolved(token, office) for token in _forms(indicator, slugs)))
        for indicator, said in rows[:OFFERED]
    ]
    late = _late(issue, office, whose, wanted, reader)
    return [*late, *found_now], len(rows) + len(late)


def _late(issue: Issue, office: Office | None, whose: Sequence[Office], wanted: str, known: Reader) -> list[Offer]:
    """Late lines of earlier months' figures whose name holds the words; without words nobody looks for them.

    Of one office those of sums as well that it is a part of; where nobody's are asked for, the sums.
    """
    if not wanted:
        return []
    of = whose[0] if whose else office
    rows = moved(issue, known.offices, known.printer.known)
    rows = [row for row in rows if (of in row.offices if of is not None else row.is_sum)]
    rows = [row for row in rows if wanted in str(row.late.label).lower()][:OFFERED]
    reader = Reader.of(issue, [(office, "".join(str(row.token(office)) for row in rows))])
    return [Offer(row.late, reader.resolved(row.token(office), office), ()) for row in rows]


def _forms(indicator: Indicator, slugs: tuple[str, ...]) -> list[FigureToken]:
    forms = FORMS.get(indicator.unit.key, ("number",))
    return [FigureToken(indicator.key, slugs, form=form) for form in forms]
