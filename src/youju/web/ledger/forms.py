"""The form that defines what is counted: a name, and one row for each of its numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.measures.units import UNITS
from youju.ground.organisations.models import SLUG
from youju.services.ledger.actions import Counted
from youju.services.ledger.models import TallyKind
from youju.web.shell.days import DayField

READINGS = {
    "flow": _("what happened in the month"),
    "stock": _("what stands at its end"),
    "cumulative": _("everything since a day"),
}
DISCLOSURES = {
    "served": _("people served (small numbers are not printed)"),
    "workers": _("workers and volunteers"),
    "organisations": _("organisations"),
    "things": _("things"),
}
COUNTERS = sorted({counter for unit in UNITS.values() for counter in unit.counters})
MOST = 12


class Definition(forms.Form):
    """What is counted, in the words of the office."""

    label = forms.CharField(label=_("Name"), max_length=60, help_text=_("As people say it: 来电咨询, 图书外借."))
    key = forms.CharField(
        label=_("Key"), max_length=31, required=False, validators=[SLUG],
        help_text=_("For formulas of the bulletin. Left empty, it is made from the name."),
    )  # fmt: skip


class Number(forms.Form):
    """One number: its unit, how it is printed, what it says about time."""

    unit = forms.ChoiceField(
        label=_("Unit"),
        choices=[("", "—"), *((key, f"{unit.counters[0]} · {unit.label}") for key, unit in UNITS.items())],
    )
    label = forms.CharField(label=_("Printed as"), max_length=60)
    definition = forms.CharField(
        label=_("Definition"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What is counted and what is not; printed beside the figure."),
    )  # fmt: skip
    counter = forms.ChoiceField(
        label=_("Measure word"), required=False, choices=[("", _("the unit's own")), *((c, c) for c in COUNTERS)]
    )
    reading = forms.ChoiceField(label=_("It says"), choices=list(READINGS.items()), initial="flow")
    since = DayField(
        label=_("Since"), required=False,
        help_text=_("Only for what is counted since a day."),
    )  # fmt: skip
    disclosure = forms.ChoiceField(label=_("Whose number"), choices=list(DISCLOSURES.items()), initial="served")
    stated = forms.BooleanField(
        label=_("Each entry states the total"), required=False,
        help_text=_("Otherwise entries are added up. Persons, households and stocks are always stated."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        unit = UNITS.get(given.get("unit", ""))
        if unit and given.get("counter") and given["counter"] not in unit.counters:
            self.add_error(
                "counter", _("This unit is printed with: {counters}.").format(counters="、".join(unit.counters))
            )
        if given.get("reading") == "cumulative" and not given.get("since"):
            self.add_error("since", _("Say since which day it is counted."))
        if given.get("reading") != "cumulative":
            given["since"] = None
        return given

    def counted(self) -> Counted:
        """The number as the ledger takes it."""
        return Counted(**{name: self.cleaned_data[name] for name in self.fields})


class _Numbers(forms.BaseFormSet[Number]):
    def clean(self) -> None:
        """A kind has each unit once, and at least one."""
        units = [form.cleaned_data["unit"] for form in self.forms if form.cleaned_data.get("unit")]
        if not units and not any(self.errors):
            raise forms.ValidationError(_("Give at least one number."))
        for form in self.forms:
            unit = form.cleaned_data.get("unit") if hasattr(form, "cleaned_data") else None
            if unit and units.count(unit) > 1:
                form.add_error("unit", _("Each unit can be counted once in a kind."))


Numbers = forms.formset_factory(Number, formset=_Numbers, extra=0, max_num=MOST, validate_max=True)


def numbers(data: Any, *, rows: int, initial: list[dict[str, Any]] | None = None) -> Any:
    """The formset with so many rows; rows that are left empty do not count."""
    if data is None:
        empty: list[dict[str, Any]] = [{} for _row in range(max(rows - len(initial or []), 0))]
        return Numbers(prefix="numbers", initial=[*(initial or []), *empty])
    made = Numbers(data, prefix="numbers")
    for form in made.forms:
        form.empty_permitted = True
    return made


def given(formset: Any) -> list[Counted]:
    """The numbers of a valid formset, without the rows that were left empty."""
    return [form.counted() for form in formset.forms if form.cleaned_data.get("unit")]


def of_kind(kind: TallyKind) -> list[dict[str, Any]]:
    """The numbers of a kind as the formset begins with them."""
    names = ("unit", "label", "definition", "counter", "reading", "since", "disclosure", "stated")
    return [{name: getattr(measure, name) for name in names} for measure in kind.measures.all()]
