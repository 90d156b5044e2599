"""Which kinds of envelopes there are: each room that seals something on a phone says here how it is understood."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from django.utils.functional import Promise

from youju.ground.access.models import Actor
from youju.ground.access.permissions import Permission
from youju.ground.envelopes.rules import Trouble
from youju.ground.organisations.models import Office


class DuplicateContents(ValueError):
    """Two rooms under one kind of envelope: a defect of the code, found at start."""


@dataclass(frozen=True)
class Shown:
    """What an envelope says, for whoever decides: what it is about, and line by line who and what."""

    title: str
    href: str
    lines: tuple[tuple[str, str], ...]


class Taking(Protocol):
    """Writes what is inside through the room's own action. With `insist` also what contradicts, as a new word."""

    def __call__(
        self, inside: bytes, about: UUID, *, by: Actor, at: datetime, reason: str = "", insist: bool = False
    ) -> Sequence[Trouble]: ...


@dataclass(frozen=True)
class Contents:
    """One kind of envelope. `office` says whose `about` is; `needs` what its maker must hold there.

    `now` tells the page what stands after a sending, `stands` a person what stands under keys that it contradicts.
    """

    kind: str
    label: Promise
    needs: tuple[Permission, ...]
    office: Callable[[UUID], Office | None]
    take: Taking
    show: Callable[[bytes, UUID, date], Shown]
    stands: Callable[[bytes, UUID, date], Shown]
    now: Callable[[UUID, date], Mapping[str, Any]]


_contents: dict[str, Contents] = {}


def declare_contents(contents: Contents) -> None:
    """Adds a kind of envelope; a kind given twice is a defect."""
    if contents.kind in _contents:
        raise DuplicateContents(contents.kind)
    _contents[contents.kind] = contents


def contents_of(kind: str) -> Contents | None:
    """How envelopes of this kind are understood; None where nobody declared it."""
    return _contents.get(kind)
