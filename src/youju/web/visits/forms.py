"""What is typed about a round: when, what for, what is brought; and from when until when it took."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.services.visits.models import VisitRound
from youju.web.activities.session_forms import Clock
from youju.web.shell.days import DayField
from youju.web.volunteers.forms import OfficeForm


class RoundForm(OfficeForm):
    purpose = forms.CharField(
        label=_("What the round is for"), max_length=80, help_text=_("For example 元宵探访 or 童缘家庭走访.")
    )
    day = DayField(label=_("Date"))
    start = forms.TimeField(label=_("From"), widget=Clock(), required=False)
    programme: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Programme"), required=False, empty_label=_("none of the programmes")
    )
    site: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Site"), required=False, empty_label=_("none of the sites")
    )
    brought = forms.CharField(
        label=_("What is brought to each home"), max_length=120, required=False,
        help_text=_("Stands in every record already; change it where a home gets something else."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note for the team"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Where to meet, what to mind. Write nothing about a family here."),
    )  # fmt: skip

    @staticmethod
    def of(round: VisitRound) -> dict[str, Any]:
        """The round as the form shows it."""
        said = {name: getattr(round, name) for name in ("purpose", "day", "start", "brought", "note")}
        places = {name: getattr(round, name) for name in ("site", "programme")}
        return {**said, **{name: row.uid if row else None for name, row in places.items()}}


class CountForm(forms.Form):
    start = forms.TimeField(label=_("Set out at"), widget=Clock())
    end = forms.TimeField(label=_("Back at"), widget=Clock())
