"""What is said of volunteers on the screen: who, with whom, which paper, how long together."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal
from youju.ground.evidence.fields import Minutes
from youju.ground.organisations.models import Office
from youju.ground.programmes.queries import programmes_in
from youju.services.volunteers.models import GroupKind, Paper, Served, TeamKind
from youju.services.volunteers.queries.register import partners_in, sites_in, teams_in
from youju.web.people.forms.fields import OfOffice, PersonField
from youju.web.people.forms.parts import PartForm
from youju.web.shell.days import DayField

WHO = [("", _("choose …")), *GroupKind.choices]


class MinutesField(OfOffice, forms.CharField):
    """A duration as people write it; a bare number of hours asks which is meant."""

    def clean(self, value: Any) -> int | None:
        text = super().clean(value) or ""
        if not text:
            return None
        assert self.office is not None
        try:
            return Minutes(name="minutes", label="", unit="分钟").read(text, self.office)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal.message)) from refusal


class OfficeForm(PartForm):
    """A form whose choices are the office's own."""

    def __init__(self, *args: Any, office: Office, **said: Any) -> None:
        super().__init__(*args, office=office, **said)
        self.office = office
        own = {"team": teams_in, "programme": programmes_in, "partner": partners_in, "site": sites_in}
        for name in own.keys() & self.fields.keys():
            self.fields[name].queryset = own[name](office)  # type: ignore[attr-defined]


class Enlisting(OfficeForm):
    person = PersonField(label=_("Who"))
    group_kind = forms.ChoiceField(label=_("Who they are"), choices=GroupKind.choices)
    team: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Comes with"), required=False,
        empty_label=_("nobody, by themselves"),
    )  # fmt: skip
    skills = forms.CharField(
        label=_("Skills"), max_length=120, required=False, help_text=_("What they can do or like to do.")
    )
    since = DayField(label=_("Since"))

    def __init__(self, *args: Any, office: Office, **said: Any) -> None:
        super().__init__(*args, office=office, **said)
        if "person" in self.fields:
            self.fields["person"].required = True


class Changing(Enlisting):
    """Who somebody is as a volunteer may change; the person and the first day stay."""

    person = None  # type: ignore[assignment]
    since = None  # type: ignore[assignment]


class TeamForm(OfficeForm):
    name = forms.CharField(label=_("Name"), max_length=60)
    kind = forms.ChoiceField(label=_("Kind"), choices=TeamKind.choices)
    group_kind = forms.ChoiceField(label=_("Who they mostly are"), choices=GroupKind.choices)
    partner: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Organisation"), required=False, empty_label=_("none of the partners"),
    )  # fmt: skip
    contact = forms.CharField(label=_("Who answers for it"), max_length=40, required=False)


class PaperForm(PartForm):
    sort = forms.ChoiceField(label=_("What it is"), choices=Paper.Sort.choices)
    title = forms.CharField(label=_("Title"), max_length=80, help_text=_("For example 儿童保护培训 or 入职查询."))
    on = DayField(label=_("Date"))
    last_day = DayField(
        label=_("Valid until"),
        required=False,
        help_text=_("The last day; empty where it does not end."),
    )
    minutes = MinutesField(label=_("Length"), required=False, help_text=_("Of a training, in minutes."))
    document = forms.FileField(label=_("Photo or scan"), required=False)

    @property
    def until(self) -> date | None:
        """The first day on which the paper does not hold."""
        last = self.cleaned_data["last_day"]
        return last + timedelta(days=1) if last else None


class LeavingForm(PartForm):
    on = DayField(label=_("From this day on"))
    reason = forms.CharField(label=_("Reason"), max_length=120, required=False)


class AskingForm(PartForm):
    on = DayField(label=_("Which day"), required=False)
    minutes = MinutesField(label=_("Minutes"), required=False)
    words = forms.CharField(
        label=_("What should be corrected"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnsweringForm(forms.Form):
    granted = forms.ChoiceField(
        label=_("Answer"),
        widget=forms.RadioSelect(),
        choices=[("yes", _("It is corrected")), ("no", _("It stays"))],
    )
    words = forms.CharField(label=_("What the volunteer reads"), max_length=300)


class Certifying(OfficeForm):
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"))
    programme: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Programme"), required=False,
        empty_label=_("all programmes"),
    )  # fmt: skip
    contact = forms.CharField(label=_("Who answers questions"), max_length=80)

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        first, last = entered.get("first"), entered.get("last")
        if first and last and last < first:
            self.add_error("last", _("The end lies before the beginning."))
        return entered


class Together(OfficeForm):
    """A group on one day: those who are ticked, and so many others."""

    happened_on = DayField(label=_("Date"))
    served = forms.ChoiceField(label=_("Service"), choices=Served.choices)
    team: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Came with"), required=False, empty_label=_("nobody")
    )
    site: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Site"), required=False, empty_label=_("none of the sites")
    )
    programme: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Programme"), required=False, empty_label=_("none of the programmes")
    )
    each = MinutesField(label=_("Minutes of each"))
    others = forms.IntegerField(
        label=_("Others without names"), min_value=0, max_value=9999, required=False, initial=0
    )
    group_kind = forms.ChoiceField(label=_("Who the others are"), choices=WHO, required=False)
    what = forms.CharField(label=_("What they did"), max_length=80, required=False)
