"""What is typed about pairs: wishes and offers, a meeting, the next one, another rhythm, the end."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.models import User
from youju.ground.people.models import Person
from youju.services.companions.models import CompanionOffer, Need, Pairing, SiblingWish
from youju.services.companions.models.wishes import MOST_CHILDREN
from youju.services.companions.rules.helps import Help, Seen, Way, WhyEnded
from youju.services.companions.rules.rhythm import LONGEST, RHYTHMS, SHORTEST, label
from youju.services.volunteers.rules.availability import Span, written
from youju.web.activities.board import WEEKDAYS
from youju.web.activities.session_forms import Clock
from youju.web.people.forms.fields import PersonField
from youju.web.shell.days import DayField
from youju.web.volunteers.forms import MinutesField, OfficeForm
from youju.web.volunteers.shift_forms import HoursField

EITHER = ("", _("either"))


class NeedForm(OfficeForm):
    """What a child wishes for. Which child is asked where the address does not say it."""

    child = PersonField(label=_("Child"))
    helps = forms.MultipleChoiceField(
        label=_("What together"), choices=Help.choices, widget=forms.CheckboxSelectMultiple()
    )
    site: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Where it would be"), required=False, empty_label=_("none of the sites")
    )
    companion_sex = forms.ChoiceField(
        label=_("A woman or a man"),
        required=False,
        choices=[EITHER, *Person.Sex.choices],
        widget=forms.RadioSelect(),
    )
    language = forms.CharField(
        label=_("Language"), max_length=30, required=False,
        help_text=_("Only where it matters, for example 粤语. Whoever offers it is found."),
    )  # fmt: skip

    def __init__(self, *args: Any, asked: bool = False, **said: Any) -> None:
        super().__init__(*args, **said)
        if asked:
            self.fields["child"].required = True
        else:
            del self.fields["child"]
        for number, weekday in enumerate(WEEKDAYS):
            self.fields[f"day_{number}"] = HoursField(
                label=weekday, required=False, max_length=120,
                help_text="" if number else pgettext_lazy("hours", "For example 9:00-12:00, or 下午, or 全天."),
            )  # fmt: skip

    @staticmethod
    def of(need: Need | None) -> dict[str, Any]:
        """The need as the form shows it."""
        if need is None:
            return {}
        days: dict[str, list[Span]] = {}
        for row in need.hours.all():
            days.setdefault(f"day_{row.weekday}", []).append(Span(row.begins, row.ends))
        return {
            "helps": [row.help for row in need.helps.all()], "site": need.site.uid if need.site else None,
            "companion_sex": need.companion_sex, "language": need.language,
            **{name: written(spans) for name, spans in days.items()},
        }  # fmt: skip

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        given = self.cleaned_data
        return {
            "helps": given["helps"], "site": given["site"], "companion_sex": given["companion_sex"],
            "language": given["language"],
            "hours": {number: given[f"day_{number}"] for number in range(len(WEEKDAYS)) if given[f"day_{number}"]},
        }  # fmt: skip


class OfferForm(OfficeForm):
    """What a volunteer offers to children."""

    helps = forms.MultipleChoiceField(
        label=_("What they offer"), choices=Help.choices, widget=forms.CheckboxSelectMultiple()
    )
    most = forms.IntegerField(label=_("Children at a time"), min_value=1, max_value=MOST_CHILDREN, initial=1)
    languages = forms.CharField(
        label=_("Languages"), max_length=80, required=False, help_text=_("For example 粤语、英语.")
    )
    child_sex = forms.ChoiceField(
        label=_("A girl or a boy"),
        required=False,
        choices=[EITHER, *Person.Sex.choices],
        widget=forms.RadioSelect(),
    )

    @staticmethod
    def of(offer: CompanionOffer | None) -> dict[str, Any]:
        """The offer as the form shows it."""
        if offer is None:
            return {}
        return {
            "helps": [row.help for row in offer.helps.all()], "most": offer.most, "languages": offer.languages,
            "child_sex": offer.child_sex,
        }  # fmt: skip


class SiblingForm(OfficeForm):
    other = PersonField(label=_("Brother or sister"))
    sort = forms.ChoiceField(
        label=_("They wish for"), choices=SiblingWish.Sort.choices, widget=forms.RadioSelect()
    )

    def clean_other(self) -> Person:
        if self.cleaned_data["other"] is None:
            raise forms.ValidationError(_("Type a name and choose somebody from the list."))
        return self.cleaned_data["other"]


class NotWithForm(OfficeForm):
    volunteer: Any = forms.ModelChoiceField(None, to_field_name="uid", label=_("Not with"))

    def __init__(self, *args: Any, volunteers: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        self.fields["volunteer"].queryset = volunteers  # type: ignore[attr-defined]


class ContactForm(OfficeForm):
    """A meeting or a call, as it is recorded on a phone right afterwards."""

    way = forms.ChoiceField(label=_("Meeting or call"), choices=Way.choices, widget=forms.RadioSelect())
    happened_on = DayField(label=_("Date"))
    minutes = MinutesField(label=_("Length"), help_text=_("Minutes, or as people say it: 90, 1小时30分钟."))
    seen = forms.ChoiceField(
        label=_("Safe because of"), choices=Seen.choices, widget=forms.RadioSelect(), required=False,
        help_text=_("For a meeting: others saw the two, or another adult was there. A call needs neither."),
    )  # fmt: skip
    place = forms.CharField(label=_("Where"), max_length=60, required=False)
    what = forms.CharField(
        label=_("What you did"), max_length=80, required=False, help_text=_("Without the child's name.")
    )
    ability = forms.BooleanField(
        label=_("Built abilities"), required=False, help_text=_("A session that builds what the child can do.")
    )


class NextForm(OfficeForm):
    day = DayField(label=_("Date"))
    start = forms.TimeField(label=_("From"), widget=Clock(), required=False)
    place = forms.CharField(
        label=_("Where"), max_length=60, required=False, help_text=_("Where others see the two, such as the site.")
    )


class AdjustForm(OfficeForm):
    rhythm = forms.TypedChoiceField(label=_("In touch"), coerce=int, widget=forms.RadioSelect())
    coordinator = forms.ChoiceField(label=_("Looked after by"))

    def __init__(self, *args: Any, pairing: Pairing, staff: tuple[User, ...], **said: Any) -> None:
        super().__init__(*args, **said)
        self.staff = {str(user.uid): user for user in staff}
        known = sorted({*(days for days, _label in RHYTHMS), pairing.rhythm})
        self.fields["rhythm"].choices = [(days, label(days)) for days in known]  # type: ignore[attr-defined]
        self.fields["coordinator"].choices = [  # type: ignore[attr-defined]
            (uid, user.name) for uid, user in self.staff.items()
        ]

    def clean_rhythm(self) -> int:
        days: int = self.cleaned_data["rhythm"]
        if not SHORTEST <= days <= LONGEST:
            raise forms.ValidationError(_("A pair is in touch at least every three months."))
        return days

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        return {
            "rhythm": self.cleaned_data["rhythm"], "coordinator": self.staff[self.cleaned_data["coordinator"]],
        }  # fmt: skip


class EndForm(OfficeForm):
    reason = forms.ChoiceField(label=_("Reason"), choices=WhyEnded.choices, widget=forms.RadioSelect())
    words = forms.CharField(
        label=_("In a few words"), max_length=200, required=False, help_text=_("Without the child's name.")
    )
    on = DayField(label=_("Last day"))


class AgainForm(OfficeForm):
    reason = forms.CharField(
        label=_("Why"), max_length=200, required=False,
        help_text=_("Whoever wrote the end within the last day needs no reason."),
    )  # fmt: skip


class ExportForm(OfficeForm):
    reason = forms.CharField(
        label=_("For whom, and why"), max_length=200, help_text=_("For example 资助方年度评估.")
    )


def later(day: Any) -> Any:
    """A week on, where a next meeting is proposed."""
    return day + timedelta(days=7)
