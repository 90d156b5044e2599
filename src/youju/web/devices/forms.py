"""What is entered about shared devices and PINs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.access.devices import Switcher
from youju.ground.access.models import User
from youju.ground.access.pins import DIGITS
from youju.ground.organisations.models import Office


def _digits(**more: str) -> forms.PasswordInput:
    """Six digits that nobody reads over a shoulder and no browser keeps; phones show their digits."""
    return forms.PasswordInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": DIGITS, "pattern": "[0-9]*", **more}
    )


class Trusting(forms.Form):
    """The name by which an office knows the device."""

    name = forms.CharField(
        label=_("Name of the device"), max_length=40, help_text=_("For example: tablet at the door")
    )
    office = forms.ChoiceField(label=_("Office"))

    def __init__(self, *args: Any, offices: tuple[Office, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offices = {str(office.uid): office for office in offices}
        self.fields["office"].choices = [(uid, office.name) for uid, office in self._offices.items()]  # type: ignore[attr-defined]
        if len(offices) == 1:
            self.fields["office"].widget = forms.HiddenInput()
            self.fields["office"].initial = str(offices[0].uid)

    def trusting(self) -> dict[str, Any]:
        """As the action takes it."""
        return {"name": self.cleaned_data["name"], "office": self._offices[self.cleaned_data["office"]]}


class OwnPin(forms.Form):
    """A new PIN, twice, by whoever knows the password."""

    pin = forms.CharField(
        label=_("PIN, six digits"), max_length=20, widget=_digits(),
        help_text=_("No row such as 123456, no repetition, no date."),
    )  # fmt: skip
    again = forms.CharField(label=_("The same PIN again"), max_length=20, widget=_digits())
    password = forms.CharField(
        label=_("Your password"), max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        if entered.get("again") and entered.get("pin") != entered["again"]:
            self.add_error("again", _("The two are not the same."))
        if entered.get("password") and not self._user.check_password(entered["password"]):
            self.add_error("password", _("This is not your password."))
        return entered


class Switching(forms.Form):
    """Who comes to the device, and the PIN."""

    who = forms.ChoiceField(label=_("Who are you?"), widget=forms.RadioSelect())
    pin = forms.CharField(label=_("Your PIN"), max_length=20, widget=_digits())

    def __init__(self, *args: Any, switchers: tuple[Switcher, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._switchers = {str(each.user.uid): each for each in switchers}
        self.fields["who"].choices = [(uid, each.user.name) for uid, each in self._switchers.items()]  # type: ignore[attr-defined]

    @property
    def switcher(self) -> Switcher:
        """Whoever was chosen."""
        return self._switchers[self.cleaned_data["who"]]
