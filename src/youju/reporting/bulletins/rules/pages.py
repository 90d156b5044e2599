"""What an office prints, as it is signed: passages with the figures they show; and what changed in it since."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest
from typing import Any


@dataclass(frozen=True)
class Shown:
    """A figure as a passage shows it: which one, by which definition, and what it says."""

    key: str
    scope: str
    definition: str
    label: str
    whose: str
    said: str
    amount: int | None
    flags: str = ""


@dataclass(frozen=True)
class Page:
    """One passage: `where` it stands, its `words` in the order of its form, and the figures in them."""

    place: str
    kind: str
    where: str
    words: tuple[str, ...]
    figures: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Change:
    """What is not as it was signed. `what`: added, gone, words, figure, definition or order.

    `title` says which passage or figure; `was` and `now` are the texts or numbers where there are two to compare.
    """

    what: str
    place: str
    title: str
    was: str = ""
    now: str = ""


def kept(pages: Iterable[Page]) -> list[dict[str, Any]]:
    """The pages as plain values, as a signature keeps them."""
    return [asdict(page) for page in pages]


def read_back(rows: Iterable[Mapping[str, Any]]) -> tuple[Page, ...]:
    """The pages that `kept` gave away, also after they were stored as JSON."""
    return tuple(
        Page(
            row["place"], row["kind"], row["where"], tuple(row["words"]),
            tuple(Shown(**figure) for figure in row["figures"]),
        )
        for row in rows
    )  # fmt: skip


def digest(pages: Iterable[Page]) -> str:
    """Hex SHA-256 over all of it, order included."""
    text = json.dumps(kept(pages), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def changes(was: Sequence[Page], now: Sequence[Page]) -> list[Change]:
    """What somebody who signed `was` would find changed in `now`, passage by passage."""
    then, found = {page.place: page for page in was}, list[Change]()
    after = {page.place for page in now}
    for page in now:
        old = then.get(page.place)
        if old is None:
            found.append(Change("added", page.place, title(page)))
            continue
        found += [
            Change("words", page.place, title(page), before, after)
            for before, after in zip_longest(old.words, page.words, fillvalue="")
            if before != after
        ]
        if old.where != page.where:
            found.append(Change("order", page.place, title(page)))
        found += _moved(old, page)
    found += [Change("gone", page.place, title(page)) for page in was if page.place not in after]
    kept_then = [page.place for page in was if page.place in after]
    kept_now = [page.place for page in now if page.place in then]
    if kept_then != kept_now:
        found.append(Change("order", "", ""))
    return list(dict.fromkeys(found))


def title(page: Page) -> str:
    """What the passage is called: a line by its sentence, a story by its title."""
    return page.words[1] if page.kind == "line" or not page.words[0] else page.words[0]


def _moved(old: Page, page: Page) -> Iterator[Change]:
    """The figures that stand in both and say another number, or are counted otherwise."""
    then = {(figure.key, figure.scope): figure for figure in old.figures}
    for figure in page.figures:
        was = then.get((figure.key, figure.scope))
        if was is None or was == figure:
            continue
        name = f"{figure.whose} · {figure.label}" if figure.whose else figure.label
        if was.definition != figure.definition:
            yield Change("definition", page.place, name, was.said, figure.said)
        elif (was.amount, was.flags, was.said) != (figure.amount, figure.flags, figure.said):
            yield Change("figure", page.place, name, was.said, figure.said)
        else:
            yield Change("words", page.place, title(page), f"{was.whose} {was.label}", name)
