"""The edge of a union of rectangles, as closed loops of corners."""

from collections.abc import Iterable

from youju.web.ties.drawings.lettering import Box

Point = tuple[float, float]


def loops(boxes: Iterable[Box]) -> list[tuple[Point, ...]]:
    """Corner by corner, the inside on the right hand; a hole is a loop of its own."""
    every = list(boxes)
    xs = sorted({x for box in every for x in (box.left, box.right)})
    ys = sorted({y for box in every for y in (box.top, box.bottom)})
    column, line = {x: at for at, x in enumerate(xs)}, {y: at for at, y in enumerate(ys)}
    filled = {
        (across, down)
        for box in every
        for across in range(column[box.left], column[box.right])
        for down in range(line[box.top], line[box.bottom])
    }
    ahead: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for across, down in sorted(filled):
        corners = (across, down), (across + 1, down), (across + 1, down + 1), (across, down + 1)
        beyond = (across, down - 1), (across + 1, down), (across, down + 1), (across - 1, down)
        for side in range(4):
            if beyond[side] not in filled:
                ahead.setdefault(corners[side], []).append(corners[(side + 1) % 4])
    found = []
    while ahead:
        start = min(ahead)
        loop, at = [start], ahead[start].pop()
        while at != start:
            loop.append(at)
            at = ahead[at].pop()
        ahead = {corner: rest for corner, rest in ahead.items() if rest}
        found.append(tuple((xs[x], ys[y]) for x, y in _corners(loop)))
    return found


def _corners(loop: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without the points at which the edge goes straight on."""
    many = len(loop)
    return [
        here
        for number, here in enumerate(loop)
        if not (loop[number - 1][0] == here[0] == loop[(number + 1) % many][0])
        and not (loop[number - 1][1] == here[1] == loop[(number + 1) % many][1])
    ]
