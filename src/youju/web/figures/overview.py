"""The lines of a month as they are drawn: each number with its months, offices side by side on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from youju.ground.organisations.models import Office
from youju.ground.periods import durations
from youju.reporting.figures.months import Course, Line
from youju.web.figures import addresses
from youju.web.figures.asking import ROOMS, Asked, room
from youju.web.figures.faces import Face, Spark, face, largest, signed, spark


@dataclass(frozen=True)
class Cell:
    """One number: of an office, or of all together where `office` is None."""

    office: Office | None
    face: Face
    before: Face
    last_year: Face
    spark: Spark
    href: str
    # Whether any of the thirteen months was reported.
    ever: bool = True
    sealed: bool = False
    drift: str = ""


@dataclass(frozen=True)
class Row:
    """A line of the month. `whole` stands where more than one office reported."""

    label: str
    definition: str
    href: str
    cells: tuple[Cell, ...]
    whole: Cell | None

    @property
    def silent_names(self) -> str:
        """The cities of the offices that did not report."""
        return "、".join(cell.office.city for cell in self.cells if cell.office and cell.face.unreported)


@dataclass(frozen=True)
class Section:
    """The rows of one room."""

    room: str
    label: str | Promise
    rows: tuple[Row, ...]


def sections(lines: Sequence[Line], asked: Asked, notation: durations.Notation) -> list[Section]:
    """The lines by room, in the order of the rooms."""
    rooms = {room(line) for line in lines}
    return [
        Section(name, label, tuple(_row(line, asked, notation) for line in lines if room(line) == name))
        for name, label in ROOMS.items()
        if name in rooms
    ]


def _row(line: Line, asked: Asked, notation: durations.Notation) -> Row:
    courses = asked.of(line)
    top = largest(course.values[1:] for course in courses)
    cells = tuple(
        cell(course, office, office.slug, top, notation)
        for course, office in zip(courses, asked.shown, strict=True)
    )
    reported = sum(not cell.face.unreported for cell in cells)
    everybody = "+".join(office.slug for office in asked.offices)
    whole = None
    if reported > 1 and asked.office is None:
        whole = cell(line.whole, None, everybody, largest([line.whole.values[1:]]), notation)
    return Row(
        str(line.indicator.label),
        str(line.indicator.definition),
        addresses.figure(asked.period, line.indicator.key, asked.office.slug if asked.office else everybody),
        cells,
        whole,
    )


def cell(course: Course, office: Office | None, scope: str, top: int, notation: durations.Notation) -> Cell:
    """A figure with its months; `top` is the largest of what stands beside it, `scope` as addresses name it."""
    period = course.figure.period
    indicator, frozen = course.figure.indicator, course.released
    return Cell(
        office,
        # What was released stays; what happened since stands beside it.
        face(course.printed, indicator, notation),
        face(course.before, indicator, notation),
        face(course.last_year, indicator, notation),
        spark(course.values[1:], top, _("Twelve months until {period}").format(period=period.key)),
        addresses.figure(period, indicator.key, scope),
        sealed=frozen is not None,
        drift=signed(course.difference, indicator, notation) if course.difference else "",
        ever=any(value.amount is not None for value in course.values),
    )
