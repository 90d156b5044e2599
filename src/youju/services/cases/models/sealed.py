"""Words of a case lie sealed, all of one paper together, and open for a look at this very case.

Handling: sensitive personal data of clients, sealed with AES-GCM and bound to its row; each opening is written
down before. Kept as long as the case; erasure and the retention rules empty the words and leave the row and its
counts. Never in a search index, an audit text, a job or an export; scans lie sealed in the database, not among the
uploads.
"""

import base64
import json
from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.looking import Look
from youju.ground.access.models import Actor
from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Identified
from youju.ground.storage import sealing, triggers
from youju.services.cases.rules.papers import PaperSort
from youju.services.cases.rules.refusals import PaperKeyMissing


class Sealable(models.Model):
    """Named texts in one sealed piece, so that a page of notes opens one piece a note."""

    SEALED: ClassVar[tuple[str, ...]] = ()

    words = models.BinaryField(blank=True, default=b"")

    class Meta:
        abstract = True

    @property
    def of_case(self) -> UUID:
        """Whom a look has to cover."""
        return self.case.uid  # type: ignore[attr-defined]

    def close(self, words: Mapping[str, str]) -> None:
        """Seals the texts for this row; those left empty too, so that nobody sees who wrote nothing."""
        said = {name: words.get(name, "") for name in self.SEALED}
        self.words = sealing.seal(json.dumps(said, ensure_ascii=False), field=self.field(), uid=self.uid)  # type: ignore[attr-defined]

    def open(self, look: Look) -> dict[str, str]:
        """The texts, for a look at this case. Raises NotLooked, PaperKeyMissing. Emptied ones are empty."""
        look.covers(self.of_case)
        return {**dict.fromkeys(self.SEALED, ""), **_read(bytes(self.words), self.field(), self.uid)}  # type: ignore[attr-defined]

    @classmethod
    def field(cls) -> str:
        """The stable name under which these texts lie sealed."""
        return f"cases.{cls._meta.model_name}.words"


class SealedText(Identified, Sealable):
    """A row of its own with sealed texts."""

    class Meta:
        abstract = True


class Paper(Record, Sealable):
    """One dated paper of a case; its day is `happened_on`."""

    SORT: ClassVar[PaperSort]

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        abstract = True
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["case", "happened_on"], name="%(class)s_of_case"),
        ]

    @property
    def sort(self) -> PaperSort:
        return self.SORT


class EarlierWords(SealedText):
    """What a paper said before it was changed: its texts and its plain values, sealed together."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    paper = models.UUIDField(db_index=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "version"], name="earlier_words_once")]

    def keep(self, said: Mapping[str, Any]) -> None:
        """Seals everything that the paper said."""
        text = json.dumps(said, ensure_ascii=False, default=str)
        self.words = sealing.seal(text, field=self.field(), uid=self.uid)

    def said(self, look: Look) -> dict[str, Any]:
        """What it said, by name. Raises NotLooked, PaperKeyMissing."""
        look.covers(self.case.uid)
        return _read(bytes(self.words), self.field(), self.uid)


class Scan(SealedText):
    """The picture or PDF of a paper, sealed as it is: it never lies among the uploads."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    paper = models.UUIDField(db_index=True)
    media_type = models.CharField(_("sort of file"), max_length=60)
    size = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    def keep(self, data: bytes) -> None:
        """Seals the bytes."""
        self.words = sealing.seal(base64.b64encode(data).decode(), field=self.field(), uid=self.uid)

    def bytes(self, look: Look) -> bytes:
        """The file. Raises NotLooked, PaperKeyMissing."""
        look.covers(self.case.uid)
        try:
            return base64.b64decode(sealing.unseal(bytes(self.words), field=self.field(), uid=self.uid))
        except sealing.Unreadable as wrong:
            raise PaperKeyMissing from wrong


def _read(data: bytes, field: str, uid: UUID) -> dict[str, Any]:
    if not data:
        return {}
    try:
        found: dict[str, Any] = json.loads(sealing.unseal(data, field=field, uid=uid))
    except sealing.Unreadable as wrong:
        raise PaperKeyMissing from wrong
    return found


triggers.declare(triggers.Guard("cases_earlierwords", "DELETE"))
