"""What came to a released figure afterwards, as a figure of its own: the line 上月补记.

Its value is what the records make today less what readers were told, by reduction and never by adding rows:
people who are counted once stay counted once. Its evidence are the records that joined, left or changed since the
number was last told; it freezes with the issue that prints it, and the next one begins where it ended.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from youju.ground.measures.indicators import Indicator
from youju.ground.measures.scopes import Scope
from youju.ground.measures.values import Value
from youju.ground.periods import Period
from youju.reporting.figures import freezing
from youju.reporting.figures.models import FrozenEvidence, FrozenFigure

# How a frozen figure says that it is one: neither of its own month nor standing nor added up.
READING = "late"
# Follows a row that no longer counts, or did not count as it stands now.
GONE = -1


@dataclass(frozen=True)
class Told:
    """What readers know of a released figure: its number or its last correction, and every late line since.

    `amount` is None where a correction says it in words; `rough` where a part of it was not exact.
    """

    figure: FrozenFigure
    amount: int | None
    rough: bool = False


@dataclass(frozen=True, kw_only=True)
class Late(Indicator):
    """The late line of `of` for the month `period`; its terms, unit and disclosure are those of `of`."""

    of: Indicator
    period: Period
    told: Told

    @property
    def redefined(self) -> bool:
        """Whether the definition has changed since, so that a difference would not be of records."""
        return self.of.digest() != self.told.figure.definition_digest


def late_of(of: Indicator, period: Period, told: Told) -> Late:
    """The late line of a released figure as an indicator with a key, a label and a definition of its own."""
    month = {"year": period.start.year, "month": period.start.month}
    return Late(
        key=key_of(of.key, period), unit=of.unit, terms=of.terms, disclosure=of.disclosure, counter=of.counter,
        label=_("{label}, late for {month}/{year}").format(label=of.label, **month),
        definition=_("{definition} Only what changed after {month}/{year} was released.").format(
            definition=of.definition, **month
        ),
        of=of, period=period, told=told,
    )  # fmt: skip


def key_of(key: str, period: Period) -> str:
    """How data editions and addresses name the late line of an indicator for a month."""
    return f"{key}.{READING}-{period.key}"


def open_up(late: Late, scope: Scope) -> freezing.Opened:
    """The records that moved since the number was last told, and what they change; a term that lost a row has it
    with GONE behind it.

    `late.told.amount` is known.
    """
    now = freezing.open_up(late.of, scope, late.period)
    then = _state(late.told.figure)
    terms = [(index, kind, _moved(then.get(index, {}), rows)) for index, kind, rows in now.terms]
    records = sum(len({row[0] for row in rows}) for _index, _kind, rows in terms)
    rough = now.value.approximate or now.value.at_least or late.told.rough
    amount = (now.value.amount or 0) - (late.told.amount or 0)
    return freezing.Opened(terms, Value(amount, records, approximate=rough))


def signed_records(terms: Iterable[tuple[int, str, list[freezing.Row]]]) -> tuple[set[object], set[object]]:
    """The records that joined and those that left, each as (kind, id); what only changed its number is neither."""
    joined: set[object] = set()
    left: set[object] = set()
    for _index, kind, rows in terms:
        for row in rows:
            (left if is_gone(row) else joined).add((kind, row[0]))
    return joined - left, left - joined


def is_gone(row: freezing.Row) -> bool:
    return row[4:] == [GONE]


def _moved(then: dict[int, freezing.Row], now: list[freezing.Row]) -> list[freezing.Row]:
    """From what was counted then to what counts now; a note that somebody put right moves nothing."""
    here = {row[0]: row for row in now}
    changed = {pk for pk in then.keys() & here.keys() if then[pk][1] != here[pk][1]}
    gone = [[*then[pk], GONE] for pk in (then.keys() - here.keys()) | changed]
    joined = [here[pk] for pk in (here.keys() - then.keys()) | changed]
    return sorted([*gone, *joined], key=lambda row: (row[3], len(row)))


def _state(figure: FrozenFigure) -> dict[int, dict[int, freezing.Row]]:
    """By term the records that readers were told of: those of the release and what each late line moved."""
    stored = FrozenEvidence.objects.filter(figure=figure) | FrozenEvidence.objects.filter(figure__completes=figure)
    found: dict[int, dict[int, freezing.Row]] = {}
    for kept in stored.order_by("figure", "term"):
        state = found.setdefault(kept.term, {})
        rows = [row for row in freezing.unpack(kept.blob) if row[0] is not None]
        for row in rows:
            if is_gone(row):
                state.pop(row[0], None)
        state.update({row[0]: row for row in rows if not is_gone(row)})
    return found
