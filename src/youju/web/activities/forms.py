"""What is typed about a series: its name, kind and schedule, who may join, who leads it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import User
from youju.ground.evidence.fields import Reference
from youju.ground.evidence.kinds import HEADER
from youju.ground.organisations.models import Office
from youju.services.activities.models import Activity, ActivityKind, Holidays
from youju.services.activities.rules.caring import LATE_AFTER
from youju.web.activities.session_forms import colleague, named, with_now
from youju.web.shell.days import DayField

# Site, group and programme: chosen among the office's own, exactly as in a record.
PLACES: tuple[Reference, ...] = tuple(field for field in HEADER if isinstance(field, Reference))
PLACES_BY_NAME = {place.name: place for place in PLACES}


# Who may join, as the fields of the form and of a series are called.
JOINING = ("age_from", "age_to", "own_site", "own_programme", "needs_guardian", "needs_consent")


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
    since = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Leave it empty while the end is open."))
    minutes = forms.IntegerField(
        label=_("Length"), min_value=1, max_value=24 * 60, required=False,
        help_text=_("In minutes, where the schedule names no end."),
    )  # fmt: skip
    capacity = forms.IntegerField(
        label=_("Places"), min_value=1, max_value=30_000, required=False,
        help_text=_("How many may take part; whoever comes after that waits. Empty means no limit."),
    )  # fmt: skip
    late_after = forms.IntegerField(
        label=_("Late after"), min_value=0, max_value=240, required=False, initial=LATE_AFTER,
        help_text=_("For care, in minutes: who has not come or is not fetched by then is listed as late."),
    )  # fmt: skip
    site = forms.ChoiceField(label=_("Site"), required=False)
    room = forms.CharField(
        label=_("Room"), max_length=40, required=False,
        help_text=_("Where the site has several: two at once in one room are told before print."),
    )  # fmt: skip
    age_from = forms.IntegerField(
        label=_("From the age of"), min_value=0, max_value=120, required=False,
        help_text=_("Completed years on the day. Empty means no limit."),
    )  # fmt: skip
    age_to = forms.IntegerField(label=_("Up to the age of"), min_value=0, max_value=120, required=False)
    own_site = forms.BooleanField(label=_("Only people registered at this site"), required=False)
    own_programme = forms.BooleanField(
        label=_("Only people of this programme"), required=False,
        help_text=_("Who is enrolled in another series of the programme, or came to one."),
    )  # fmt: skip
    needs_guardian = forms.BooleanField(label=_("Minors only with a guardian on their card"), required=False)
    needs_consent = forms.BooleanField(
        label=_("Only with consent on paper to keep and use the data"), required=False
    )
    leader = forms.ChoiceField(
        label=_("Led by"), required=False, help_text=_("The sessions stand in this colleague's calendar.")
    )
    group = forms.ChoiceField(label=_("Group of results"), required=False)
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    description = forms.CharField(
        label=_("Description"), max_length=300, required=False, help_text=_("One sentence for the preview.")
    )
    plans = forms.BooleanField(required=False)

    def __init__(self, *args: Any, office: Office, month: str, staff: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office
        self.staff = with_now(staff, self.initial.get("leads"))
        self.fields["leader"].choices = named(self.staff)  # type: ignore[attr-defined]
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
        names = (
            "name", "activity_kind", "schedule", "holidays", "since", "minutes", "capacity", "room", "description",
            "late_after", *JOINING,
        )  # fmt: skip
        places = {place.name: getattr(activity, place.name) for place in PLACES}
        return {
            **{name: getattr(activity, name) for name in names},
            **{name: str(row.uid) if row else "" for name, row in places.items()},
            "leads": activity.leader,
            "leader": str(activity.leader.uid) if activity.leader else "",
            "last_day": activity.until - timedelta(days=1) if activity.until else None,
        }

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        since, last = entered.get("since"), entered.get("last_day")
        if since and last and last < since:
            self.add_error("last_day", _("The last day lies before the first."))
        return entered

    def supposed(self, of: Activity | None) -> Activity | None:
        """The series as far as it is typed, to be looked at before it is saved; None without a first day."""
        self.is_valid()
        entered = {name: self.cleaned_data.get(name) for name in self.fields}
        if not entered["since"]:
            return None
        last = entered["last_day"]
        until = last + timedelta(days=1) if last and last >= entered["since"] else None
        words = {name: entered[name] or "" for name in ("name", "activity_kind", "schedule", "room")}
        return Activity(
            pk=of.pk if of else None, office=self.office, since=entered["since"], until=until,
            holidays=entered["holidays"] or Holidays.SKIP,
            site=PLACES_BY_NAME["site"].read(entered["site"], self.office) if entered["site"] else None,
            leader=colleague(self.staff, entered["leader"] or ""), **words,
        )  # fmt: skip

    def values(self) -> dict[str, Any]:
        """The entered values with rows of the office and a half-open end."""
        entered = dict(self.cleaned_data)
        entered.pop("plans")
        if entered["late_after"] is None:
            entered["late_after"] = LATE_AFTER
        last = entered.pop("last_day")
        for place in PLACES:
            entered[place.name] = place.read(entered[place.name], self.office)
        entered["leader"] = colleague(self.staff, entered["leader"])
        return {**entered, "until": last + timedelta(days=1) if last else None}
