"""What is typed in a form of a case and not saved yet.

Handling: sealed like the papers themselves and read by nobody but its writer, after a look at the case; it goes
with the saving, when it is thrown away, and with its writer's right to open the case. Nothing of it stays in a
browser.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.db import models

from youju.ground.access.looking import Look
from youju.ground.access.models import Actor
from youju.ground.storage import sealing
from youju.services.cases.models.cases import Case
from youju.services.cases.models.sealed import SealedText, _read


class PaperDraft(SealedText):
    """The fields of one unsaved form: of a paper at a version, or without `paper` of a new one of the sort."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    sort = models.CharField(max_length=11)
    paper = models.UUIDField(null=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["by", "paper"], condition=models.Q(paper__isnull=False), name="draft_of_a_paper_once"
            ),
            models.UniqueConstraint(
                fields=["by", "case", "sort"], condition=models.Q(paper__isnull=True), name="draft_of_a_sort_once"
            ),
        ]

    def keep(self, typed: Mapping[str, Any]) -> None:
        """Seals everything that stands in the form."""
        text = json.dumps(typed, ensure_ascii=False)
        self.words = sealing.seal(text, field=self.field(), uid=self.uid)

    def typed(self, look: Look) -> dict[str, Any]:
        """What stood in the form, by the names of its fields. Raises NotLooked, PaperKeyMissing."""
        look.covers(self.case.uid)
        return _read(bytes(self.words), self.field(), self.uid)
