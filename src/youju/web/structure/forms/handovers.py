"""What an office enters when a figure is recorded in another way from a day on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.measures.handovers import kinds_of
from youju.ground.measures.indicators import Indicator
from youju.web.shell.days import DayField

# What counts where no kind takes over.
NOTHING = "nothing"


class Handing(forms.Form):
    """From which day on, and which records count from then on."""

    since = DayField(
        label=_("From this day on"),
        help_text=_("Records of the other kinds count until the day before; from this day on they are refused."),
    )
    kind = forms.ChoiceField(label=_("this figure is counted by"), widget=forms.RadioSelect())

    def __init__(self, *args: Any, figure: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {kind.key: kind for kind in kinds_of(figure)}
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            *((key, str(kind.plural)) for key, kind in self.kinds.items()),
            (NOTHING, _("none of these any more: it is counted elsewhere, or no longer")),
        ]


class HandoverEnd(forms.Form):
    """The first day on which the records that took over no longer count."""

    until = DayField(
        label=_("Ends on"),
        help_text=_("From this day on these records no longer count, and are refused."),
    )
