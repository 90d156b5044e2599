"""What an indicator is: a printed definition, a unit, and terms over the one shape of evidence."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils import translation
from django.utils.functional import Promise

from youju.ground.evidence.kinds import kind_of
from youju.ground.measures.units import UNITS, Unit
from youju.ground.organisations.models import Network


class Reading(StrEnum):
    """What the number says about time."""

    FLOW = "flow"
    STOCK = "stock"
    CUMULATIVE = "cumulative"


class Disclosure(StrEnum):
    """Whose number it is: small counts of people served are suppressed in public, the others are not."""

    SERVED = "served"
    WORKERS = "workers"
    ORGANISATIONS = "organisations"
    THINGS = "things"


@dataclass(frozen=True)
class Rows:
    """Counts records."""


@dataclass(frozen=True)
class Total:
    """Adds up a column; records where it is empty do not contribute."""

    column: str


@dataclass(frozen=True)
class Distinct:
    """Counts the different values of a column; `of` names what they are, so that kinds can share subjects."""

    column: str
    of: str


@dataclass(frozen=True)
class Stated:
    """A number that somebody stated for a period and scope; statements are never summed over months.

    `latest`: of a stock or cumulative count the last statement of the window stands.
    """

    column: str
    latest: bool = False


Measure = Rows | Total | Distinct | Stated


@dataclass(frozen=True)
class Term:
    """Records of one kind that match `where` (own or to-one columns; `__in` and comparisons allowed), measured."""

    kind: str
    measure: Measure
    where: Mapping[str, Any] = field(default_factory=dict)

    def described(self) -> dict[str, Any]:
        """The term as plain JSON values, for the digest of the definition."""
        measure = {"by": type(self.measure).__name__, **self.measure.__dict__}
        return {"kind": self.kind, "measure": measure, "where": {k: _plain(v) for k, v in self.where.items()}}


def _plain(value: Any) -> Any:
    return sorted(map(str, value)) if isinstance(value, tuple | list | frozenset | set) else str(value)


class BadIndicator(ValueError):
    """A declaration that cannot be right; found at start or when an office defines it."""


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A definition that turns records into a number.

    `definition` is the 口径 as it is printed; `counter` the measure word; `since` belongs to cumulative readings.
    `per` are the keys of figures by which it is divided for an average: attendances per session.
    """

    key: str
    label: str | Promise
    definition: str | Promise
    unit: Unit
    terms: tuple[Term, ...]
    reading: Reading = Reading.FLOW
    disclosure: Disclosure = Disclosure.SERVED
    counter: str = ""
    since: date | None = None
    per: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.terms:
            raise BadIndicator(f"{self.key} has no terms.")
        if self.counter and self.counter not in self.unit.counters:
            raise BadIndicator(f"{self.key}: {self.counter} does not print {self.unit.key}.")
        families = {type(term.measure) for term in self.terms}
        if self.unit.distinct and families & {Rows, Total}:
            raise BadIndicator(f"{self.key}: {self.unit.key} are distinct and are never added up.")
        if not self.unit.distinct and Distinct in families:
            raise BadIndicator(f"{self.key}: {self.unit.key} add up and are not counted as distinct.")
        if len(families) > 1 and families & {Rows, Total} and families & {Distinct, Stated}:
            raise BadIndicator(f"{self.key} mixes sums with statements.")
        if self.per and (self.unit.distinct or self.reading is not Reading.FLOW):
            raise BadIndicator(f"{self.key}: only what adds up and happened in the period has an average.")

    @property
    def printed_unit(self) -> str:
        return self.counter or self.unit.counters[0]

    def digest(self) -> str:
        """Hex SHA-256 of everything that decides the number: it changes when the definition does."""
        # Without a language, so that the reader's tongue does not change a definition.
        with translation.override(None):
            definition = str(self.definition)
        content = {
            "key": self.key, "unit": self.unit.key, "reading": self.reading, "definition": definition,
            "since": str(self.since or ""), "terms": [term.described() for term in self.terms],
        }  # fmt: skip
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class DuplicateIndicator(ValueError):
    """Two declarations with one key: a defect of the code, found at start."""


Provider = Callable[[Network], Iterable[Indicator]]

_declared: dict[str, Indicator] = {}
_providers: dict[str, Provider] = {}


def declare(*, unit: str, **declaration: Any) -> Indicator:
    """Adds an indicator to the register; `unit` is a key of the grammar. Checks that every kind exists."""
    indicator = Indicator(unit=UNITS[unit], **declaration)
    if indicator.key in _declared:
        raise DuplicateIndicator(indicator.key)
    check_columns(indicator)
    _declared[indicator.key] = indicator
    return indicator


# What may follow the last column of a lookup.
COMPARISONS = frozenset({"in", "gt", "gte", "lt", "lte", "isnull", "range", "contains", "startswith"})


def check_columns(indicator: Indicator) -> None:
    """Refuses a term that looks at what its kind does not have, or has many of: a record would count repeatedly.

    Raises KeyError for an unknown kind.
    """
    for term in indicator.terms:
        model = kind_of(term.kind).model
        column = [] if isinstance(term.measure, Rows) else [term.measure.column]
        for lookup in (*term.where, *column):
            if fault := _fault(model, lookup):
                raise BadIndicator(f"{indicator.key}: {lookup} {fault}.")


def _fault(model: type[Model], lookup: str) -> str:
    """What is wrong with a lookup from the model; empty where each step is its own or a to-one column."""
    here: type[Model] | None = model
    steps = lookup.split("__")
    for place, step in enumerate(steps):
        if place and place == len(steps) - 1 and step in COMPARISONS:
            return ""
        if here is None:
            return f"goes on after a plain column, to {step}"
        try:
            column = here._meta.pk if step == "pk" else here._meta.get_field(step)
        except FieldDoesNotExist:
            return f"names {step}, which {here.__name__} does not have"
        if column.one_to_many or column.many_to_many:
            return f"goes over {step}, of which a record has many"
        here = column.related_model
    return ""


def declare_provider(key: str, provider: Provider) -> None:
    """Adds indicators that exist as rows, such as those of the ledger."""
    if key in _providers:
        raise DuplicateIndicator(key)
    _providers[key] = provider


def indicators(network: Network) -> dict[str, Indicator]:
    """Every indicator of the network by key, declared ones and provided ones."""
    found = dict(_declared)
    for key in sorted(_providers):
        for indicator in _providers[key](network):
            if indicator.key in found:
                raise DuplicateIndicator(indicator.key)
            found[indicator.key] = indicator
    return dict(sorted(found.items()))
