"""What differs between two texts, word by word, and how two changes of one text come together.

A token or a link is one word, as is each Chinese character; what stands in both is found sentence by sentence
first, so that a long text costs no more than a short one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
WORD = re.compile(
    r"\{[^{}\n]{0,200}\}|\[[^\[\]\n]{1,200}\]\([^()\s]{1,400}\)|[A-Za-z0-9_'-]{1,40}|\r?\n|[^\S\n]{1,40}|.", re.S
)
_SENTENCES = re.compile(r"[^。！？；\n]{0,400}[。！？；\n]?")
# More than this without a common beginning and end is shown as wholly rewritten: comparing it would take too long.
MOST_SENTENCES, MOST_WORDS = 300, 600
# One character between two changes is chance, not agreement.
_CHANCE = 1


@dataclass(frozen=True)
class Stretch:
    """A piece of the comparison: in both (`same`), only in the first (`gone`), only in the second (`new`)."""

    kind: str
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        return words(self.text)


def words(text: str) -> tuple[str, ...]:
    """The text as words, tokens and links whole."""
    return tuple(WORD.findall(text))


def difference(old: str, new: str) -> tuple[Stretch, ...]:
    """From `old` to `new` in the order of reading; `gone` and `same` give old, `new` and `same` give new."""
    return tuple(_joined(_by_sentence(old, new)))


def _by_sentence(old: str, new: str) -> Iterator[Stretch]:
    a, b = _sentences(old), _sentences(new)
    for tag, i, j, k, m in _steps(a, b, MOST_SENTENCES):
        left, right = "".join(a[i:j]), "".join(b[k:m])
        if tag == "equal":
            yield Stretch(SAME, left)
        else:
            yield from _by_word(words(left), words(right))


def _by_word(a: Sequence[str], b: Sequence[str]) -> Iterator[Stretch]:
    found = _steps(a, b, MOST_WORDS)
    for place, (tag, i, j, k, m) in enumerate(found):
        between = 0 < place < len(found) - 1
        if tag == "equal" and not (between and j - i <= _CHANCE and not a[i].startswith(("{", "["))):
            yield Stretch(SAME, "".join(a[i:j]))
        else:
            yield Stretch(GONE, "".join(a[i:j]))
            yield Stretch(NEW, "".join(b[k:m]))


def _steps(a: Sequence[str], b: Sequence[str], most: int) -> Sequence[tuple[str, int, int, int, int]]:
    """The steps from a to b; between a common beginning and end of long texts one step."""
    if len(a) <= most >= len(b):
        return SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    short = min(len(a), len(b))
    start = next((place for place in range(short) if a[place] != b[place]), short)
    left = range(short - start)
    end = next((place for place in left if a[-1 - place] != b[-1 - place]), short - start)
    rows = [
        ("equal", 0, start, 0, start), ("replace", start, len(a) - end, start, len(b) - end),
        ("equal", len(a) - end, len(a), len(b) - end, len(b)),
    ]  # fmt: skip
    return [row for row in rows if row[1] < row[2] or row[3] < row[4]]


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Changes that touch become one: what is gone first, then what is new."""
    gone, new = "", ""
    for stretch in stretches:
        if stretch.kind == GONE:
            gone += stretch.text
        elif stretch.kind == NEW:
            new += stretch.text
        elif stretch.text:
            yield from _change(gone, new)
            gone = new = ""
            yield stretch
    yield from _change(gone, new)


def _change(gone: str, new: str) -> Iterator[Stretch]:
    if gone:
        yield Stretch(GONE, gone)
    if new:
        yield Stretch(NEW, new)


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCES.findall(text) if sentence]


@dataclass(frozen=True)
class Merged:
    """Two changes of one text in one; `clashes` are the places where both changed the same words."""

    text: str
    clashes: tuple[tuple[str, str], ...]


def merged(base: str, mine: str, theirs: str) -> Merged:
    """`base` with the changes of both; where both changed the same words mine stands first and theirs after it."""
    own, other = _edits(base, mine), _edits(base, theirs)
    out, clashes, place = "", [], 0
    while own or other:
        group, start, end = _touching(own, other)
        out += base[place:start]
        ours = _applied(base, start, end, group[0])
        others = _applied(base, start, end, group[1])
        if not group[1] or ours == others:
            out += ours
        elif not group[0]:
            out += others
        else:
            out += ours + others
            clashes.append((ours, others))
        place = end
    return Merged(out + base[place:], tuple(clashes))


Edit = tuple[int, int, str]


def _edits(old: str, new: str) -> list[Edit]:
    """Where `old` changes on the way to `new`: from, until, the words in its place."""
    found: list[Edit] = []
    place = 0
    for stretch in difference(old, new):
        if stretch.kind == NEW:
            if found and found[-1][1] == place and found[-1][2] == "" and found[-1][0] < place:
                found[-1] = (found[-1][0], place, stretch.text)
            else:
                found.append((place, place, stretch.text))
            continue
        if stretch.kind == GONE:
            found.append((place, place + len(stretch.text), ""))
        place += len(stretch.text)
    return found


def _touching(own: list[Edit], other: list[Edit]) -> tuple[tuple[list[Edit], list[Edit]], int, int]:
    """Takes the next edits that overlap off both lists, with the stretch of the base that they cover."""
    first = own if own and (not other or own[0][:2] <= other[0][:2]) else other
    start, end = first[0][0], first[0][1]
    taken: tuple[list[Edit], list[Edit]] = ([], [])
    grew = True
    while grew:
        grew = False
        for edits, group in zip((own, other), taken, strict=True):
            while edits and (edits[0][0] < end or edits[0][0] == start or edits[0][:2] == (end, end)):
                edit = edits.pop(0)
                group.append(edit)
                end, grew = max(end, edit[1]), True
    return taken, start, end


def _applied(base: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    out, place = "", start
    for begin, until, text in edits:
        out += base[place:begin] + text
        place = until
    return out + base[place:end]
