"""What a card is opened for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.people.rules.purposes import SHORTEST_SENTENCE, Purpose


class Asking(forms.Form):
    """A purpose of the list and one sentence; `next` is the page that was asked for."""

    purpose = forms.ChoiceField(label=_("What for"), choices=Purpose.choices, widget=forms.RadioSelect())
    sentence = forms.CharField(
        label=_("In one sentence"), min_length=SHORTEST_SENTENCE, max_length=200,
        help_text=_("For example: 周四家访前核对地址. Whoever is told about their data reads it."),
    )  # fmt: skip
    next = forms.CharField(required=False, widget=forms.HiddenInput())
