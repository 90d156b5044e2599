"""What came to a released figure afterwards, as a figure of its own: the line 上月补记.

Its value is what the records make today less what readers were told, by reduction and never by adding rows:
people who are counted once stay counted once. Its evidence are the records that joined, left or changed since the
number was last told; it freezes with the issue that prints it, and the next one begins where it ended.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from youju.ground.measures import planner
from youju.ground.measures.indicators import Indicator
from youju.ground.measures.scopes import Scope
from youju.ground.measures.values import Evidence, Tallying, Value, together
from youju.ground.periods import Period
from youju.reporting.figures import freezing
from youju.reporting.figures.models import FrozenEvidence, FrozenFigure

# How a frozen figure says that it is one: neither of its own month nor standing nor added up.
READING = "late"
# Follows a row that no longer counts, or did not count as it stands now.
GONE = -1
# By term and id the rows that readers were told of.
_State = dict[int, dict[int, freezing.Row]]


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


def open_up(wanted: Sequence[tuple[Late, Scope]]) -> list[freezing.Opened]:
    """For each late line the records that moved since its number was last told, and what they change; a term that
    lost a row has it with GONE behind it.

    The records of a month are read once for all of its lines. Every `told.amount` is known.
    """
    states = _states({late.told.figure.pk for late, _scope in wanted})
    found: dict[int, freezing.Opened] = {}
    for period in dict.fromkeys(late.period for late, _scope in wanted):
        places = [place for place, (late, _scope) in enumerate(wanted) if late.period == period]
        now = _now([wanted[place] for place in places], period)
        for place, (seen, terms) in zip(places, now, strict=True):
            late = wanted[place][0]
            found[place] = _difference(late, seen, terms, states.get(late.told.figure.pk, {}))
    return [found[place] for place in range(len(wanted))]


# A record of a term: what it contributes, and how it is kept once it has moved.
_Now = dict[int, tuple[Any, Callable[[], freezing.Row]]]


def _now(
    wanted: Sequence[tuple[Late, Scope]], period: Period
) -> list[tuple[dict[int, Tallying], list[tuple[int, str, _Now]]]]:
    """For each line what its figure is made of today: by office the tallying, and by term the records."""
    whole = Scope("", tuple(dict.fromkeys(office for _late, scope in wanted for office in scope.offices)))
    made: list[tuple[dict[int, Tallying], list[tuple[int, str, _Now]]]] = [
        ({}, [(index, term.kind, {}) for index, term in enumerate(late.of.terms)]) for late, _scope in wanted
    ]
    whose: dict[str, list[tuple[Scope, int]]] = {}
    for place, (late, scope) in enumerate(wanted):
        whose.setdefault(late.of.key, []).append((scope, place))
    known = {late.of.key: late.of for late, _scope in wanted}
    for indicator, shape, contribution, state in planner.opened(known.values(), whole, period, "uid", "version"):
        kind = indicator.terms[shape.term].kind
        for scope, place in whose[indicator.key]:
            if _inside(scope, shape):
                seen, terms = made[place]
                seen.setdefault(shape.office, Tallying()).see(indicator, shape)
                # The digest of a record that did not move is never asked for.
                kept = partial(freezing.row_of, kind, shape, contribution, state)
                terms[shape.term][2][shape.record] = (contribution, kept)
    return made


def _inside(scope: Scope, shape: Evidence) -> bool:
    """Whether a record belongs to a scope, as `Scope.condition` says it."""
    return (
        shape.office in scope.offices
        and (not scope.sites or shape.site in scope.sites)
        and (not scope.programmes or shape.programme in scope.programmes)
        and (not scope.groups or shape.group in scope.groups)
    )


def _difference(
    late: Late, seen: dict[int, Tallying], terms: list[tuple[int, str, _Now]], then: _State
) -> freezing.Opened:
    moved = [(index, kind, _moved(then.get(index, {}), now)) for index, kind, now in terms]
    # Nothing to reduce is 未报 or a zero that somebody entered: 0 less what was told.
    today = together(tallying.value(late.of, late.period) for tallying in seen.values()) if seen else Value(0)
    records = sum(len({row[0] for row in rows}) for _index, _kind, rows in moved)
    rough = today.approximate or today.at_least or late.told.rough
    return freezing.Opened(moved, Value((today.amount or 0) - (late.told.amount or 0), records, approximate=rough))


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


def _moved(then: dict[int, freezing.Row], now: _Now) -> list[freezing.Row]:
    """From what was counted then to what counts now; a note that somebody put right moves nothing."""
    changed = {pk for pk in then.keys() & now.keys() if then[pk][1] != now[pk][0]}
    gone = [[*then[pk], GONE] for pk in (then.keys() - now.keys()) | changed]
    joined = [now[pk][1]() for pk in (now.keys() - then.keys()) | changed]
    return sorted([*gone, *joined], key=lambda row: (row[3], len(row)))


def _states(figures: Collection[int]) -> dict[int, _State]:
    """By figure and term the records that readers were told of: those of the release and what each late line
    moved."""
    stored = FrozenEvidence.objects.filter(Q(figure__in=figures) | Q(figure__completes__in=figures))
    found: dict[int, _State] = {}
    for kept in stored.select_related("figure").order_by("figure", "term"):
        state = found.setdefault(kept.figure.completes_id or kept.figure_id, {}).setdefault(kept.term, {})
        rows = [row for row in freezing.unpack(kept.blob) if row[0] is not None]
        for row in rows:
            if is_gone(row):
                state.pop(row[0], None)
        state.update({row[0]: row for row in rows if not is_gone(row)})
    return found
