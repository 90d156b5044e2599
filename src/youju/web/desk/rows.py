"""Records as rows of a table: the same columns for the list, for a card on the phone and for an export."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from youju.ground.evidence.fields import Bytes, Field, Minutes, Money, Whole
from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.listing import sortable
from youju.web.desk.asking import Asked

_NUMBERS = (Whole, Minutes, Money, Bytes)
DAY = "happened_on"


@dataclass(frozen=True)
class Head:
    """A column's head: its label, and where a click on it leads."""

    label: str
    number: bool
    href: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Cell:
    label: str
    text: str
    number: bool
    # The cell that names the row and leads to the record.
    names: bool = False


@dataclass(frozen=True)
class Row:
    """One record; `cells` follow the heads."""

    record: Any
    cells: tuple[Cell, ...]

    @property
    def withdrawn(self) -> bool:
        return self.record.withdrawal_id is not None


def columns(kind: Kind) -> tuple[str, ...]:
    """The columns of the list: the date first, then what the kind shows."""
    return (DAY, *(name for name in kind.columns if name != DAY))


def heads(asked: Asked) -> list[Head]:
    """Heads whose click sorts: first descending, then ascending."""
    can_sort = sortable(asked.kind)
    found = []
    for name in columns(asked.kind):
        label, number = _labelled(asked.kind, name)
        if name not in can_sort:
            found.append(Head(label, number))
            continue
        current = {f"-{name}": "descending", name: "ascending"}.get(asked.order, "none")
        other = name if current == "descending" else f"-{name}"
        found.append(Head(label, number, asked.address(sort=other), current))
    return found


def rows(kind: Kind, records: Iterable[Any]) -> list[Row]:
    """The table's rows; nothing is read from the database beyond what the records carry."""
    names = columns(kind)
    naming = next((name for name in names if name in kind.search), names[1] if len(names) > 1 else DAY)
    labelled = {name: _labelled(kind, name) for name in names}
    found = []
    for record in records:
        printed = kind.printed(record)
        printed[DAY] = record.happened_on.isoformat()
        printed |= {name: column.write(record) for name, column in kind.computed.items()}
        cells = tuple(
            Cell(
                labelled[name][0],
                printed[name] or ("—" if name == naming else ""),
                labelled[name][1],
                name == naming,
            )
            for name in names
        )
        found.append(Row(record, cells))
    return found


def facts(kind: Kind, record: Any) -> list[tuple[str, str]]:
    """What the record says, as pairs of label and text with its unit; fields that are empty are left out."""
    values = kind.read_values(record)
    fitted = kind.fitting(values) if kind.fitting else {}
    found = [] if any(f.name == DAY for f in kind.entry) else [(_("Date"), record.happened_on.isoformat())]
    for known in kind.entry:
        if text := known.write(values[known.name]):
            # A duration says its unit itself.
            unit = "" if isinstance(known, Minutes) else str(known.unit)
            found.append((fitted.get(known.name) or str(known.label), f"{text}{unit}"))
    return found


def _labelled(kind: Kind, name: str) -> tuple[str, bool]:
    """The label of a column, and whether it holds numbers."""
    if name in kind.computed:
        return str(kind.computed[name].label), False
    known: Field | None = next((f for f in kind.entry if f.name == name), None)
    if known is None:
        return (_("Date") if name == DAY else str(kind.model._meta.get_field(name).verbose_name)), False  # type: ignore[union-attr]
    return str(known.label), isinstance(known, _NUMBERS)
