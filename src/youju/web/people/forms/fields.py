"""Fields that several forms of people share: a birth as it is known, words in a row, another person."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office
from youju.ground.people.models import Person
from youju.ground.people.queries.persons import in_office
from youju.ground.people.rules import births
from youju.ground.people.rules.births import Birth

_BETWEEN = re.compile(r"[,，、;；\n]+")


class BirthField(forms.CharField):
    """A day or a year."""

    def __init__(self, **said: Any) -> None:
        super().__init__(
            label=_("Born"), required=False, max_length=40,
            help_text=_("2009-05-01, or the year alone. The age follows from it."), **said,
        )  # fmt: skip

    def clean(self, value: Any) -> Birth | None:
        try:
            return births.read(super().clean(value) or "")
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal.message)) from refusal

    def prepare_value(self, value: Any) -> Any:
        return value.text() if isinstance(value, Birth) else value


def words_of(text: str) -> tuple[str, ...]:
    """The words of a line with commas between, each once."""
    return tuple(dict.fromkeys(word.strip() for word in _BETWEEN.split(text) if word.strip()))


class WordsField(forms.CharField):
    """Several words in one line, with commas between."""

    def clean(self, value: Any) -> tuple[str, ...]:
        return words_of(super().clean(value) or "")


class Picker(forms.TextInput):
    """Drawn by people/field.html: one types, the found are choices."""


class OfOffice:
    """A field that asks about the form's office; `office` is set by the form."""

    office: Office | None = None


class PersonField(OfOffice, forms.CharField):
    """Another person of the office, found by typing; `picked` is who was chosen."""

    picked: Person | None = None

    def __init__(self, **said: Any) -> None:
        super().__init__(required=False, widget=Picker(), **said)

    def clean(self, value: Any) -> Person | None:
        text = super().clean(value) or ""
        if not text:
            return None
        try:
            found = in_office(self.office, UUID(text)) if self.office else None
        except ValueError:
            found = None
        if found is None:
            raise forms.ValidationError(_("Nobody was chosen. Type again and choose from the list."))
        self.picked = found
        return found
