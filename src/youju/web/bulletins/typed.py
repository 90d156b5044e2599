"""Words as they come from a keyboard or a paste: marks that turn or hide a text are no part of them."""

from typing import Any

from django import forms

from youju.ground.evidence.fields.words import tidy


class Typed(forms.CharField):
    """A text without invisible marks; one that holds nothing else is empty."""

    def to_python(self, value: Any) -> str:
        # A null character is asked about and not dropped: it comes from a broken program, not from a hand.
        text = str(super().to_python(value))
        return text if "\x00" in text else tidy(text)
