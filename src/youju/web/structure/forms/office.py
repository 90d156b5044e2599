"""What an office enters about itself: sites, partners, programmes."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.organisations.models import Partner, Site
from youju.web.shell.days import DayField


class SiteForm(forms.Form):
    """A place, or a service without one."""

    name = forms.CharField(label=_("Name"), max_length=60)
    is_place = forms.BooleanField(
        label=_("People come here"),
        required=False,
        initial=True,
        help_text=_("A service without a place, such as outreach to homes, has phone and contact but no address."),
    )
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    directions = forms.CharField(label=_("How to get there"), max_length=200, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    contacts = forms.CharField(label=_("Contacts"), max_length=60, required=False)
    opening_hours = forms.CharField(
        label=_("Opening hours"), max_length=120, required=False, help_text=_("For example 周一至周五 9:00–17:30.")
    )
    position = forms.IntegerField(
        label=_("Order"),
        min_value=0,
        max_value=999,
        initial=0,
        help_text=_("Smaller numbers stand first, also in the bulletin."),
    )

    @staticmethod
    def of(site: Site) -> dict[str, Any]:
        """The site as the form shows it."""
        return {name: getattr(site, name) for name in SiteForm.base_fields}

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        if not entered.get("is_place") and entered.get("address"):
            self.add_error(
                "address", _("A service without a place has no address. Tick the box above, or leave it empty.")
            )
        return entered


class SiteClosing(forms.Form):
    """The last day on which the site is open."""

    last_day = DayField(label=_("Last day"))


class PartnerForm(forms.Form):
    """Another organisation with which the office works."""

    name = forms.CharField(label=_("Name"), max_length=100, help_text=_("As it writes itself in full."))
    kind = forms.ChoiceField(label=_("Kind"), choices=Partner.Kind.choices)


class ProgrammeForm(forms.Form):
    """A funded line of work; people name its last day, the record keeps the day after."""

    name = forms.CharField(label=_("Name"), max_length=100)
    funder = forms.CharField(label=_("Purchaser or funder"), max_length=100, required=False)
    since = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Leave it empty while the end is open."))

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        since, last = entered.get("since"), entered.get("last_day")
        if since and last and last < since:
            self.add_error("last_day", _("The last day lies before the first."))
        return entered

    def values(self) -> dict[str, Any]:
        """The entered values with a half-open end."""
        entered = dict(self.cleaned_data)
        last = entered.pop("last_day")
        return {**entered, "until": last + timedelta(days=1) if last else None}
