"""What an administrator enters about colleagues: an account, a role, a new password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.roles import ROLES
from youju.ground.organisations.models import Network, Office
from youju.web.shell.days import DayField

WHOLE = "whole:"


class Given(forms.Form):
    """A role and where it is held: in one office, or for a whole network."""

    role = forms.ChoiceField(label=pgettext_lazy("of an account", "Role"))
    where = forms.ChoiceField(
        label=_("Where"), help_text=_("Roles for the whole network are held there; all others in one office.")
    )
    since = DayField(label=_("First day"))

    def __init__(self, *args: Any, networks: tuple[Network, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, tuple[Network, Office | None]] = {}
        for network in networks:
            self.places |= {str(office.uid): (network, office) for office in network.offices.all()}
            self.places[f"{WHOLE}{network.uid}"] = (network, None)
        self.fields["role"].choices = [(key, role.label) for key, role in ROLES.items()]  # type: ignore[attr-defined]
        self.fields["where"].choices = [  # type: ignore[attr-defined]
            (key, office.name if office else _("The whole of %(network)s") % {"network": network.name})
            for key, (network, office) in self.places.items()
        ]

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        role, where = ROLES.get(entered.get("role", "")), entered.get("where")
        if role is not None and where and role.whole_network != where.startswith(WHOLE):
            self.add_error(
                "where",
                _("This role is held for the whole network.")
                if role.whole_network
                else _("This role is held in one office."),
            )
        return entered

    def given(self) -> dict[str, Any]:
        """The role as the action takes it."""
        network, office = self.places[self.cleaned_data["where"]]
        return {
            "role": self.cleaned_data["role"], "network": network, "office": office,
            "since": self.cleaned_data["since"],
        }  # fmt: skip


class NewPassword(forms.Form):
    """A first or new password, told to the colleague by word of mouth and changed by them."""

    password = forms.CharField(
        label=_("Password"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("At least ten characters. Tell it to the colleague in person; they change it after login."),
    )

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password)
        return password


class Resetting(forms.Form):
    """Why the second factor of a colleague is forgotten; the colleague reads it."""

    reason = forms.CharField(
        label=_("Why"), max_length=200,
        help_text=_(
            "For example: phone lost, confirmed in person. The colleague reads it, is logged out everywhere, and "
            "sets up a new second factor at the next login."
        ),
    )  # fmt: skip


class Admission(NewPassword, Given):
    """An account with its first role."""

    name = forms.CharField(label=_("Name of the colleague"), max_length=60)
    login = forms.CharField(
        label=_("Login"), max_length=150, validators=[UnicodeUsernameValidator()],
        help_text=_("Letters and digits, for example linxiaohe."),
    )  # fmt: skip
    field_order = ("name", "login", "password", "role", "where", "since")


class Ending(forms.Form):
    """The first day on which the role is no longer held."""

    until = DayField(label=_("Ends on"), help_text=_("From this day on the role opens no page."))
