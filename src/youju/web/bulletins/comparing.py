"""Two texts of a passage as a reader compares them: changes marked, figures as chips with their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from youju.ground.measures.indicators import Indicator, indicators
from youju.reporting.bulletins.models import Issue, Line, LineVersion
from youju.reporting.bulletins.queries.versions import Said
from youju.reporting.bulletins.rules import DateToken, FigureToken, Link, Quoted, UnreadableToken, read
from youju.reporting.bulletins.rules.differences import GONE, NEW, SAME, difference, words
from youju.web.bulletins.words import day


@dataclass(frozen=True)
class Mark:
    """A piece of a compared text; a chip is a figure, a date or quoted words. `kind` is same, gone or new."""

    kind: str
    text: str
    chip: bool = False


@dataclass(frozen=True)
class Marked:
    """One text of a passage, with what changed in it."""

    marks: tuple[Mark, ...]
    name: str = ""

    @property
    def changed(self) -> bool:
        return any(mark.kind != SAME for mark in self.marks)

    @property
    def before(self) -> "Marked":
        """What the first text says: without what is new."""
        return Marked(tuple(mark for mark in self.marks if mark.kind != NEW), self.name)

    @property
    def after(self) -> "Marked":
        """What the second text says: without what is gone."""
        return Marked(tuple(mark for mark in self.marks if mark.kind != GONE), self.name)


@dataclass(frozen=True)
class MarkedPicture:
    """A picture in two versions: `kind` is same, gone or new; `version` is whose it is, none if it stands.

    `alt` is marked like any text; `cropped` and `moved` tell what else is another.
    """

    uid: UUID
    version: int | None
    kind: str
    number: int
    alt: Marked
    cropped: bool = False
    moved: bool = False

    @property
    def changed(self) -> bool:
        return self.kind != SAME or self.alt.changed or self.cropped or self.moved


@dataclass(frozen=True)
class Comparer:
    """Compares the texts of one issue; `known` names its figures."""

    known: Mapping[str, Indicator]

    @classmethod
    def of(cls, issue: Issue) -> "Comparer":
        return cls(indicators(issue.network))

    def text(self, old: str, new: str, name: str = "") -> Marked:
        marks = (mark for stretch in difference(old, new) for mark in self._marks(stretch.kind, stretch.text))
        return Marked(tuple(marks), name)

    def versions(self, old: Said, new: Said) -> tuple[Marked, ...]:
        """The texts of a passage one by one."""
        return self.texts(old.words, new.words, line=isinstance(new.row, Line | LineVersion))

    def texts(self, old: Sequence[str], new: Sequence[str], *, line: bool) -> tuple[Marked, ...]:
        """Margin and sentence of a line, or title and text of a story."""
        names = (_("Margin number"), _("Sentence")) if line else (_("Title"), _("Text"))
        # What is empty on both sides is not there.
        texts = zip(old, new, names, strict=True)
        return tuple(self.text(a, b, name) for a, b, name in texts if a or b)

    def pictures(self, old: Said, new: Said) -> tuple[MarkedPicture, ...]:
        """The pictures of a story: those of the second version in their order, then those that are gone."""
        before = {row.uid: row for row in old.pictures}
        kept = [row.uid for row in new.pictures if row.uid in before]
        order = [row.uid for row in old.pictures if row.uid in kept]
        found = []
        for number, row in enumerate(new.pictures, 1):
            was, where = before.get(row.uid), new.version if new.kept is not None else None
            if was is None:
                found.append(MarkedPicture(row.uid, where, NEW, number, self.text(row.alt, row.alt)))
                continue
            moved = kept.index(row.uid) != order.index(row.uid)
            marks = self.text(was.alt, row.alt)
            found.append(MarkedPicture(row.uid, where, SAME, number, marks, was.crop != row.crop, moved))
        for number, row in enumerate(old.pictures, 1):
            if row.uid not in kept:
                where = old.version if old.kept is not None else None
                found.append(MarkedPicture(row.uid, where, GONE, number, self.text(row.alt, row.alt)))
        return tuple(found)

    def plain(self, said: Said) -> tuple[Marked, ...]:
        """A version by itself: nothing is marked, figures are chips."""
        return self.versions(said, said)

    def _marks(self, kind: str, text: str) -> list[Mark]:
        found: list[Mark] = []
        for word in words(text):
            name = self._name(word)
            if name is not None:
                found.append(Mark(kind, name, chip=True))
            elif found and not found[-1].chip:
                found[-1] = Mark(kind, found[-1].text + word)
            else:
                found.append(Mark(kind, word))
        return found

    def _name(self, word: str) -> str | None:
        """What a token is called; None for what is no token."""
        if not word.startswith(("{", "[")) or len(word) == 1:
            return None
        try:
            token = read(word)[0]
        except UnreadableToken:
            return None
        if isinstance(token, DateToken):
            return day(token.day)
        if isinstance(token, Quoted):
            return token.text
        if isinstance(token, Link):
            return f"{token.text} → {token.address}"
        if isinstance(token, FigureToken):
            label = str(self.known[token.key].label) if token.key in self.known else token.key
            if token.month:
                label = f"{label} · {_('late')} {token.month}"
            return f"{label} @{'+'.join(token.offices)}" if token.offices else label
        return None
