"""A passage as the checks see it: plain values, no row of any table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from youju.reporting.bulletins.rules.checks.findings import Name
from youju.reporting.bulletins.rules.tokens import DateToken, Link, Quoted


@dataclass(frozen=True)
class Said:
    """A figure as a token prints it; `name` is None for a token that means nothing, then `refusal` says why.

    `said` is how the sentence prints it, `number` and `unit` how a margin does. `measure` is the unit's key in the
    count grammar, `counters` the measure words that print it, `form` what the token asks for.
    """

    name: Name | None
    said: str
    number: str = ""
    unit: str = ""
    label: str = ""
    scope: str = ""
    offices: tuple[int, ...] = ()
    amount: int | None = None
    measure: str = ""
    counters: tuple[str, ...] = ()
    reading: str = "flow"
    form: str = "unit"
    served: bool = False
    rough: bool = False
    distinct: bool = False
    refusal: str = ""

    @property
    def known(self) -> bool:
        return self.name is not None

    @property
    def printed(self) -> str:
        """Number and unit, whatever the token's form."""
        return self.number + self.unit


Piece = str | Said | DateToken | Quoted | Link


@dataclass(frozen=True)
class Picture:
    """A picture in a story; `consent` is what was said of those shown, empty while nobody has said anything.

    `place` is its uid, to which a finding leads.
    """

    alt: str = ""
    consent: str = ""
    place: UUID | None = None


@dataclass(frozen=True)
class Passage:
    """A line or a story. `pieces` are its words in order, a story's title apart.

    `margin_text` is what stands in the margin where that is no figure. `office` is whose words they are.
    """

    place: UUID
    margin: Said | None = None
    pieces: tuple[Piece, ...] = ()
    title: tuple[Piece, ...] = ()
    margin_text: str = ""
    office: int | None = None
    kind: str = ""
    story: bool = False
    link: str = ""
    pictures: tuple[Picture, ...] = ()

    @property
    def tokens(self) -> tuple[Said, ...]:
        """The figures of its words, those of the title first."""
        return tuple(piece for piece in (*self.title, *self.pieces) if isinstance(piece, Said))

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(piece.day for piece in (*self.title, *self.pieces) if isinstance(piece, DateToken))

    def resolved(self) -> tuple[Said, ...]:
        """Every figure, that of the margin first."""
        return (*((self.margin,) if self.margin is not None else ()), *self.tokens)

    def figures(self) -> list[Said]:
        """Every known figure once, that of the margin first."""
        found = {row.name: row for row in reversed(self.resolved()) if row.known}
        return list(found.values())[::-1]

    @property
    def text(self) -> str:
        """The words as they are printed."""
        return plain(self.pieces)

    @property
    def state(self) -> str:
        """Everything of the passage that a check may have looked at."""
        margin = self.margin.printed if self.margin else self.margin_text
        pictures = "\n".join(f"{picture.alt}|{picture.consent}" for picture in self.pictures)
        return "\n".join([margin, plain(self.title), self.text, self.link, pictures])

    def sentences(self) -> Iterator["tuple[Piece, ...]"]:
        """Its sentences, each as its pieces: parted at 。！？ and ends of paragraphs."""
        return split(self.pieces, SENTENCE)


SENTENCE = re.compile(r"[。！？!?\n]+")
CLAUSE = re.compile(r"[，,；;：:、。！？!?\n]+")
STATEMENT = re.compile(r"[；;。！？!?\n]+")


def plain(pieces: tuple[Piece, ...]) -> str:
    """Pieces as one text, as they are printed."""
    return "".join(_printed(piece) for piece in pieces)


def own_words(pieces: tuple[Piece, ...], gap: str = "\ufffc") -> str:
    """Only what was typed; what stands in braces leaves a gap."""
    texts = (piece.text if isinstance(piece, Link) else piece for piece in pieces)
    return "".join(text if isinstance(text, str) else gap for text in texts)


def split(pieces: tuple[Piece, ...], at: re.Pattern[str]) -> Iterator[tuple[Piece, ...]]:
    """The pieces parted wherever the typed text matches `at`."""
    running: list[Piece] = []
    for piece in pieces:
        if not isinstance(piece, str):
            running.append(piece)
            continue
        first, *rest = at.split(piece)
        running.append(first)
        for part in rest:
            if any(running):
                yield tuple(piece for piece in running if piece != "")
            running = [part]
    if any(running):
        yield tuple(piece for piece in running if piece != "")


def before_and_after(pieces: tuple[Piece, ...]) -> Iterator[tuple[Said, str, str]]:
    """Each known figure with the printed text before and after it."""
    for place, piece in enumerate(pieces):
        if isinstance(piece, Said) and piece.known:
            yield piece, plain(pieces[:place]), plain(pieces[place + 1 :])


def near(text: str, word: str, around: int = 8) -> str:
    """`word` with some characters on both sides, as a quotation shows a place."""
    at = text.find(word)
    if at < 0:
        return word
    line = text.rfind("\n", 0, at) + 1
    begin, end = max(line, at - around), min(len(text), at + len(word) + around)
    return ("…" if begin > line else "") + text[begin:end].replace("\n", " ") + ("…" if end < len(text) else "")


def short(text: str, length: int = 24) -> str:
    """The beginning of a text, for a quotation."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length] + "…"


def _printed(piece: Piece) -> str:
    if isinstance(piece, Said):
        return piece.said
    if isinstance(piece, DateToken):
        return f"{piece.day.month}月{piece.day.day}日"
    return piece.text if isinstance(piece, Quoted | Link) else piece
