"""The month grid on the screen: every number of every kind by place, with what was typed and what stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office, Site
from youju.services.ledger.actions import CellRefused, Said
from youju.services.ledger.kinds import measure_field
from youju.services.ledger.models import TallyKind, TallyMeasure
from youju.services.ledger.queries import MonthSheet, Standing

# 约80, 80余: a number that somebody estimated.
_ABOUT = re.compile(r"^\s*(?:约|大约|~)\s*(.+?)\s*$|^\s*(.+?)\s*余\s*(\D*)\s*$")


@dataclass
class Cell:
    """One number of the grid; `typed` is what stands until somebody types something else."""

    kind: TallyKind
    measure: TallyMeasure
    site: Site | None
    standing: Standing
    typed: str = ""
    error: str = ""
    now: str = ""
    amount: int | None = None
    approximate: bool = False

    @property
    def name(self) -> str:
        return f"n-{self.kind.key}-{self.measure.unit}-{self.site.uid if self.site else 'office'}"

    @property
    def place(self) -> str:
        return self.site.name if self.site else _("Whole office")

    @property
    def said(self) -> str:
        """What this number is, for a screen reader and for the summary of errors."""
        return f"{self.measure.label} · {self.place}"

    @property
    def stands(self) -> str:
        """What stands, as people write it."""
        return _written(self.measure.unit, self.standing.amount, self.standing.approximate)

    @property
    def open(self) -> bool:
        """Whether the cell is drawn to be typed into."""
        return self.standing.editable or bool(self.error)

    @property
    def changed(self) -> bool:
        return self.typed.strip() != self.stands

    def read(self, office: Office) -> None:
        """Reads what was typed into amount and mark, or says why not."""
        text = self.typed
        if match := _ABOUT.match(text):
            text, self.approximate = match[1] or f"{match[2]}{match[3]}", True
        try:
            self.amount = measure_field(self.measure.unit).read(text, office)
        except Refusal as refusal:
            self.error = str(refusal)


@dataclass
class Line:
    """One number of one kind across the places; `first` opens a new kind, which has `span` lines."""

    kind: TallyKind
    measure: TallyMeasure
    cells: list[Cell]
    first: bool
    span: int

    @property
    def unit(self) -> str:
        """What a bare number is taken for: minutes for durations, else the measure word that is printed."""
        typed = str(measure_field(self.measure.unit).unit)
        return typed if self.measure.unit in {"minutes", "bytes", "money"} else self.measure.counter or typed


@dataclass
class Grid:
    """All lines, and the versions of the tallies that they were read from."""

    sheet: MonthSheet
    places: tuple[Site | None, ...]
    lines: list[Line] = field(default_factory=list)
    general: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Cell]:
        return (cell for line in self.lines for cell in line.cells)

    def fill(self, data: Mapping[str, str], office: Office) -> bool:
        """Takes over and reads what was typed; whether all of it can be read."""
        for cell in self:
            if cell.name not in data:
                continue
            cell.typed = str(data[cell.name])[:60]
            if cell.changed and cell.standing.editable:
                cell.read(office)
            elif cell.changed and cell.typed.strip():
                cell.error, cell.now = _("Meanwhile this was recorded otherwise."), cell.stands
        return not any(cell.error for cell in self)

    def versions(self) -> dict[str, int]:
        """The tallies behind the numbers, by uid, as they were when the form was made."""
        tallies = [cell.standing.tally for cell in self if cell.standing.tally is not None]
        return {f"v-{tally.uid}": tally.version for tally in tallies}

    def said(self, data: Mapping[str, str]) -> list[Said]:
        """The changes: one for each tally that changes, one for each place where a new one begins."""
        found: dict[tuple[str, int | None, int | None], list[Cell]] = {}
        for cell in self:
            if cell.standing.editable and cell.changed:
                found.setdefault(self._tally_of(cell), []).append(cell)
        changes = []
        for (_key, _site, _tally), cells in found.items():
            tally = next((t for t in map(self._standing_at, cells) if t is not None), None)
            version = data.get(f"v-{tally.uid}", "") if tally else ""
            changes.append(
                Said(
                    cells[0].kind,
                    cells[0].site,
                    {cell.measure.unit: cell.amount for cell in cells},
                    any(cell.approximate for cell in cells) or (tally is not None and self._stays(tally, cells)),
                    tally,
                    int(version) if version.isascii() and version.isdigit() else 0,
                )
            )
        return changes

    def refuse(self, refusal: Refusal) -> None:
        """Puts a refusal at its number, or on top."""
        if isinstance(refusal, CellRefused):
            key, unit, site = refusal.place
            for cell in self:
                if (cell.kind.key, cell.measure.unit, cell.site) == (key, unit, site):
                    cell.error, cell.now = str(refusal), cell.stands
                    return
        self.general.append(str(refusal))

    @property
    def problems(self) -> list[dict[str, str]]:
        at_cells = [
            {"message": _("{label}: {message}").format(label=c.said, message=c.error), "href": f"#{c.name}"}
            for c in self
            if c.error
        ]
        return [*({"message": message, "href": ""} for message in self.general), *at_cells]

    def _tally_of(self, cell: Cell) -> tuple[str, int | None, int | None]:
        tally = self._standing_at(cell)
        return cell.kind.key, cell.site.pk if cell.site else None, tally.pk if tally else None

    def _standing_at(self, cell: Cell) -> Any:
        """The tally that a number belongs to: its own, or the first of its kind at the place."""
        if cell.standing.tally is not None:
            return cell.standing.tally
        siblings = (c for c in self if c.kind.key == cell.kind.key and c.site == cell.site)
        return next((c.standing.tally for c in siblings if c.standing.tally is not None), None)

    def _stays(self, tally: Any, cells: list[Cell]) -> bool:
        """A tally keeps its mark while a number that carries it is not typed anew."""
        changed = {cell.measure.unit for cell in cells}
        return tally.approximate and any(
            c.standing.tally == tally and c.measure.unit not in changed for c in self if c.standing.tally
        )


def grid(sheet: MonthSheet, place: str = "") -> Grid:
    """The grid of a sheet; `place` (a site's uid or `office`) shows one column only."""
    places = tuple(p for p in sheet.places if place in {"", str(p.uid) if p else "office"})
    made = Grid(sheet, places)
    for kind, measure in sheet.rows:
        cells = [Cell(kind, measure, site, sheet.at(kind, measure.unit, site)) for site in places]
        for cell in cells:
            cell.typed = cell.stands
        first = not made.lines or made.lines[-1].kind != kind
        span = sum(other == kind for other, _measure in sheet.rows)
        made.lines.append(Line(kind, measure, cells, first, span))
    return made


def _written(unit: str, amount: int | None, approximate: bool) -> str:
    if amount is None:
        return ""
    text = measure_field(unit).write(amount)
    return f"约{text}" if approximate else text
