"""What is typed about shifts: what for, when and how many; and when a volunteer has time."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.refusals import Refusal
from youju.services.volunteers.models import Served, Shift
from youju.services.volunteers.rules.availability import Span, read, written
from youju.services.volunteers.rules.shifts import MOST_PLACES
from youju.web.activities.board import WEEKDAYS
from youju.web.activities.session_forms import Clock
from youju.web.people.forms.parts import PartForm
from youju.web.shell.days import DayField
from youju.web.volunteers.forms import OfficeForm


class ShiftForm(OfficeForm):
    what = forms.CharField(
        label=_("What for"), max_length=80, help_text=_("For example 图书整理 or 周六托管助教.")
    )
    served = forms.ChoiceField(label=_("Service"), choices=Served.choices)
    day = DayField(label=_("Date"))
    start = forms.TimeField(label=_("From"), widget=Clock())
    end = forms.TimeField(label=_("Until"), widget=Clock())
    places = forms.IntegerField(label=_("How many are wanted"), min_value=1, max_value=MOST_PLACES)
    meets_children = forms.BooleanField(
        label=_("They meet children"), required=False,
        help_text=_("Then only those sign up whose clearance and training stand on this day."),
    )  # fmt: skip
    site: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Site"), required=False, empty_label=_("none of the sites")
    )
    programme: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Programme"), required=False, empty_label=_("none of the programmes")
    )
    skill = forms.CharField(
        label=_("Skill that helps"), max_length=40, required=False,
        help_text=_("One word, such as 摄影; whoever has it stands higher in the list."),
    )  # fmt: skip
    skill_needed = forms.BooleanField(
        label=_("Only with this skill"), required=False,
        help_text=_("Then only those sign up whose skills name it."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note for the volunteers"), max_length=200, required=False,
        help_text=_("Stands in the reminder: where to meet, what to bring."),
    )  # fmt: skip

    @staticmethod
    def of(shift: Shift) -> dict[str, Any]:
        """The shift as the form shows it."""
        names = (
            "what",
            "served",
            "day",
            "start",
            "end",
            "places",
            "meets_children",
            "skill",
            "skill_needed",
            "note",
        )
        places = {name: getattr(shift, name) for name in ("site", "programme")}
        return {
            **{name: getattr(shift, name) for name in names},
            **{name: row.uid if row else None for name, row in places.items()},
        }


class HoursField(forms.CharField):
    """The hours of one weekday; what names none is asked about."""

    def clean(self, value: Any) -> tuple[Span, ...]:
        try:
            return read(super().clean(value) or "")
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class AvailabilityForm(PartForm):
    """One line for each weekday."""

    def __init__(self, *args: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        for number, weekday in enumerate(WEEKDAYS):
            self.fields[f"day_{number}"] = HoursField(
                label=weekday, required=False, max_length=120,
                help_text="" if number else pgettext_lazy("hours", "For example 9:00-12:00, or 下午, or 全天."),
            )  # fmt: skip

    @staticmethod
    def of(spans: dict[int, tuple[Span, ...]]) -> dict[str, str]:
        """The hours as the form shows them."""
        return {f"day_{number}": written(some) for number, some in spans.items()}

    def spans(self) -> dict[int, tuple[Span, ...]]:
        """By weekday, what was entered."""
        return {number: self.cleaned_data[f"day_{number}"] for number in range(len(WEEKDAYS))}
