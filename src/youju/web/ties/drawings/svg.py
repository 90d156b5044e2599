"""Elements of an SVG as text: attributes only, no style and no script, every word escaped."""

from collections.abc import Iterable
from html import escape

Point = tuple[float, float]
FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, sans-serif"


def element(name: str, *inside: str, **attributes: object) -> str:
    """One element; `_` in the name of an attribute is `-`, a last `_` is dropped, None leaves it out."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(inside)
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"


def number(value: float) -> str:
    """A length with one decimal at most."""
    said = f"{value:.1f}"
    return said[:-2] if said.endswith(".0") else said


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)


def text(words: str, x: float, y: float, size: float, class_: str | None = None, anchor: str = "middle") -> str:
    """One line of words; `y` is its baseline."""
    return element(
        "text", escape(words), x=x, y=y, font_size=size, text_anchor=anchor if anchor != "start" else None,
        fill="currentColor", stroke="none", class_=class_,
    )  # fmt: skip


def path(points: Iterable[Point]) -> str:
    """Straight from point to point."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def rounded(loop: tuple[Point, ...], radius: float) -> str:
    """A closed line whose corners are round."""
    many, found = len(loop), []
    for at, corner in enumerate(loop):
        before, after = loop[at - 1], loop[(at + 1) % many]
        first, last = (_towards(corner, other, radius) for other in (before, after))
        found.append(f"{'L' if at else 'M'}{_pair(first)}Q{_pair(corner)} {_pair(last)}")
    return "".join(found) + "Z"


def _towards(corner: Point, other: Point, radius: float) -> Point:
    along = ((other[0] - corner[0]) ** 2 + (other[1] - corner[1]) ** 2) ** 0.5
    part = min(radius, along / 2) / along if along else 0
    return corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def drawing(*inside: str, width: float, height: float, title: str, told: str, class_: str, name: str) -> str:
    """The whole: it says by its title what it is, and by its description what it shows."""
    return element(
        "svg",
        element("title", escape(title), id=f"{name}-title"),
        element("desc", escape(told), id=f"{name}-desc"),
        *inside,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {number(width)} {number(height)}",
        width=width, height=height, role="img", aria_labelledby=f"{name}-title {name}-desc", class_=class_,
        font_family=FONT, fill="none", stroke="currentColor", stroke_width="1.5", color="#26211c",
    )  # fmt: skip
