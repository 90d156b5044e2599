"""The one way to turn evidence into a value; the planner must agree with it, by law."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from youju.ground.measures.indicators import Distinct, Indicator, Rows, Total
from youju.ground.periods import Period


@dataclass(frozen=True)
class Value:
    """A number with its honesty.

    `amount` is a whole number of the unit's smallest part; None is 未报. `records` is how many records stand
    behind it. `nil`: the zero that somebody entered.
    """

    amount: int | None
    records: int = 0
    approximate: bool = False
    at_least: bool = False
    nil: bool = False


UNREPORTED = Value(None)
NIL = Value(0, nil=True)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record as an indicator sees it: the shape that all kinds share."""

    term: int
    record: int
    office: int
    site: int | None
    programme: int | None
    happened_on: date
    until: date | None
    quantity: int | None
    subject: str | None
    approximate: bool
    group: int | None = None


class Tallying:
    """What has been seen of one office's evidence, in whatever order and from however many kinds."""

    __slots__ = ("added", "amount", "approximate", "nameless", "records", "statements", "subjects")

    def __init__(self) -> None:
        self.amount = self.records = 0
        self.approximate = self.nameless = self.added = False
        self.subjects: set[str] = set()
        self.statements: list[Evidence] = []

    def add(self, amount: int, records: int, approximate: bool) -> None:
        """Records whose amounts add up."""
        self.added = True
        self.amount += amount
        self.records += records
        self.approximate |= approximate

    def name(self, subject: str | None, records: int, approximate: bool) -> None:
        """Records of one subject; None stands for people who were counted without a name."""
        if subject is None:
            self.nameless = True
        else:
            self.subjects.add(subject)
        self.records += records
        self.approximate |= approximate

    def see(self, indicator: Indicator, row: Evidence) -> None:
        """One record."""
        measure = indicator.terms[row.term].measure
        if isinstance(measure, Rows | Total):
            self.add(row.quantity or 0, 1, row.approximate)
        elif isinstance(measure, Distinct):
            self.name(row.subject, 1, row.approximate)
        else:
            self.statements.append(row)

    def value(self, indicator: Indicator, window: Period) -> Value:
        """The value of everything seen."""
        statement = state(indicator, self.statements, window) if self.statements else None
        if self.added:
            return Value(self.amount, self.records, self.approximate)
        if statement is None:
            if not self.records:
                return UNREPORTED
            return Value(len(self.subjects), self.records, self.approximate, at_least=self.nameless)
        if not self.records:
            return statement
        # Named people may be among the stated ones, so neither is added to the other.
        return Value(
            max(len(self.subjects), statement.amount or 0),
            self.records + statement.records,
            self.approximate or statement.approximate,
            at_least=True,
        )


def reduce(indicator: Indicator, rows: Iterable[Evidence], window: Period) -> Value:
    """The value of one office's evidence in the window, record by record."""
    seen = Tallying()
    for row in rows:
        seen.see(indicator, row)
    return seen.value(indicator, window)


def state(indicator: Indicator, rows: list[Evidence], window: Period) -> Value:
    """What statements say for a window.

    Stocks and cumulative counts: the last statement of each site, programme and group stands; they add up unless
    the unit is distinct, and a later statement for the whole overrules them. Flows: the statement for exactly the
    window stands; of several for parts of it the largest is a lower bound, never their sum.
    """
    latest = all(getattr(indicator.terms[row.term].measure, "latest", False) for row in rows)
    if latest:
        return _stands(indicator, rows)
    exact = [row for row in rows if (row.happened_on, row.until) == (window.start, window.end)]
    whole = _for_the_whole(exact)
    if len(whole) == 1:
        return Value(whole[0].quantity, 1, whole[0].approximate)
    approximate = any(row.approximate for row in rows)
    return Value(max(row.quantity or 0 for row in rows), len(rows), approximate, at_least=True)


def _stands(indicator: Indicator, rows: list[Evidence]) -> Value:
    last: dict[tuple[int | None, ...], Evidence] = {}
    for row in sorted(rows, key=lambda r: (r.until or r.happened_on, r.record)):
        last[(row.term, row.site, row.programme, row.group)] = row
    standing = list(last.values())
    whole = _for_the_whole(standing)
    parts = [row for row in standing if row not in whole]
    if not whole or not parts:
        return _added(indicator, standing)
    if min(row.until or row.happened_on for row in whole) >= max(row.until or row.happened_on for row in parts):
        return _added(indicator, whole)
    # Neither says what the other says: the newer parts may be more than the older whole, or a part of it.
    one, other = _added(indicator, whole), _added(indicator, parts)
    return Value(
        max(one.amount or 0, other.amount or 0), len(standing), one.approximate or other.approximate, at_least=True
    )


def _added(indicator: Indicator, standing: list[Evidence]) -> Value:
    amounts = [row.quantity or 0 for row in standing]
    approximate = any(row.approximate for row in standing)
    if indicator.unit.distinct and len(standing) > 1:
        return Value(max(amounts), len(standing), approximate, at_least=True)
    return Value(sum(amounts), len(standing), approximate)


def _for_the_whole(rows: list[Evidence]) -> list[Evidence]:
    """The statements that are not narrowed to a site, programme or group more than all of them are."""
    places = [(row.site, row.programme, row.group) for row in rows]
    shared = [len(set(values)) == 1 for values in zip(*places, strict=True)]
    return [
        row
        for row, place in zip(rows, places, strict=True)
        if all(same or value is None for same, value in zip(shared, place, strict=True))
    ]


def together(values: Iterable[Value]) -> Value:
    """The values of several offices as one: sums, distinct counts included (各地分别去重)."""
    known = [value for value in values if value.amount is not None]
    if not known:
        return UNREPORTED
    return Value(
        sum(value.amount or 0 for value in known),
        sum(value.records for value in known),
        any(value.approximate for value in known),
        any(value.at_least for value in known),
        all(value.nil for value in known),
    )
