"""What the network keeps: its offices and its calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.organisations.models import SLUG, CalendarDay, Network
from youju.web.shell.days import DayField


class OfficeForm(forms.Form):
    """One more organisation of the network."""

    name = forms.CharField(label=_("Name"), max_length=60)
    city = forms.CharField(label=_("City"), max_length=30)
    slug = forms.CharField(
        label=_("Short name in addresses"),
        max_length=30,
        validators=[SLUG],
        help_text=_("Lower-case letters, for example beijing. It does not change later."),
    )
    closing_day = forms.IntegerField(
        label=_("Closing day"),
        min_value=1,
        max_value=28,
        initial=3,
        help_text=_("The day of the next month by which the records of a month are in."),
    )
    position = forms.IntegerField(
        label=_("Order"),
        min_value=0,
        max_value=999,
        initial=0,
        help_text=_("Smaller numbers stand first, also in the bulletin."),
    )


class DayForm(forms.Form):
    """What the calendar says of a day."""

    kind = forms.ChoiceField(label=_("Kind"), choices=CalendarDay.Kind.choices)
    name = forms.CharField(label=_("Name"), max_length=40, help_text=_("For example 清明节."))
    confirmed = forms.BooleanField(
        label=_("Officially announced"),
        required=False,
        initial=True,
        help_text=_("Without this the day shows as unconfirmed, and schedules say so."),
    )


class MarkDay(DayForm):
    """A day that the calendar knows something about."""

    network = forms.ChoiceField(label=_("Network"))
    day = DayField(label=_("Day"))
    field_order = ("network", "day", "kind", "name", "confirmed")

    def __init__(self, *args: object, networks: tuple[Network, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.networks = {str(network.uid): network for network in networks}
        self.fields["network"].choices = [(uid, network.name) for uid, network in self.networks.items()]  # type: ignore[attr-defined]
        if len(networks) == 1:
            self.fields["network"].initial = str(networks[0].uid)
            self.fields["network"].widget = forms.HiddenInput()
