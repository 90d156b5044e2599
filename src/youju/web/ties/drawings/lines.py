"""The lines between members and between rows, once everybody has a place."""

from youju.web.ties.drawings.channels import Bar, Bracket, bars, brackets
from youju.web.ties.drawings.clusters import PASSING
from youju.web.ties.drawings.columns import SYMBOL, year_words
from youju.web.ties.drawings.edges import Point
from youju.web.ties.drawings.family import Birth, Bond, Couple
from youju.web.ties.drawings.lettering import LINE, SMALL, Box, width
from youju.web.ties.drawings.placing import Placing
from youju.web.ties.drawings.signs import Label, Line, Stroke

BELOW_LABEL, PITCH, JOINT, LAST = 12.0, 14.0, 26.0, 20.0
# A line that slants so far lies low for long; the years of couples stand up to 4 px above the symbols.
FAR, ABOVE_YEARS = 120.0, 8.0


class Lines:
    """Lines, strokes and the years over the lines of couples, row by row from above."""

    def __init__(self, placing: Placing) -> None:
        self.placing = placing
        self.by_key = placing.ranked.family.by_key
        self.couples = {couple.pair: couple for couple in placing.ranked.family.couples}
        self.top: list[float] = []
        self.lines: list[Line] = []
        self.strokes: list[Stroke] = []
        self.years: list[Label] = []
        # The y of the bracket of partners who do not stand side by side.
        self.arcs: dict[frozenset[str], float] = {}

    def below(self, row: int, top: float, upper: float) -> float:
        """Lays everything of a row whose symbols begin at `top`, below `upper`; where the next row begins."""
        self.top.append(top)
        self._neighbours(row)
        arcs, arc_tracks = brackets(self.placing, row)
        found, tracks = bars(self.placing, row)
        written = any(year_words(self.couples[arc.pair]) for arc in arcs)
        pitch = PITCH + (SMALL + 2 if written else 0)
        under = upper + arc_tracks * pitch
        joint = JOINT if any(bar.joints for bar in found) else LAST
        next_top = under + max(tracks, 1) * PITCH + joint
        for arc in arcs:
            self.arcs[arc.pair] = upper + (arc.track + 1) * pitch - 4
            self._bracket(row, arc, self.arcs[arc.pair])
        for bar in found:
            self._bar(row, bar, under + ((bar.track or 0) + 0.5) * PITCH, next_top)
        return next_top

    def _middle(self, row: int) -> float:
        return self.top[row] + SYMBOL / 2

    def _edge(self, row: int, key: str, side: int, sunk: float) -> float:
        """The x at which a horizontal line `sunk` px below the middle meets the symbol, left (-1) or right (1)."""
        half = SYMBOL / 2
        member = self.by_key[key]
        if member.sex == "f":
            half = (half**2 - sunk**2) ** 0.5
        elif member.sex != "m":
            half -= abs(sunk)
        return self.placing.x[key] + side * half

    def _sunk(self, pairs: list[frozenset[str]], pair: frozenset[str]) -> float:
        """How far below the middle a line leaves: the nearer its lane, the lower."""
        many, number = len(pairs), pairs.index(pair)
        return 9.0 if many == 1 else 6 + 10 * (many - 1 - number) / (many - 1)

    def _bracket(self, row: int, arc: Bracket, y: float) -> None:
        columns, couple = self.placing.columns[row], self.couples[arc.pair]
        places = sorted(columns.keys.index(key) for key in arc.pair)
        left, right = columns.keys[places[0]], columns.keys[places[1]]
        out = self._sunk(columns.gutters[places[0] + 1].leaving, arc.pair)
        back = self._sunk(columns.gutters[places[1]].arriving, arc.pair)
        middle = self._middle(row)
        points = (
            (self._edge(row, left, 1, out), middle + out), (arc.down, middle + out), (arc.down, y),
            (arc.up, y), (arc.up, middle + back), (self._edge(row, right, -1, back), middle + back),
        )  # fmt: skip
        self.lines.append(Line(points, bond=couple.bond))
        self._parted(couple, (arc.up - 14, y))
        if words := year_words(couple):
            between = [self.placing.x[key] for key in columns.keys[places[0] + 1 : places[1]]]
            x = min(between, key=lambda one: abs(one - (arc.down + arc.up) / 2))
            self._years(words, x, y - 3)

    def _parted(self, couple: Couple, at: Point) -> None:
        many = {Bond.SEPARATED: 1, Bond.DIVORCED: 2}.get(couple.bond, 0)
        if many:
            self.strokes.append(Stroke(at, many))

    def _years(self, words: str, x: float, bottom: float) -> None:
        half = width(words, SMALL) / 2
        self.years.append(Label(((words, SMALL),), Box(x - half, bottom - SMALL * LINE, x + half, bottom)))

    def _neighbours(self, row: int) -> None:
        """Straight lines between partners who stand side by side."""
        columns, y = self.placing.columns[row], self._middle(row)
        sources = {frozenset(net.source) for net in self.placing.rows.between(row)}
        for place, gutter in enumerate(columns.gutters):
            if gutter.couple is None:
                continue
            couple = self.couples[gutter.couple]
            left = self._edge(row, columns.keys[place - 1], 1, 0)
            right = self._edge(row, columns.keys[place], -1, 0)
            self.lines.append(Line(((left, y), (right, y)), bond=couple.bond))
            lane = self.placing.lane(row, gutter.couple)[0]
            self._parted(couple, (lane - 13 if gutter.couple in sources else (left + right) / 2, y))
            if words := year_words(couple):
                self._years(words, (left + right) / 2, y - 8)

    def _bar(self, row: int, bar: Bar, y: float, below: float) -> None:
        """From the parents down, along the bar, and down to each child."""
        births = bar.net.births
        mine = {births[key] for key in bar.net.targets}
        shared = mine.pop() if len(mine) == 1 else Birth.BORN
        left, right = bar.ends
        lying = right - left > 0.01
        level = y if lying or bar.joints else below
        if bar.net.source:
            self.lines.append(Line((*self._start(row, bar), (bar.drop, level)), birth=shared))
        if lying:
            self.lines.append(Line(((left, y), (right, y)), birth=shared))
        for key, port in bar.ports.items():
            birth = births[key]
            if key in bar.joints:
                for twin in bar.joints[key]:
                    points = self._slanted(port, y, self.placing.x[twin], below)
                    self.lines.append(Line(points, birth=births[twin]))
            elif level != below:
                self.lines.append(Line(((port, level), (port, below)), birth=birth))

    def _slanted(self, port: float, y: float, x: float, below: float) -> tuple[Point, ...]:
        """From the joint of twins to one of them; a far one is reached from above, past the years of couples."""
        if abs(port - x) <= FAR:
            return ((port, y), (x, below))
        return ((port, y), (x, below - ABOVE_YEARS), (x, below))

    def _start(self, row: int, bar: Bar) -> tuple[Point, ...]:
        """Where the line of the parents begins: at their common line, beside a single one, or in passing."""
        source = bar.net.source
        if source[0].startswith(PASSING):
            return ((bar.drop, self.top[row]),)
        if len(source) == 2:
            return ((bar.drop, self.arcs.get(frozenset(source), self._middle(row))),)
        columns = self.placing.columns[row]
        sunk = self._sunk(columns.gutters[columns.keys.index(source[0]) + 1].leaving, frozenset(source))
        y = self._middle(row) + sunk
        return (self._edge(row, source[0], 1, sunk), y), (bar.drop, y)
