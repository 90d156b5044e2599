"""The forms by which editors judge what was found, and keep the word list and the register of names."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import NameKind, PictureStatement
from youju.web.shell.days import DayField


class Reason(forms.Form):
    reason = forms.CharField(
        label=_("Why it may stand"), max_length=200, widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=_("Your name, the time and these words are kept. It comes back when the place changes."),
    )  # fmt: skip


class Consent(forms.Form):
    consent = forms.ChoiceField(
        label=_("Who is in the picture"), widget=forms.RadioSelect, choices=PictureStatement.Consent.choices
    )


class Word(forms.Form):
    word = forms.CharField(label=_("Word"), max_length=40)
    instead = forms.CharField(
        label=_("Write instead"), max_length=40, required=False,
        help_text=_("One tap puts it in its place. Empty: only a hint."),
    )  # fmt: skip
    why = forms.CharField(label=_("Why"), max_length=120)
    example = forms.CharField(label=_("Example"), max_length=80, required=False)
    unless = forms.CharField(
        label=_("Fine within"), max_length=200, required=False,
        help_text=_("Longer words in which it is fine, with 、 between them."),
    )  # fmt: skip
    raises = forms.BooleanField(
        label=_("A word of fund-raising"), required=False,
        help_text=_("Fine where the same text names a qualified platform."),
    )  # fmt: skip
    on = forms.BooleanField(label=_("In use"), required=False, initial=True)


class Name(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[row for row in NameKind.choices if row[0] != NameKind.NICKNAME]
    )
    name = forms.CharField(
        label=_("Official form"), max_length=80, help_text=_("The name, the title, the pseudonym.")
    )
    subject = forms.CharField(
        label=_("Whose"), max_length=60, required=False,
        help_text=_("The person of a title; of an organisation one word that its old and new names share."),
    )  # fmt: skip
    short = forms.CharField(label=_("Short form"), max_length=40, required=False)
    since = DayField(label=_("Since"), required=False)
    until = DayField(
        label=_("Until"), required=False,
        help_text=_("From this day on it is no longer so."),
    )  # fmt: skip


class Nickname(forms.Form):
    name = forms.CharField(label=_("Nickname"), max_length=40)
    office = forms.ChoiceField(label=_("Office"))

    def __init__(self, *args: Any, offices: Iterable[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {office.slug: office for office in offices}
        choices = [(office.slug, office.name) for office in self.offices.values()]
        self.fields["office"].choices = choices  # type: ignore[attr-defined]

    @property
    def whose(self) -> Office:
        """The office in whose centre it is used."""
        return self.offices[self.cleaned_data["office"]]


class Ending(forms.Form):
    until = DayField(
        label=_("Until"),
        help_text=_("From this day on it is no longer so."),
    )  # fmt: skip
