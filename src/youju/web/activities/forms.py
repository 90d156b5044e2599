"""What is typed about plans: a series with its schedule, why a session is called off, when it is instead."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.fields import Reference
from youju.ground.evidence.kinds import HEADER
from youju.ground.organisations.models import Office
from youju.services.activities.models import Activity, ActivityKind, Holidays, Session
from youju.web.structure.forms.office import Day

# Site, group and programme: chosen among the office's own, exactly as in a record.
PLACES: tuple[Reference, ...] = tuple(field for field in HEADER if isinstance(field, Reference))


class Clock(forms.TimeInput):
    """The browser's own time picker."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class Cancelling(forms.Form):
    """A session does not take place."""

    prefix = "cancel"
    reason = forms.CharField(
        label=_("Why"), max_length=200, help_text=_("Whoever subscribed to the calendar reads it as cancelled.")
    )


class Moving(forms.Form):
    """A session takes place at another time."""

    prefix = "move"
    day = forms.DateField(label=_("New day"), widget=Day())
    start = forms.TimeField(label=_("From"), widget=Clock(), required=False)
    end = forms.TimeField(label=_("Until"), widget=Clock(), required=False)
    reason = forms.CharField(label=_("Why"), max_length=200, required=False)

    @classmethod
    def of(cls, session: Session) -> "Moving":
        return cls(initial={"day": session.day, "start": session.start, "end": session.end})


class SeriesForm(forms.Form):
    """A series of an office; people name its last day, the row keeps the day after."""

    name = forms.CharField(label=_("Name"), max_length=80)
    activity_kind = forms.ChoiceField(label=_("Kind"), choices=ActivityKind.choices)
    schedule = forms.CharField(
        label=_("Schedule"), max_length=120, required=False,
        help_text=_("As a notice says it: 每周一至周五15:00-18:30, 每月第二个周六, 4月14日, 4月中下旬."),
    )  # fmt: skip
    holidays = forms.ChoiceField(
        label=_("On holidays"), choices=Holidays.choices, initial=Holidays.SKIP,
        help_text=_("What the schedule itself says about holidays goes before this."),
    )  # fmt: skip
    since = forms.DateField(label=_("First day"), widget=Day())
    last_day = forms.DateField(
        label=_("Last day"), widget=Day(), required=False, help_text=_("Leave it empty while the end is open.")
    )
    minutes = forms.IntegerField(
        label=_("Length"), min_value=1, max_value=24 * 60, required=False,
        help_text=_("In minutes, where the schedule names no end."),
    )  # fmt: skip
    site = forms.ChoiceField(label=_("Site"), required=False)
    room = forms.CharField(
        label=_("Room"), max_length=40, required=False,
        help_text=_("Where the site has several: two at once in one room are told before print."),
    )  # fmt: skip
    group = forms.ChoiceField(label=_("Group of results"), required=False)
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    description = forms.CharField(
        label=_("Description"), max_length=300, required=False, help_text=_("One sentence for the preview.")
    )
    plans = forms.BooleanField(required=False)

    def __init__(self, *args: Any, office: Office, month: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office
        self.fields["plans"].label = _("Plan the sessions of {month} at once").format(month=month)
        for place in PLACES:
            self.fields[place.name].choices = [("", "—"), *place.options(office)]  # type: ignore[attr-defined]
        since, site = self.initial.get("since"), self.fields["site"]
        closed = {str(s.uid) for s in office.sites.exclude(until=None) if since and s.closed_on(since)}
        closed -= {self.initial.get("site", "")}
        site.choices = [choice for choice in site.choices if choice[0] not in closed]  # type: ignore[attr-defined]

    @staticmethod
    def of(activity: Activity) -> dict[str, Any]:
        """The series as the form shows it."""
        names = ("name", "activity_kind", "schedule", "holidays", "since", "minutes", "room", "description")
        places = {place.name: getattr(activity, place.name) for place in PLACES}
        return {
            **{name: getattr(activity, name) for name in names},
            **{name: str(row.uid) if row else "" for name, row in places.items()},
            "last_day": activity.until - timedelta(days=1) if activity.until else None,
        }

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        since, last = entered.get("since"), entered.get("last_day")
        if since and last and last < since:
            self.add_error("last_day", _("The last day lies before the first."))
        return entered

    def values(self) -> dict[str, Any]:
        """The entered values with rows of the office and a half-open end."""
        entered = dict(self.cleaned_data)
        entered.pop("plans")
        last = entered.pop("last_day")
        for place in PLACES:
            entered[place.name] = place.read(entered[place.name], self.office)
        return {**entered, "until": last + timedelta(days=1) if last else None}
