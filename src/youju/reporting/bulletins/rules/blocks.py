"""The closed grammar of a story: blocks parted by blank lines, each of one kind, and one way to write them.

    A paragraph with {tokens} and [words that lead on](https://example.org/story).

    ## a sub-heading
    - an item
    > somebody's own words

A line end inside a paragraph is a space of the editor's window. There is nothing else: no bold, no nesting.
"""

from collections.abc import Iterable

PARAGRAPH, HEADING, ITEM, QUOTE = "p", "h3", "li", "quote"
_MARKS = {"## ": HEADING, "- ": ITEM, "> ": QUOTE}
_LEADS = {kind: mark for mark, kind in _MARKS.items()}

Block = tuple[str, str]


def blocks(body: str) -> list[Block]:
    """The (kind, text) of each block, in order; texts hold no line ends and no blanks around them."""
    found = []
    for paragraph in body.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n\n"):
        for line in _lines(paragraph):
            kind = next((kind for mark, kind in _MARKS.items() if line.startswith(mark)), PARAGRAPH)
            found.append((kind, line[len(_LEADS.get(kind, "")) :].strip()))
    return found


def written(told: Iterable[Block]) -> str:
    """The blocks as they are stored: `blocks` reads the same ones from it."""
    out, before = "", ""
    for kind, text in told:
        if text:
            together = kind == before and kind in (ITEM, QUOTE)
            out += ("" if not out else "\n" if together else "\n\n") + _LEADS.get(kind, "") + text
            before = kind
    return out


def joined(body: str, more: str) -> str:
    """The blocks of two texts in one."""
    return written([*blocks(body), *blocks(more)])


def without(body: str, brought: str) -> str:
    """The text without the blocks that were brought, each taken out once and only where it still reads so."""
    left = blocks(body)
    for block in blocks(brought):
        if block in left:
            # The last one alike is the one that was put behind the others.
            del left[len(left) - 1 - left[::-1].index(block)]
    return written(left)


def _lines(paragraph: str) -> list[str]:
    """The lines of a paragraph; those that begin with no mark belong to the one before them."""
    found: list[str] = []
    for line in filter(None, (line.strip() for line in paragraph.split("\n"))):
        if found and not line.startswith(tuple(_MARKS)) and not found[-1].startswith(tuple(_MARKS)):
            found[-1] += line
        else:
            found.append(line)
    return found
