"""A day as a form asks for it: picked by the browser's own picker, within the years that somebody can mean."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Older than anybody alive, and far enough ahead; beyond them a calendar soon counts past the last day there is.
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class Day(forms.DateInput):
    """The browser's own day picker."""

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day between EARLIEST and LATEST; another one is refused where it was typed."""

    widget = Day

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise ValidationError(_("A day between 1900 and 2199."), code="far")
        return day
