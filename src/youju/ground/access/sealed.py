"""Words of a row that lie sealed, each in a column of its own, and open for a look that was written down."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from django.db import models

from youju.ground.access.looking import Look
from youju.ground.storage import sealing


class SealedWords(models.Model):
    """Part of a row with a uid: the columns named in `SEALED` hold bytes, bound to column and row."""

    SEALED: ClassVar[tuple[str, ...]] = ()
    uid: UUID

    class Meta:
        abstract = True

    @property
    def about(self) -> UUID:
        """Whom a look has to cover: this row, unless it hangs on another."""
        return self.uid

    def sealed_under(self) -> dict[str, str]:
        """The stable name under which each column lies sealed."""
        return {name: f"{self._meta.app_label}.{self._meta.model_name}.{name}" for name in self.SEALED}

    def close(self, words: Mapping[str, str]) -> None:
        """Seals the words for this row; an empty text is sealed too, so that nobody sees who wrote nothing."""
        for name, field in self.sealed_under().items():
            setattr(self, name, sealing.seal(words.get(name, ""), field=field, uid=self.uid))

    def open(self, look: Look) -> Mapping[str, str | None]:
        """The words, for a look that covers them: erased ones empty, unreadable ones None. Raises NotLooked."""
        look.covers(self.about)
        return {name: self._opened(name, field) for name, field in self.sealed_under().items()}

    def _opened(self, name: str, field: str) -> str | None:
        data = bytes(getattr(self, name))
        try:
            return sealing.unseal(data, field=field, uid=self.uid) if data else ""
        except sealing.Unreadable:
            return None
