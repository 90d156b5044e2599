"""Two people wrote the same passage: both texts beside each other, or both changes in one text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from youju.ground.access.models import Actor
from youju.reporting.bulletins.models import Issue, Line, Story
from youju.reporting.bulletins.queries.versions import Course, course
from youju.reporting.bulletins.rules.differences import merged
from youju.web.bulletins.comparing import Comparer, Marked

# Texts are merged word by word; a choice or an address is either mine or theirs.
TEXTS = ("sentence", "title", "body")


@dataclass(frozen=True)
class Conflict:
    """What stands now and what was typed meanwhile: in each the words that the other has not are marked."""

    by: Actor | None
    at: datetime | None
    theirs: tuple[Marked, ...]
    mine: tuple[Marked, ...]


@dataclass(frozen=True)
class Together:
    """The fields of a form with both changes in them; `clashes` are where both changed the same words."""

    words: Mapping[str, str]
    clashes: tuple[tuple[str, str], ...]


def conflict(issue: Issue, stands: Line | Story, typed: Mapping[str, str]) -> Conflict:
    """The typed words beside what stands."""
    line = isinstance(stands, Line)
    names = ("margin", "sentence") if line else ("title", "body")
    compared = Comparer.of(issue).texts(
        [said(stands)[name] for name in names], [typed.get(name, "") for name in names], line=line
    )
    return Conflict(
        stands.by, stands.at, tuple(row.before for row in compared), tuple(row.after for row in compared)
    )


def together(issue: Issue, stands: Line | Story, typed: Mapping[str, str], base: int) -> Together:
    """The typed words and those that stand in one text; what both began with was version `base`."""
    theirs = said(stands)
    began = _said_at(course(issue, stands.uid), base) or theirs
    words: dict[str, str] = {}
    clashes: list[tuple[str, str]] = []
    for name, other in theirs.items():
        mine = typed.get(name, other).replace("\r\n", "\n").strip()
        if name in TEXTS:
            found = merged(began[name], mine, other)
            words[name] = found.text
            clashes += found.clashes
        else:
            words[name] = other if mine == began[name] else mine
    return Together(words, tuple(clashes))


def said(row: object) -> dict[str, str]:
    """The words of a passage or a version of it, by the names of its form."""
    names: Sequence[str] = ("margin", "sentence") if hasattr(row, "sentence") else ("title", "body", "link")
    found = {name: str(getattr(row, name)).replace("\r\n", "\n").strip() for name in names}
    if "title" in found:
        office = getattr(row, "office", None)
        found["office"] = office.slug if office is not None else ""
    return found


def _said_at(all_of_it: Course | None, version: int) -> dict[str, str] | None:
    found = all_of_it.number(version) if all_of_it is not None else None
    return said(found.row) if found is not None else None


def taken_out_by(issue: Issue, passage: UUID) -> Course | None:
    """The course of a passage that somebody took out; None for one that stands or never was."""
    found = course(issue, passage)
    return found if found is not None and found.standing is None else None
