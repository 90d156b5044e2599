"""What is typed about public sign-up: from when to when, for how many, what is asked, what people agree to."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.organisations.models import Office
from youju.services.activities.models import Activity, ActivityKind, Opening, Role, Session
from youju.services.activities.rules.openings import MOST_ALONG, MOST_PLACES
from youju.web.volunteers.forms import OfficeForm

# As what people usually come; everybody else is a resident.
USUAL = {
    ActivityKind.TRAINING: Role.TRAINEE, ActivityKind.VOLUNTEER_TRAINING: Role.VOLUNTEER,
    ActivityKind.MEETING: Role.ORGANISATION_REP, ActivityKind.RECEPTION: Role.VISITOR,
}  # fmt: skip


class Moment(forms.DateTimeInput):
    """The browser's own picker of day and time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class OpeningForm(forms.Form):
    """Public sign-up for one session or a whole series."""

    opens_at = forms.DateTimeField(label=_("Open from"), widget=Moment())
    closes_at = forms.DateTimeField(
        label=_("Open until"), widget=Moment(), help_text=_("At this minute it is closed.")
    )
    capacity = forms.IntegerField(
        label=pgettext_lazy("sign-up", "Places"), min_value=1, max_value=MOST_PLACES, required=False,
        help_text=_("People, those who are brought along included. Empty: no limit."),
    )  # fmt: skip
    waits = forms.BooleanField(
        label=_("With a waiting list"), required=False,
        help_text=_("Whoever waits moves up by themselves when somebody takes a sign-up back."),
    )  # fmt: skip
    asks_organisation = forms.BooleanField(
        label=_("Ask for the organisation"), required=False,
        help_text=_("For trainings and meetings of organisations: counted by organisation and by person."),
    )  # fmt: skip
    certifies = forms.BooleanField(
        label=_("Give certificates of attendance"), required=False,
        help_text=_("Whoever signs up may ask for one; the name on it stays three years, to be checked."),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("They come as"), choices=Role.choices)
    who_may = forms.CharField(
        label=_("Who may sign up"), max_length=80, required=False,
        help_text=_("Stands on the poster, for example 社区居民 or 社会组织工作人员."),
    )  # fmt: skip
    consent = forms.CharField(
        label=_("What they agree to"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The line that they tick. Say what for, and how long it is kept."),
    )  # fmt: skip

    @staticmethod
    def of(opening: Opening) -> dict[str, Any]:
        """The opening as the form shows it."""
        names = (
            "opens_at", "closes_at", "capacity", "waits", "asks_organisation", "certifies", "role", "who_may",
            "consent",
        )  # fmt: skip
        return {name: getattr(opening, name) for name in names}

    @staticmethod
    def fresh(activity: Activity, session: Session | None, at: datetime) -> dict[str, Any]:
        """What is usual: open from now until the session begins, as many places as the series has."""
        kind = ActivityKind(activity.activity_kind)
        closes = at + timedelta(days=14)
        if session is not None:
            closes = datetime.combine(session.day, session.start or time(9), tzinfo=get_current_timezone())
        return {
            "opens_at": at, "closes_at": max(closes, at + timedelta(hours=1)), "capacity": activity.capacity,
            "waits": True, "asks_organisation": kind in (ActivityKind.TRAINING, ActivityKind.MEETING),
            "certifies": kind in (ActivityKind.TRAINING, ActivityKind.VOLUNTEER_TRAINING),
            "role": USUAL.get(kind, Role.RESIDENT).value,
            "consent": said(
                "I agree that {office} keeps my name and telephone for this event, in order to reach me, and "
                "deletes them 30 days after it."
            ).format(office=activity.office.name),
        }  # fmt: skip


class Naming(OfficeForm):
    """Which organisation of the office they come from."""

    partner: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Organisation"), required=False, empty_label=_("none of these")
    )


class Reasoned(forms.Form):
    """Why the list leaves the house, and as which file."""

    reason = forms.CharField(label=_("For whom, and why"), max_length=200, help_text=_("For example 现场签到用."))
    file = forms.ChoiceField(
        label=_("File"), choices=[("xlsx", "XLSX"), ("csv", "CSV")], widget=forms.RadioSelect(), initial="xlsx"
    )

    def __init__(self, *args: Any, office: Office, **more: Any) -> None:
        super().__init__(*args, **more)
        self.office = office


class AtTheDoor(forms.Form):
    """Who stands at the door: what the poster asks, typed by a colleague."""

    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=40)
    phone = forms.CharField(
        label=_("Telephone"), max_length=30, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )  # fmt: skip
    organisation = forms.CharField(label=_("Organisation"), max_length=60, required=False)
    along = forms.IntegerField(
        label=_("People coming along"), min_value=0, max_value=MOST_ALONG, required=False, initial=0
    )
    agrees = forms.BooleanField(required=False)
    certificate = forms.BooleanField(
        label=_("Wants a certificate of attendance"), required=False,
        help_text=_("The name on it stays three years, to be checked."),
    )  # fmt: skip

    def __init__(self, *args: Any, opening: Opening, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["agrees"].label = said("They were read this and agree: {words}").format(words=opening.consent)
        for name, asked in (("organisation", opening.asks_organisation), ("certificate", opening.certifies)):
            if not asked:
                del self.fields[name]

    def values(self) -> dict[str, Any]:
        """What was typed, as the act takes it."""
        return {**self.cleaned_data, "along": self.cleaned_data["along"] or 0}
