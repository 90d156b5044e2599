"""What is typed in the archive: an issue as text or files, and what a printed figure is."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from youju.ground.measures.indicators import Indicator
from youju.ground.organisations.models import Office
from youju.ground.periods import Period, UnreadablePeriod, parse
from youju.reporting.archive.models import PrintedFigure
from youju.reporting.archive.queries.issues import Seen, period_of
from youju.reporting.archive.rules import NothingToRead

WHOLE = "*"


class PeriodField(forms.CharField):
    """A month, quarter or year by its key: 2018-03, 2018-Q1, 2018."""

    def clean(self, value: Any) -> Period | None:
        said = super().clean(value).strip()
        if not said:
            return None
        try:
            return parse(said)
        except UnreadablePeriod:
            raise forms.ValidationError(
                _("Write a month as 2018-03, a quarter as 2018-Q1, a year as 2018.")
            ) from None


class Bring(forms.Form):
    """Text that was pasted; files come beside it."""

    text = forms.CharField(
        label=gettext_lazy("Text of the issue"), required=False, max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )  # fmt: skip
    publisher = forms.CharField(
        label=gettext_lazy("Publisher"), required=False, max_length=120,
        help_text=gettext_lazy("Only where the text does not say it, or not well."),
    )  # fmt: skip
    period = PeriodField(
        label=gettext_lazy("Month"), required=False, max_length=24,
        help_text=gettext_lazy("Only where the text does not say it: 2018-03, 2018-Q1 or 2018."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not found.get("text", "").strip() and not self.files.getlist("files"):
            self.add_error("text", str(NothingToRead.message))
        return found


class Judge(forms.Form):
    """What a printed figure is. `labels` are the indicators by what the reader types."""

    value = forms.DecimalField(label=pgettext_lazy("a printed figure", "Number"), max_digits=20, decimal_places=6)
    unit = forms.CharField(label=gettext_lazy("Unit"), required=False, max_length=40)
    indicator = forms.CharField(
        label=gettext_lazy("Figure"), required=False, max_length=160,
        widget=forms.TextInput(attrs={"list": "indicators", "autocomplete": "off"}),
    )  # fmt: skip
    office = forms.ChoiceField(label=gettext_lazy("Whose"))
    period = PeriodField(label=gettext_lazy("Period"), max_length=24)
    approximate = forms.BooleanField(label=gettext_lazy("approximate"), required=False)
    cumulative = forms.BooleanField(label=gettext_lazy("counted since a beginning"), required=False)
    redefined = forms.CharField(
        label=gettext_lazy("Defined otherwise then"), required=False, max_length=200,
        help_text=gettext_lazy("In a few words, where it was counted by another definition."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, seen: Seen, labels: dict[str, Indicator], offices: list[Office]
    ) -> None:
        self.labels, self.known = labels, {office.slug: office for office in offices}
        super().__init__(data, initial=self.read(seen, labels), auto_id=f"f{seen.row.position}-%s")
        choice: Any = self.fields["office"]
        choice.choices = [(WHOLE, _("Whole network")), *((office.slug, office.name) for office in offices)]

    @staticmethod
    def read(seen: Seen, labels: dict[str, Indicator]) -> dict[str, Any]:
        """What the reader of the archive understood, as the fields begin."""
        row, guess = seen.row, seen.guess
        label = next(
            (said for said, each in labels.items() if guess.indicator and each.key == guess.indicator.key), ""
        )
        return {
            "value": plain(row.value), "unit": row.unit, "indicator": label,
            "office": guess.office.slug if guess.office else WHOLE,
            "period": row.period or period_of(row.issue).key,
            "approximate": row.approximate, "cumulative": row.cumulative,
        }  # fmt: skip

    def clean_indicator(self) -> Indicator | None:
        said = self.cleaned_data["indicator"].strip()
        if not said:
            return None
        if said not in self.labels:
            raise forms.ValidationError(_("No figure is called so. Choose one of the list, or leave it empty."))
        return self.labels[said]

    def clean_office(self) -> Office | None:
        return self.known.get(self.cleaned_data["office"])

    def as_read(self, row: PrintedFigure) -> bool:
        """Whether the number stands as the reader understood it."""
        said = self.cleaned_data
        return bool(
            said["value"] == row.value and said["unit"].strip() == row.unit
            and said["approximate"] == row.approximate and said["cumulative"] == row.cumulative
        )  # fmt: skip


def plain(value: Decimal) -> str:
    """A decimal without zeros at its end: 318.22, 2352."""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
