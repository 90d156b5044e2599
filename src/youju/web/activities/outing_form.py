"""What is typed of an outing: where to, the notice, the insurance, how many adults, where heads are counted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.services.activities.models import Outing
from youju.services.activities.rules.outings import PER_ADULT, points


class OutingForm(forms.Form):
    """The plan of an outing."""

    destination = forms.CharField(label=_("Where to"), max_length=80)
    adults = forms.IntegerField(
        label=_("Adults who go along"), min_value=0, max_value=500,
        help_text=_("Staff, volunteers and parents who look after children on the way."),
    )  # fmt: skip
    per_adult = forms.IntegerField(
        label=_("Children to one adult, at most"), min_value=1, max_value=50, initial=PER_ADULT,
        help_text=_("The office's own rule; 8 is a suggestion of this product and no law."),
    )  # fmt: skip
    insurance = forms.CharField(
        label=_("Insurance"), max_length=120, required=False, help_text=_("Insurer and number of the policy.")
    )
    notice = forms.CharField(
        label=_("Safety notice"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What guardians read before they sign: way, dangers, clothes, food, whom to call."),
    )  # fmt: skip
    points = forms.CharField(
        label=_("Where heads are counted"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=_("One place a line, in the order of the way."),
    )  # fmt: skip

    @staticmethod
    def of(outing: Outing | None, names: list[str]) -> dict[str, Any]:
        """The plan as the form shows it."""
        if outing is None:
            return {}
        said = {
            name: getattr(outing, name) for name in ("destination", "adults", "per_adult", "insurance", "notice")
        }
        return {**said, "points": "\n".join(names)}

    def values(self) -> dict[str, Any]:
        """The plan as it was typed, its points as a list."""
        return {**self.cleaned_data, "points": points(self.cleaned_data["points"])}
