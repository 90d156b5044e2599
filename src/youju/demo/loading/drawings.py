"""Pictures for the demo, drawn here: no photo of a real child or place has a reason to be in it."""

from collections.abc import Callable
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

Pen = ImageDraw.ImageDraw
WIDTH, HEIGHT = 1200, 800

_WALL, _PAPER, _INK = "#f3e9d8", "#fffaf0", "#4a4038"
_RED, _GOLD, _GREEN, _DEEP, _SKY, _NIGHT = "#b8432f", "#e2b04a", "#6f9a5d", "#4d7350", "#cfe3ea", "#2f3e55"
_BOOKS = (_RED, "#d98a4e", _GOLD, _GREEN, "#5c8aa8", "#80628b", _PAPER)


def drawn(name: str) -> bytes:
    """The picture of this name as a JPEG of 1200 × 800; the same bytes each time. Raises KeyError."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _WALL)
    _SCENES[name](ImageDraw.Draw(picture), Random(name))
    out = BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


def _sill(pen: Pen, chance: Random) -> None:
    """Seedlings on a window sill, a tree outside."""
    pen.rectangle((150, 60, 1050, 600), fill=_SKY, outline=_PAPER, width=26)
    for _ in range(70):
        x, y, size = chance.randint(620, 985), chance.randint(125, 360), chance.randint(26, 62)
        pen.ellipse((x - size, y - size, x + size, y + size), fill=chance.choice((_GREEN, "#86ad6e", _DEEP)))
    pen.polygon([(770, 600), (790, 330), (820, 330), (845, 600)], fill="#7d5f45")
    pen.rectangle((150, 60, 1050, 600), outline=_PAPER, width=26)
    pen.rectangle((588, 60, 612, 600), fill=_PAPER)
    pen.rectangle((90, 600, 1110, 650), fill="#c9a77d")
    for x in range(190, 1060, 170):
        pen.polygon([(x - 52, 470), (x + 52, 470), (x + 36, 600), (x - 36, 600)], fill="#c1694a")
        pen.rectangle((x - 60, 455, x + 60, 485), fill="#a95538")
        pen.line((x, 460, x + chance.randint(-8, 8), 370), fill=_DEEP, width=9)
        for side in (-1, 1):
            pen.ellipse((x - 34 + 28 * side, 350, x + 34 + 28 * side, 392), fill=_GREEN)


def _couplets(pen: Pen, chance: Random) -> None:
    """Red papers drying on a line in a corridor."""
    pen.polygon([(0, 800), (1200, 800), (800, 560), (400, 560)], fill="#d8c3a1")
    pen.rectangle((400, 130, 800, 560), fill="#e8d8bd")
    pen.polygon([(0, 0), (400, 130), (400, 560), (0, 800)], fill="#efe2cc")
    pen.polygon([(1200, 0), (800, 130), (800, 560), (1200, 800)], fill="#e4d3b6")
    pen.arc((-260, -420, 1460, 250), 20, 160, fill=_INK, width=5)
    for x in range(110, 1140, 195):
        top = int(250 - ((x - 600) / 860) ** 2 * 210) + 10
        half = 82 + chance.randint(-4, 4)
        middle = top + half + 16
        pen.rectangle((x - 7, top - 18, x + 7, top + 20), fill="#c9a77d")
        pen.polygon([(x, middle - half), (x + half, middle), (x, middle + half), (x - half, middle)], fill=_RED)
        inner = half - 17
        pen.polygon(
            [(x, middle - inner), (x + inner, middle), (x, middle + inner), (x - inner, middle)],
            outline=_GOLD, width=6,
        )  # fmt: skip
        pen.ellipse((x - 22, middle - 22, x + 22, middle + 22), fill=_GOLD)


def _shelf(pen: Pen, chance: Random) -> None:
    """A shelf of books under a lamp, evening outside."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=_NIGHT)
    pen.polygon([(600, 60), (170, 800), (1030, 800)], fill="#5b5a55")
    pen.polygon([(600, 60), (330, 800), (870, 800)], fill="#8d7f62")
    pen.rectangle((190, 190, 1010, 800), fill="#8a6240")
    for row in range(3):
        floor = 385 + 195 * row
        pen.rectangle((214, floor - 172, 986, floor), fill="#5d4029")
        x = 224
        while x < 940:
            wide, tall = chance.randint(20, 46), chance.randint(96, 156)
            pen.rectangle((x, floor - tall, x + wide, floor - 1), fill=chance.choice(_BOOKS))
            pen.rectangle((x + 4, floor - tall + 14, x + wide - 4, floor - tall + 20), fill=_INK)
            x += wide + (4 if chance.random() > 0.12 else 34)
    pen.polygon([(520, 110), (680, 110), (640, 40), (560, 40)], fill=_GOLD)
    pen.line((600, 0, 600, 40), fill=_PAPER, width=6)


def _coach(pen: Pen, chance: Random) -> None:
    """A coach on its way home between hills."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill="#f4dcc0")
    pen.ellipse((880, 110, 1030, 260), fill=_GOLD)
    for x, top, colour in ((-200, 300, "#b9c7b0"), (320, 250, "#a3b99b"), (760, 320, "#8faa88")):
        pen.ellipse((x, top, x + 760, top + 700), fill=colour)
    pen.polygon([(0, 640), (1200, 560), (1200, 800), (0, 800)], fill="#6d6259")
    for x in range(40, 1200, 150):
        pen.line((x, 722 - x // 15, x + 80, 717 - x // 15), fill=_PAPER, width=8)
    pen.rounded_rectangle((300, 330, 900, 610), 46, fill=_RED)
    pen.rectangle((300, 520, 900, 545), fill=_GOLD)
    for x in range(340, 800, 118):
        pen.rounded_rectangle((x, 372, x + 96, 482), 14, fill=_SKY)
    pen.rounded_rectangle((816, 372, 884, 560), 14, fill=_SKY)
    for x in (400, 770):
        pen.ellipse((x - 58, 550, x + 58, 666), fill=_INK)
        pen.ellipse((x - 26, 582, x + 26, 634), fill="#bfb3a4")
    for _ in range(26):
        x, y = chance.randint(0, 1190), chance.randint(20, 250)
        pen.line((x, y, x + 14, y - 5, x + 28, y), fill="#c7a787", width=4)


def _stage(pen: Pen, chance: Random) -> None:
    """A small stage by the road, with bunting."""
    pen.rectangle((0, 0, WIDTH, 520), fill=_SKY)
    for x in range(0, 1200, 150):
        tall = chance.randint(150, 330)
        pen.rectangle((x, 520 - tall, x + 138, 520), fill=chance.choice(("#d9cdbb", "#c8bba8", "#e4d8c6")))
        for y in range(540 - tall, 490, 56):
            for window in (x + 24, x + 84):
                pen.rectangle((window, y, window + 28, y + 32), fill="#9fb6bf")
    pen.rectangle((0, 520, WIDTH, HEIGHT), fill="#b7ab9a")
    pen.polygon([(260, 560), (940, 560), (1030, 700), (170, 700)], fill="#d9a566")
    pen.rectangle((170, 700, 1030, 750), fill="#a9743f")
    pen.rectangle((300, 180, 318, 566), fill=_INK)
    pen.rectangle((882, 180, 900, 566), fill=_INK)
    pen.line((309, 190, 600, 262, 891, 190), fill=_INK, width=4)
    for place, x in enumerate(range(330, 870, 54)):
        y = 196 + int(66 * (1 - abs(x + 20 - 600) / 300))
        pen.polygon([(x, y), (x + 42, y), (x + 21, y + 52)], fill=_BOOKS[place % 6])
    pen.rectangle((588, 410, 600, 620), fill=_INK)
    pen.ellipse((574, 376, 614, 420), fill=_RED)


def _desks(pen: Pen, chance: Random) -> None:
    """Rows of desks before a blackboard, nobody in yet."""
    pen.rectangle((170, 80, 1030, 400), fill="#39564a", outline="#8a6240", width=20)
    for y in range(150, 340, 52):
        pen.line((230, y, chance.randint(520, 900), y), fill="#d6e0d4", width=7)
    for row, (y, wide) in enumerate(((470, 150), (560, 190), (680, 240))):
        for column in range(4):
            x = 600 + (column - 1.5) * (wide + 50 + 16 * row)
            pen.polygon(
                [(x - wide / 2, y), (x + wide / 2, y), (x + wide / 2 + 16, y + 46), (x - wide / 2 - 16, y + 46)],
                fill="#d9a566",
            )
            for leg in (-1, 1):
                foot = x + leg * wide / 2
                pen.rectangle((foot - 6, y + 46, foot + 6, y + 104), fill="#7d5f45")
            pen.rectangle((x - 40, y + 8, x + 14, y + 30), fill=chance.choice(_BOOKS))


_SCENES: dict[str, Callable[[Pen, Random], None]] = {
    "sill": _sill,
    "couplets": _couplets,
    "shelf": _shelf,
    "coach": _coach,
    "stage": _stage,
    "desks": _desks,
}
