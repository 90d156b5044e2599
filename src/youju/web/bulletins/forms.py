"""The forms of the press; what a figure, a number or a released issue refuses comes from the actions."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from youju.ground.periods import Period
from youju.web.desk import months

TOKENS = {"data-takes-tokens": "", "autocomplete": "off", "spellcheck": "false"}


def at_version(form: forms.Form, version: int) -> None:
    """What the form writes next replaces this version: its writer has seen what stands.

    The version that the words began with is kept, so that both changes can still come together.
    """
    typed = cast(QueryDict, form.data).copy()
    typed["base"] = typed.get("base") or typed.get("version", "")
    typed["version"] = str(version)
    form.data = typed


class Passage(forms.Form):
    """What is written at a version: the one that its writer saw, and the one that the words began with."""

    version = forms.IntegerField(required=False, min_value=0, max_value=10**6, widget=forms.HiddenInput)
    base = forms.IntegerField(required=False, min_value=0, max_value=10**6, widget=forms.HiddenInput)

    @property
    def began(self) -> int:
        """The version that the typed words began with."""
        return self.cleaned_data.get("base") or self.cleaned_data.get("version") or 0


class Line(Passage):
    margin = forms.CharField(
        label=_("Margin number"), max_length=120, required=False, widget=forms.TextInput(attrs=TOKENS),
        help_text=_("One figure, or nothing."),
    )  # fmt: skip
    sentence = forms.CharField(
        label=_("Sentence"), max_length=600,
        widget=forms.Textarea(attrs={**TOKENS, "rows": 3, "data-enter-saves": "", "autofocus": True}),
        help_text=_("Numbers come as figures in braces. Enter saves."),
    )  # fmt: skip


class Words(Passage):
    """The letter, or the words of giving: a text alone."""

    body = forms.CharField(
        label=_("Text"), max_length=20_000, widget=forms.Textarea(attrs={**TOKENS, "rows": 8, "autofocus": True}),
        help_text=_("A blank line begins a paragraph, “## ” a sub-heading, “- ” an item, “> ” a quotation."),
    )  # fmt: skip


class Start(forms.Form):
    month = forms.ChoiceField(label=_("Month"))
    model = forms.ChoiceField(label=_("Begin with"), widget=forms.RadioSelect, required=False)

    def __init__(self, *args: Any, open_months: Iterable[Period], previous: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.months = {period.key: period for period in open_months}
        choices = [(key, months.label(period)) for key, period in self.months.items()]
        self.fields["month"].choices = choices  # type: ignore[attr-defined]
        lines = str(_("the lines of {month}, with the new numbers")).format(month=previous)
        models = [("previous", lines)] if previous else []
        self.fields["model"].choices = [*models, ("", _("empty sections"))]  # type: ignore[attr-defined]


class Erratum(forms.Form):
    corrected = forms.CharField(
        label=_("What is right"),
        max_length=60,
        help_text=_("As it should have been printed, with its unit: 24人次."),
    )
    reason = forms.CharField(
        label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers see this sentence."),
    )  # fmt: skip
