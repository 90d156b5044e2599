"""What services hold of a person: each says which of its tables name one, under which head, and in which words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


class DuplicatePlace(ValueError):
    """Two declarations of one table: a defect of the code, found at start."""


@dataclass(frozen=True)
class Place:
    """Rows of `model` that name a person by one of `columns` (lookups allowed); `says` tells one row in words.

    `related` are the rows that those words need, so that each is told without being asked for. `empties` are
    columns of written words about the person or those beside them: erasure leaves nothing in them.
    `withheld` rows are not told to whoever asks, and not touched by a request to erase: a law says so.
    Rows that are not `told` are parts of others, which are.
    """

    model: type[Any]
    columns: tuple[str, ...]
    head: str | Promise
    says: Callable[[Any], str]
    related: tuple[str, ...] = ()
    empties: tuple[str, ...] = ()
    withheld: bool = False
    told: bool = True


_places: dict[str, Place] = {}


def declare_place(
    model: type[Any], *columns: str, head: str | Promise, says: Callable[[Any], str],
    related: tuple[str, ...] = (), empties: tuple[str, ...] = (), withheld: bool = False, told: bool = True,
) -> None:  # fmt: skip
    """Adds a table to what is shown to a person who asks; a table given twice is a defect."""
    key = model._meta.label_lower
    if key in _places:
        raise DuplicatePlace(key)
    _places[key] = Place(model, columns, head, says, related, empties, withheld, told)


def places() -> tuple[Place, ...]:
    """Every declared table, by name."""
    return tuple(_places[key] for key in sorted(_places))
