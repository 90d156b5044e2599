"""Answers between page and product: bars that open what they count, and the form of the tally."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise

from youju.services.activities.models import Face, SatisfactionTally
from youju.services.activities.queries.voices import Counts
from youju.services.activities.rules.voices import MOST_COUNTED


@dataclass(frozen=True)
class Bar:
    """How many chose one face; `href` is where the answers stand that are counted here."""

    face: str
    label: Promise
    amount: int
    href: str

    @property
    def printed(self) -> str:
        return str(self.amount)


def bars(counts: Counts, href: str = "") -> list[Bar]:
    """One bar for each face, in their order."""
    return [Bar(face, face.label, counts.of(face), f"{href}?face={face}" if href else "") for face in Face]


class Counting(forms.Form):
    """How many chose each face; an empty box is nobody."""

    n_good = forms.IntegerField(label=Face.GOOD.label, min_value=0, max_value=MOST_COUNTED, required=False)
    n_soso = forms.IntegerField(label=Face.SOSO.label, min_value=0, max_value=MOST_COUNTED, required=False)
    n_bad = forms.IntegerField(label=Face.BAD.label, min_value=0, max_value=MOST_COUNTED, required=False)

    @staticmethod
    def of(tally: SatisfactionTally | None) -> dict[str, Any]:
        """What is counted already."""
        return {name: getattr(tally, name) for name in Counting.base_fields} if tally else {}

    def values(self) -> dict[str, int]:
        """What was typed."""
        return {name: n or 0 for name, n in self.cleaned_data.items()}
