"""A genogram as the text of an SVG: squares, circles and lines with the words of the family, and a legend."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from youju.web.ties.drawings import svg
from youju.web.ties.drawings.family import Birth, Bond, Member
from youju.web.ties.drawings.genogram import Genogram
from youju.web.ties.drawings.lettering import LINE, NAME, Box, width
from youju.web.ties.drawings.signs import Label, Line, Stroke, Symbol

DASHED, DOTTED = "6 4", "2 4"
ENTRY, SIGN, LEGEND = 16.0, 30.0, 26.0


def written(drawn: Genogram, *, title: str, told: str, name: str = "genogram") -> str:
    """The SVG with its legend; `told` says the family in words, `name` begins the ids of the page."""
    legend, wide, low = _legend(drawn)
    across = max(drawn.width, wide)
    aside = (across - drawn.width) / 2
    return svg.drawing(
        svg.element(
            "g",
            *(_outline(outline.loops) for outline in drawn.outlines),
            *(_line(line) for line in drawn.lines),
            *(_stroke(stroke) for stroke in drawn.strokes),
            *(_symbol(symbol) for symbol in drawn.symbols),
            *(_label(label) for label in drawn.labels),
            transform=f"translate({svg.number(aside)} 0)" if aside > 0.05 else None,
        ),
        legend, width=across, height=low, title=title, told=told, class_="genogram", name=name,
    )  # fmt: skip


def _outline(loops: Iterable[tuple[svg.Point, ...]]) -> str:
    return svg.element(
        "path", d="".join(svg.rounded(loop, 10) for loop in loops), class_="home", stroke_dasharray="7 5",
        fill="#f4efe7", stroke="#b5452c",
    )  # fmt: skip


def _line(line: Line) -> str:
    dashes = {Bond.PARTNERS: DASHED, Bond.PARENTS: DOTTED, Birth.ADOPTED: DASHED, Birth.FOSTERED: DOTTED}
    sort = line.bond or line.birth
    return svg.element(
        "path", d=svg.path(line.points), stroke_dasharray=dashes.get(sort) if sort else None,
        class_="bond" if line.bond else "descent", stroke_linecap="square" if sort not in dashes else None,
    )  # fmt: skip


def _stroke(stroke: Stroke) -> str:
    x, y = stroke.at
    shifts = (-3.0, 3.0) if stroke.many == 2 else (0.0,)
    return svg.element(
        "path", d="".join(svg.path([(x + by - 4, y + 8), (x + by + 4, y - 8)]) for by in shifts), class_="parted"
    )


def _symbol(symbol: Symbol) -> str:
    member = symbol.member
    inside = [_shape(member, symbol.box)]
    if symbol.index:
        inside.append(_shape(member, symbol.box.grown(-4.5)))
    if member.dead:
        inside.append(_crossed(member, symbol.box))
    x, y = symbol.box.middle
    if member.unknown:
        inside.append(svg.text("?", x, y + 6, 18, "unknown"))
    elif member.age is not None and not member.dead:
        inside.append(svg.text(str(member.age), x, y + 5, NAME, "age"))
    sorts = ["person", "index" if symbol.index else "", "echo" if member.echo else ""]
    return svg.element(
        "g", svg.element("title", svg.escape(member.name)) if member.name else "", *inside,
        class_=" ".join(filter(None, sorts)), opacity="0.55" if member.echo else None,
    )  # fmt: skip


def _shape(member: Member, box: Box) -> str:
    """A square for a man, a circle for a woman, a diamond where it is not known."""
    x, y = box.middle
    half = box.width / 2
    if member.sex == "f":
        return svg.element("circle", cx=x, cy=y, r=half, fill="#fffefb")
    if member.sex == "m":
        return svg.element("rect", x=box.left, y=box.top, width=box.width, height=box.width, fill="#fffefb")
    corners = [(x, box.top), (box.right, y), (x, box.bottom), (box.left, y)]
    return svg.element("path", d=svg.path(corners) + "Z", fill="#fffefb")


def _crossed(member: Member, box: Box) -> str:
    """The cross of the dead, from edge to edge of their sign."""
    x, y = box.middle
    half = box.width / 2
    reach = half if member.sex == "m" else half * 0.707 if member.sex == "f" else half / 2
    return svg.element(
        "path",
        d=svg.path([(x - reach, y - reach), (x + reach, y + reach)])
        + svg.path([(x - reach, y + reach), (x + reach, y - reach)]),
        class_="dead",
    )


def _label(label: Label) -> str:
    y, found = label.box.top, []
    # Outlines and lines that pass behind the years of a couple leave them readable.
    alone = len(label.lines) == 1 and label.lines[0][1] != NAME
    halo = {"stroke": "#fffefb", "stroke_width": 4.0, "paint_order": "stroke"} if alone else {}
    for words, size in label.lines:
        y += size * LINE
        found.append(
            svg.element(
                "text", svg.escape(words), x=label.box.middle[0], y=y - size * 0.3, font_size=size,
                text_anchor="middle", class_="name" if size == NAME else "years", **halo,
            )
        )  # fmt: skip
    return svg.element("g", *found, fill="currentColor", stroke="none")


def _legend(drawn: Genogram) -> tuple[str, float, float]:
    """Only the signs that occur; how wide it is, and where it ends."""
    entries = [(sign, words, SIGN + 8 + width(words, NAME)) for sign, words in _signs(drawn)]
    room = max(drawn.width, 520.0) - 48
    lines: list[list[tuple[str, str, float]]] = [[]]
    for entry in entries:
        used = sum(long + ENTRY for _sign, _words, long in lines[-1])
        if lines[-1] and used + entry[2] > room:
            lines.append([])
        lines[-1].append(entry)
    y, found = drawn.height + 4, []
    for line in lines:
        x = 24.0
        for sign, words, long in line:
            moved = svg.element("g", sign, transform=f"translate({svg.number(x)} {svg.number(y)})")
            found += [moved, svg.text(words, x + SIGN + 8, y + 5, NAME, "legend", anchor="start")]
            x += long + ENTRY
        y += LEGEND
    wide = max((sum(long + ENTRY for _s, _w, long in line) for line in lines), default=0) + 48
    return svg.element("g", *found, class_="signs"), wide, y


def _signs(drawn: Genogram) -> list[tuple[str, str]]:
    """Each sign at the height of its words, and what it means."""
    members = [symbol.member for symbol in drawn.symbols]
    bonds = {line.bond for line in drawn.lines if line.bond}
    births = {line.birth for line in drawn.lines if line.birth}
    box = Box(6, -9, 24, 9)
    anybody = {"m": Member("m", sex="m"), "f": Member("f", sex="f"), "": Member("x")}
    meanings = {"m": _("male"), "f": _("female"), "": _("sex unknown")}
    found = [
        (_shape(anybody[sex], box), meanings[sex]) for sex in anybody if any(one.sex == sex for one in members)
    ]
    if any(symbol.index for symbol in drawn.symbols):
        found.append((_shape(anybody["f"], box) + _shape(anybody["f"], box.grown(-3)), _("index person")))
    if any(one.dead for one in members):
        found.append((_shape(anybody["m"], box) + _crossed(anybody["m"], box), _("deceased")))
    if any(one.unknown for one in members):
        found.append((svg.text("?", 15, 5, NAME, "unknown"), _("nothing known")))
    if any(one.echo for one in members):
        found.append((svg.element("g", _shape(anybody["f"], box), opacity="0.55"), _("stands elsewhere too")))
    for bond, words in (
        (Bond.MARRIED, pgettext("couple", "married")), (Bond.PARTNERS, pgettext("couple", "living as partners")),
        (Bond.SEPARATED, pgettext("couple", "separated")), (Bond.DIVORCED, pgettext("couple", "divorced")),
        (Bond.PARENTS, pgettext("couple", "parents together")),
    ):  # fmt: skip
        if bond in bonds:
            many = {Bond.SEPARATED: 1, Bond.DIVORCED: 2}.get(bond, 0)
            strokes = _stroke(Stroke((15, 0), many)) if many else ""
            found.append((_line(Line(((0, 0), (SIGN, 0)), bond=bond)) + strokes, words))
    for birth, words in ((Birth.ADOPTED, _("adopted")), (Birth.FOSTERED, _("in foster care"))):
        if birth in births:
            found.append((_line(Line(((15, -10), (15, 10)), birth=birth)), words))
    if drawn.family.twins:
        found.append((svg.element("path", d="M4 9L15-9L26 9"), _("twins")))
    if any(twins.identical for twins in drawn.family.twins):
        found.append((svg.element("path", d="M4 9L15-9L26 9M9.500 0H20.500"), _("identical twins")))
    if drawn.outlines:
        home = svg.element("rect", x=1, y=-8, width=28, height=16, rx=5, class_="home", stroke="#b5452c",
                           stroke_dasharray="4 3")  # fmt: skip
        found.append((home, _("live together")))
    return found
