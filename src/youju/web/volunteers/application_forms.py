"""What is typed on the public site by whoever wants to volunteer, and by whoever takes them in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.people.models import Guardianship
from youju.ground.people.queries.duplicates import Suggestion
from youju.ground.people.rules.names import LONGEST
from youju.services.volunteers.actions.applying import Guardian
from youju.services.volunteers.models import GroupKind
from youju.web.activities.board import WEEKDAYS
from youju.web.shell.days import DayField
from youju.web.volunteers.forms import OfficeForm
from youju.web.volunteers.shift_forms import HoursField

_PHONE = {"inputmode": "tel", "autocomplete": "tel"}
NEW = "new"


class Applying(forms.Form):
    """One form for everybody; the guardian's part counts for those under 18."""

    name = forms.CharField(
        label=pgettext_lazy("of a person", "Name"), max_length=LONGEST,
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    born = DayField(label=_("Date of birth"))
    phone = forms.CharField(label=_("Telephone"), max_length=40, widget=forms.TextInput(_PHONE))
    group_kind = forms.ChoiceField(label=_("Who you are"), choices=[("", _("choose …")), *GroupKind.choices])
    comes_with = forms.CharField(
        label=_("Society, school or company"), max_length=60, required=False,
        help_text=_("Where you come as a group, for example 青藤社."),
    )  # fmt: skip
    skills = forms.CharField(
        label=_("Skills"), max_length=120, required=False, help_text=_("What you can do or like to do.")
    )
    why = forms.CharField(
        label=_("Why you want to come"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    guardian = forms.CharField(label=_("Guardian's name"), max_length=LONGEST, required=False)
    relation = forms.ChoiceField(
        label=_("Who they are to you"), choices=[("", _("choose …")), *Guardianship.Relation.choices],
        required=False,
    )  # fmt: skip
    guardians_phone = forms.CharField(
        label=_("Guardian's phone"), max_length=40, required=False, widget=forms.TextInput({"inputmode": "tel"})
    )
    guardian_agreed = forms.BooleanField(label=_("My guardian agrees that I volunteer"), required=False)
    agreed = forms.BooleanField(
        label=_("I agree that this office keeps what I wrote, to answer me"), required=False
    )
    # Nobody sees it; what fills every field is no person.
    website = forms.CharField(max_length=200, required=False)

    ABOUT = ("name", "born", "phone", "group_kind", "comes_with")
    DOES = ("skills", "why")
    MINOR = ("guardian", "relation", "guardians_phone", "guardian_agreed")

    def __init__(self, *args: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        for number, weekday in enumerate(WEEKDAYS):
            self.fields[f"day_{number}"] = HoursField(
                label=weekday, required=False, max_length=120,
                help_text="" if number else pgettext_lazy("hours", "For example 9:00-12:00, or 下午, or 全天."),
            )  # fmt: skip

    @property
    def parts(self) -> list[dict[str, Any]]:
        """As the page groups them."""
        days = tuple(f"day_{number}" for number in range(len(WEEKDAYS)))
        grouped = (
            (_("About you"), "", self.ABOUT), (_("What you bring"), "", self.DOES),
            (_("When you have time"), _("Leave a day empty on which you have no time."), days),
            (_("If you are under 18"), _("We call your guardian before you come the first time."), self.MINOR),
        )  # fmt: skip
        return [
            {"title": title, "lead": lead, "fields": [self[name] for name in names]}
            for title, lead, names in grouped
        ]

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        entered = self.cleaned_data
        plain = ("name", "born", "phone", "group_kind", "comes_with", "skills", "why", "agreed")
        return {
            **{name: entered[name] for name in plain},
            "guardian": Guardian(
                entered["guardian"], entered["relation"], entered["guardians_phone"], entered["guardian_agreed"]
            ),
            "spans": {number: entered[f"day_{number}"] for number in range(len(WEEKDAYS))},
        }


class TakingIn(OfficeForm):
    """Who it is, as what and with whom they come; of somebody under 18 how the guardian confirmed."""

    who = forms.ChoiceField(label=_("Whose card"), widget=forms.RadioSelect())
    group_kind = forms.ChoiceField(label=_("Who they are"), choices=GroupKind.choices)
    team: Any = forms.ModelChoiceField(
        None, to_field_name="uid", label=_("Comes with"), required=False,
        empty_label=_("nobody, by themselves"),
    )  # fmt: skip
    skills = forms.CharField(label=_("Skills"), max_length=120, required=False)
    since = DayField(label=_("Since"))
    confirmed = forms.CharField(
        label=_("How the guardian confirmed"), max_length=60, required=False,
        help_text=_("For example 3月20日电话确认, or 纸质同意书存档案柜2. It stands as the proof of the consent."),
    )  # fmt: skip

    def __init__(self, *args: Any, minor: bool, alike: tuple[Suggestion, ...], **said: Any) -> None:
        super().__init__(*args, **said)
        known = [(str(one.card.uid), self._card(one)) for one in alike]
        choices: Any = self.fields["who"]
        choices.choices = [(NEW, _("somebody new: a card is made")), *known]
        if not minor:
            del self.fields["confirmed"]

    @staticmethod
    def _card(one: Suggestion) -> str:
        age = one.card.age.text() if one.card.age else ""
        return " · ".join(filter(None, (one.card.name, one.card.nickname, age, one.card.site)))
