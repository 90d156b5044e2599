"""Following a new key: what an older one sealed is sealed anew, wherever it lies, so that the older one may go."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.storage import sealing


@dataclass(frozen=True)
class SealedIn:
    """Columns of one table that hold sealed bytes, each bound to the uid of its row.

    `fields` says for a row under which stable name each of these columns was sealed.
    """

    model: type[models.Model]
    columns: tuple[str, ...]
    fields: Callable[[Any], Mapping[str, str]]

    def under_older_keys(self, *, after: int = 0, most: int) -> list[int]:
        """Keys of the next rows that need another key than the one that seals now, in their order."""
        found: list[int] = []
        rows = self.model._base_manager.filter(pk__gt=after).order_by("pk").values_list("pk", *self.columns)
        for key, *held in rows.iterator():
            if any(_is_older(bytes(data)) for data in held if data):
                found.append(key)
            if len(found) == most:
                break
        return found


@dataclass(frozen=True)
class Resealed:
    """How many texts of a batch lie under the current key now, and how many no key here opens."""

    anew: int
    unreadable: int


@action
def reseal_rows(*, where: SealedIn, keys: Collection[int], by: Actor, at: datetime) -> Resealed:
    """Seals these rows under the current key; what was emptied or written anew meanwhile stays as it is.

    What no key of this installation opens is left alone: another key may still come back.
    """
    anew = unreadable = 0
    known: Any = where.model._base_manager
    for row in known.filter(pk__in=keys).order_by("pk"):
        for column, field in where.fields(row).items():
            data = bytes(getattr(row, column) or b"")
            if not data or not _is_older(data):
                continue
            try:
                made = sealing.anew(data, field=field, uid=row.uid)
            except sealing.Unreadable:
                unreadable += 1
                continue
            # Only where the bytes are still those that were read: whoever empties a row is not overruled.
            anew += known.filter(pk=row.pk, **{column: getattr(row, column)}).update(**{column: made})
    audit.write(
        verb="sealed.reseal", by=by, at=at, rows=anew,
        values={"table": where.model._meta.label_lower, "unreadable": unreadable},
    )  # fmt: skip
    return Resealed(anew, unreadable)


def _is_older(data: bytes) -> bool:
    try:
        return not sealing.is_current(data)
    except sealing.Unreadable:
        return True
