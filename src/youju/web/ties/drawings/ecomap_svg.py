"""An ecomap as the text of an SVG: circles, lines as wide as a tie is strong, zigzags, arrows and a legend."""

from math import atan2, cos, hypot, sin

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from youju.web.ties.drawings import svg
from youju.web.ties.drawings.lettering import LINE, NAME, width
from youju.web.ties.drawings.network import Circle, Ecomap, Flow, Sphere, Strength, Tie

WIDTHS = {Strength.WEAK: 1.5, Strength.ORDINARY: 2.5, Strength.STRONG: 5.0}
INKS = {
    Sphere.FAMILY: "#a5562f",
    Sphere.SCHOOL: "#2f6f8f",
    Sphere.NEIGHBOURS: "#4d7336",
    Sphere.ORGANISATIONS: "#7a5a9b",
}
MARGIN, GAP, SIGN, ENTRY, LEGEND = 20.0, 3.0, 44.0, 18.0, 26.0
WAVE, SWING, ARROW = 7.0, 5.0, 9.0


def written(drawn: Ecomap, *, title: str, told: str, name: str = "ecomap") -> str:
    """The SVG with its legend; `told` says the ties in words, `name` begins the ids of the page."""
    left, top, right, bottom = drawn.bounds
    high = bottom - top + 2 * MARGIN
    legend, wide, low = _legend(drawn, max(right - left, 480.0), high)
    across = max(right - left + 2 * MARGIN, wide)
    moved = (across - (right + left)) / 2, MARGIN - top
    middle, *around = drawn.circles
    return svg.drawing(
        svg.element(
            "g", *(_line(middle, one) for one in around), *(_circle(one) for one in drawn.circles),
            transform=f"translate({svg.number(moved[0])} {svg.number(moved[1])})",
        ),
        legend, width=across, height=low, title=title, told=told, class_="ecomap", name=name,
    )  # fmt: skip


def _circle(one: Circle) -> str:
    high = sum(size * LINE for _words, size in one.lines)
    y, found = one.y - high / 2, []
    for words, size in one.lines:
        y += size * LINE
        found.append(svg.text(words, one.x, y - size * 0.3, size, "name" if size >= NAME else "kind"))
    ink = INKS[one.tie.sphere] if one.tie else None
    return svg.element(
        "g",
        svg.element("title", svg.escape(f"{one.tie.name}：{one.tie.kind}")) if one.tie else "",
        svg.element(
            "circle", cx=one.x, cy=one.y, r=one.radius, fill="#fffefb", stroke=ink,
            stroke_width=1.5 if one.tie else 2.5, class_=f"sphere {one.tie.sphere}" if one.tie else "middle",
        ),
        *found,
    )  # fmt: skip


def _line(middle: Circle, one: Circle) -> str:
    """From edge to edge."""
    assert one.tie is not None
    turn = atan2(one.y, one.x)
    return _drawn(
        one.tie.strength, one.tie.stressful, one.tie.flow, turn,
        middle.radius + GAP, hypot(one.x, one.y) - one.radius - GAP,
    )  # fmt: skip


def _drawn(strength: Strength, stressful: bool, flow: Flow, turn: float, start: float, end: float) -> str:
    """A line along the ray `turn`, between two distances from the origin."""
    wide = WIDTHS[strength]
    arrow = ARROW + wide
    first = start + (arrow if flow in {Flow.IN, Flow.BOTH} else 0)
    last = end - (arrow if flow in {Flow.OUT, Flow.BOTH} else 0)
    steps = [(first, 0.0), *(_zigzag(first, last) if stressful else []), (last, 0.0)]
    heads = []
    if flow in {Flow.IN, Flow.BOTH}:
        heads.append(_head(turn, start, first, wide))
    if flow in {Flow.OUT, Flow.BOTH}:
        heads.append(_head(turn, end, last, wide))
    return svg.element(
        "g",
        svg.element(
            "path", d=svg.path(_turned(turn, along, aside) for along, aside in steps), stroke_width=wide,
            stroke_dasharray="7 5" if strength == Strength.WEAK and not stressful else None,
            stroke_linejoin="round",
        ),
        *heads, class_="tie stressful" if stressful else "tie", stroke="#a01f35" if stressful else "#665e55",
    )  # fmt: skip


def _zigzag(first: float, last: float) -> list[tuple[float, float]]:
    many = max(int((last - first - 12) / WAVE), 2)
    step = (last - first - 12) / many
    turns = [(first + 6 + step * (at + 0.5), SWING if at % 2 else -SWING) for at in range(many)]
    return [(first + 6, 0.0), *turns, (last - 6, 0.0)]


def _head(turn: float, tip: float, foot: float, wide: float) -> str:
    half = 3.5 + wide
    corners = [_turned(turn, tip, 0), _turned(turn, foot, half), _turned(turn, foot, -half)]
    return svg.element("path", d=svg.path(corners) + "Z", class_="head", fill="#665e55", stroke="none")


def _turned(turn: float, along: float, aside: float) -> tuple[float, float]:
    return along * cos(turn) - aside * sin(turn), along * sin(turn) + aside * cos(turn)


def _legend(drawn: Ecomap, room: float, top: float) -> tuple[str, float, float]:
    """Only the lines that occur; how wide it is, and where it ends."""
    x, y, found, wide = MARGIN, top, [], 0.0
    for sign, words in _signs([one.tie for one in drawn.circles if one.tie]):
        long = SIGN + 8 + width(words, NAME) + ENTRY
        if x > MARGIN and x + long > room:
            x, y = MARGIN, y + LEGEND
        found.append(svg.element("g", sign, transform=f"translate({svg.number(x)} {svg.number(y)})"))
        found.append(svg.text(words, x + SIGN + 8, y + 5, NAME, "legend", anchor="start"))
        x += long
        wide = max(wide, x)
    return svg.element("g", *found, class_="signs"), wide, y + LEGEND


def _signs(ties: list[Tie]) -> list[tuple[str, str]]:
    found = [
        (_drawn(strength, False, Flow.UNSAID, 0, 0, SIGN), words)
        for strength, words in (
            (Strength.STRONG, pgettext("tie", "strong")), (Strength.ORDINARY, pgettext("tie", "ordinary")),
            (Strength.WEAK, pgettext("tie", "weak")),
        )
        if any(tie.strength == strength and not tie.stressful for tie in ties)
    ]  # fmt: skip
    if any(tie.stressful for tie in ties):
        found.append((_drawn(Strength.ORDINARY, True, Flow.UNSAID, 0, 0, SIGN), pgettext("tie", "under strain")))
    if any(tie.flow for tie in ties):
        found.append((_drawn(Strength.ORDINARY, False, Flow.OUT, 0, 0, SIGN), _("where help and energy go")))
    return found
