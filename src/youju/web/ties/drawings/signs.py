"""What a genogram is made of, each part with its place (px)."""

from dataclasses import dataclass

from youju.web.ties.drawings.edges import Point
from youju.web.ties.drawings.family import Birth, Bond, Member
from youju.web.ties.drawings.lettering import Box


@dataclass(frozen=True)
class Symbol:
    member: Member
    box: Box
    index: bool


@dataclass(frozen=True)
class Label:
    """Lines of words with their sizes; the box holds all of them, centred."""

    lines: tuple[tuple[str, float], ...]
    box: Box


@dataclass(frozen=True)
class Line:
    """A line from point to point: of a couple (`bond`) or of children (`birth`)."""

    points: tuple[Point, ...]
    bond: Bond | None = None
    birth: Birth | None = None


@dataclass(frozen=True)
class Stroke:
    """Strokes through the line of a couple that has parted: one for separation, two for divorce."""

    at: Point
    many: int
