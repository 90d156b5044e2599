"""The register of kinds: from one declaration come list, entry, correction, spreadsheets, demo row and laws."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.fields import Day, Field, Reference
from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Office
from youju.ground.programmes.models import Programme
from youju.ground.storage import triggers

Values = dict[str, Any]


class DuplicateKind(ValueError):
    """Two declarations with one key: a defect of the code, found at start."""


@dataclass(frozen=True)
class Stamp:
    """Who changes a record, when and why; for rows that change with it."""

    by: Actor
    at: datetime
    reason: str


@dataclass(frozen=True)
class Column:
    """Something a list shows that is no entry field: its label, and how a record's row says it."""

    label: str | Promise
    write: Callable[[Any], str]


def programmes_of_office(office: Office) -> models.QuerySet[Any]:
    """The programmes a record of the office may carry."""
    return Programme.objects.filter(office=office)


HEADER: tuple[Field, ...] = (
    Day(name="happened_on", label=_("Date"), required=True, sticky=True),
    Reference(name="site", label=_("Site"), rows=lambda office: office.sites.all(), sticky=True),
    Reference(name="group", label=_("Group of results"), rows=lambda office: office.groups.all(), sticky=True),
    Reference(name="programme", label=_("Programme"), rows=programmes_of_office, sticky=True),
)


def _nothing(values: Values, office: Office) -> None:
    """A kind without rules of its own."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What the product must know of a kind of record to list, enter, correct, import and export it.

    `complete` checks a row's values and fills what is derived; it raises Refusal with the field's name.
    `insert` writes parsed rows that carry a stamp; the default makes one record of each.
    `rewrite` carries corrected values to rows that belong to a record; `values` reads them back for a form.
    `parts` gives the querysets of records that belong to these and are withdrawn with them.
    `settle` looks at records that have just been written and refuses what contradicts others; it may keep other
    writers waiting, so that they see it.
    `dimensions` are columns of few values by which a figure may be broken down, beside the `levels`.
    `turned` is told of a record that was withdrawn or reinstated, for what stands or falls with it.
    `conflicts` names the refusal for a constraint that the database may report.
    `columns` are what a list shows after the date: names of fields, or of `computed` columns.
    `fitting` says which fields make sense beside the values chosen so far, and under which label; fields that it
    does not name stay as they are, a label of None takes the field out of the form.
    `part_of` is the kind whose records these belong to: where nothing of that one happened, nothing of this did.
    `nil` tells whether somebody may state that nothing of it happened in a month.
    `example` is one row as it would be typed, by field name.
    """

    key: str
    model: type[Record]
    label: str | Promise
    plural: str | Promise
    fields: tuple[Field, ...]
    example: Mapping[str, str]
    columns: tuple[str, ...] = ()
    computed: Mapping[str, Column] = field(default_factory=dict)
    filters: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    dimensions: Mapping[str, str | Promise] = field(default_factory=dict)
    levels: tuple[str, ...] = ("site", "group", "programme", "week")
    header: tuple[Field, ...] = HEADER
    enterable: bool = True
    part_of: str = ""
    nil: bool = True
    help: str | Promise = ""
    complete: Callable[[Values, Office], None] = _nothing
    insert: "Callable[[Kind, Sequence[Values]], list[Record]] | None" = None
    rewrite: Callable[[Any, Values, Stamp], None] | None = None
    values: Callable[[Any], Values] | None = None
    parts: Callable[[Sequence[int]], Iterable[models.QuerySet[Any]]] | None = None
    settle: Callable[[Iterable[Any]], None] | None = None
    turned: Callable[[Any, Stamp], None] | None = None
    conflicts: Mapping[str, type[Refusal]] = field(default_factory=dict)
    prepared: Callable[[models.QuerySet[Any]], models.QuerySet[Any]] | None = None
    fitting: Callable[[Values], Mapping[str, str | None]] | None = None

    @property
    def slug(self) -> str:
        """The key as it stands in addresses: `communications-publication`."""
        return self.key.replace(".", "-")

    @property
    def entry(self) -> tuple[Field, ...]:
        """All fields in the order of the form and of the spreadsheet."""
        return (*self.header, *self.fields)

    def field(self, name: str) -> Field:
        return next(f for f in self.entry if f.name == name)

    def read_values(self, record: Record) -> Values:
        """The values of a record by field name, as a form or an export shows them."""
        if self.values is not None:
            return self.values(record)
        return {f.name: getattr(record, f.name) for f in self.entry}

    def printed(self, record: Record) -> dict[str, str]:
        """`read_values` as people read them."""
        values = self.read_values(record)
        return {f.name: f.write(values[f.name]) for f in self.entry}

    def heading(self, record: Record) -> str:
        """What people call the record: its title, or the first thing its list shows."""
        printed = self.printed(record)
        named = (*self.search, *self.columns)
        return next(
            (printed[name] for name in named if printed.get(name) and name != "happened_on"), str(self.label)
        )

    def records(self) -> models.QuerySet[Any]:
        """All records with what a list row needs, in one query (and those that `prepared` prefetches)."""
        rows = self.model.objects.select_related("office", "site", "group", "programme", "by")
        return self.prepared(rows) if self.prepared else rows

    def search_text(self, record: Record) -> str:
        return " ".join(str(getattr(record, name) or "") for name in self.search)


_kinds: dict[str, Kind] = {}


def declare_kind(**declaration: Any) -> Kind:
    """Adds a kind to the register and guards its table against deletion; a key given twice is a defect."""
    kind = Kind(**declaration)
    if kind.key in _kinds:
        raise DuplicateKind(kind.key)
    _kinds[kind.key] = kind
    triggers.declare(triggers.Guard(kind.model._meta.db_table, "DELETE"))
    return kind


def kinds() -> tuple[Kind, ...]:
    """Every declared kind, by key."""
    return tuple(_kinds[key] for key in sorted(_kinds))


def kind_of(key: str) -> Kind:
    """The kind with this key or slug. Raises KeyError."""
    return _kinds[key] if key in _kinds else _kinds[key.replace("-", ".")]


def withdraw_declaration(key: str) -> None:
    """Takes a kind that a test declared out of the register again."""
    del _kinds[key]
