"""A genogram with every line and every word in its place: what `genogram_svg` writes down."""

from dataclasses import dataclass
from itertools import pairwise

from youju.web.ties.drawings.clusters import PASSING
from youju.web.ties.drawings.columns import SYMBOL, words_of
from youju.web.ties.drawings.edges import Point
from youju.web.ties.drawings.family import Family, tidied
from youju.web.ties.drawings.generations import ranked
from youju.web.ties.drawings.lettering import LINE, NAME, SMALL, Box, width
from youju.web.ties.drawings.lines import BELOW_LABEL, Lines
from youju.web.ties.drawings.ordering import ordered
from youju.web.ties.drawings.outlines import Outline, Standing, Upright, outlines
from youju.web.ties.drawings.placing import Placing
from youju.web.ties.drawings.signs import Label, Line, Stroke, Symbol

BELOW_SYMBOL, MARGIN = 4.0, 24.0


@dataclass(frozen=True)
class Genogram:
    """A drawn family; sizes in px, the origin is the upper left corner."""

    family: Family
    width: float
    height: float
    symbols: tuple[Symbol, ...]
    labels: tuple[Label, ...]
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]
    outlines: tuple[Outline, ...]


def genogram(family: Family) -> Genogram:
    """Draws a family: generations in rows, partners side by side, children below their parents."""
    return _Drawing(tidied(family)).drawn()


class _Drawing:
    def __init__(self, family: Family) -> None:
        self.ranked = ranked(family)
        self.placing = Placing(self.ranked, ordered(self.ranked))
        self.lines = Lines(self.placing)
        self.family = self.ranked.family
        self.by_key = self.family.by_key
        self.labels: list[Label] = []
        self.bottom: list[float] = []

    def drawn(self) -> Genogram:
        rows = range(len(self.placing.columns))
        y = MARGIN
        for row in rows:
            anybody = bool(self._members(row))
            self.bottom.append(y + SYMBOL + BELOW_SYMBOL + self._label_height(row) if anybody else y)
            y = self.lines.below(row, y, self.bottom[row] + (BELOW_LABEL if anybody else 0))
        symbols = [symbol for row in rows for symbol in self._symbols(row)]
        self.labels += self.lines.years
        standing = [
            Standing(columns.keys[place], self._cell(columns.keys[place], row), row, number)
            for row, columns in enumerate(self.placing.columns)
            for number, cluster in enumerate(columns.clusters) for place in cluster
        ]  # fmt: skip
        gaps = list(zip(self.bottom, self.lines.top[1:], strict=False))
        around = outlines(self.family.households, standing, gaps, self._uprights())
        return self._moved(symbols, around)

    def _uprights(self) -> list[Upright]:
        return [
            Upright(one[0], min(one[1], other[1]), max(one[1], other[1]))
            for line in self.lines.lines for one, other in pairwise(line.points) if one[0] == other[0]
        ]  # fmt: skip

    def _moved(self, symbols: list[Symbol], around: list[Outline]) -> Genogram:
        """Everything shifted so that nothing lies left of the margin."""
        boxes = [symbol.box for symbol in symbols] + [label.box for label in self.labels]
        xs = [x for line in self.lines.lines for x, _y in line.points]
        xs += [x for outline in around for loop in outline.loops for x, _y in loop]
        ys = [y for outline in around for loop in outline.loops for _x, y in loop]
        left = min([box.left for box in boxes] + xs, default=0) - MARGIN
        right = max([box.right for box in boxes] + xs, default=0) + MARGIN
        low = max([box.bottom for box in boxes] + ys, default=0) + MARGIN

        def box(one: Box) -> Box:
            return Box(one.left - left, one.top, one.right - left, one.bottom)

        def points(many: tuple[Point, ...]) -> tuple[Point, ...]:
            return tuple((x - left, y) for x, y in many)

        return Genogram(
            self.family, right - left, low,
            tuple(Symbol(one.member, box(one.box), one.index) for one in symbols),
            tuple(Label(one.lines, box(one.box)) for one in self.labels),
            tuple(Line(points(one.points), one.bond, one.birth) for one in self.lines.lines),
            tuple(Stroke((one.at[0] - left, one.at[1]), one.many) for one in self.lines.strokes),
            tuple(Outline(one.number, tuple(points(loop) for loop in one.loops)) for one in around),
        )  # fmt: skip

    def _members(self, row: int) -> list[str]:
        return [key for key in self.placing.columns[row].keys if not key.startswith(PASSING)]

    def _label_lines(self, key: str) -> tuple[tuple[str, float], ...]:
        words = words_of(self.by_key[key])
        return (*((line, NAME) for line in words.name), *([(words.years, SMALL)] if words.years else []))

    def _label_height(self, row: int) -> float:
        return max(sum(size * LINE for _text, size in self._label_lines(key)) for key in self._members(row))

    def _cell(self, key: str, row: int) -> Box:
        """The whole room of a member: symbol and label."""
        columns = self.placing.columns[row]
        half = columns.width[columns.keys.index(key)] / 2
        x = self.placing.x[key]
        return Box(x - half, self.lines.top[row], x + half, self.bottom[row])

    def _symbols(self, row: int) -> list[Symbol]:
        found = []
        for key in self._members(row):
            x, y = self.placing.x[key], self.lines.top[row]
            box = Box(x - SYMBOL / 2, y, x + SYMBOL / 2, y + SYMBOL)
            found.append(Symbol(self.by_key[key], box, key == self.family.index))
            lines = self._label_lines(key)
            if lines:
                half = max(width(text, size) for text, size in lines) / 2
                high = sum(size * LINE for _text, size in lines)
                top = y + SYMBOL + BELOW_SYMBOL
                self.labels.append(Label(lines, Box(x - half, top, x + half, top + high)))
        return found
