"""One more thing that is said of a person: a name, a number, an adult, a school; each is one short form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.organisations.models import Office
from youju.ground.people import actions
from youju.ground.people.models import Alias, Guardianship, Sealed
from youju.ground.people.rules.names import LONGEST
from youju.web.people.forms.fields import OfOffice, PersonField
from youju.web.shell.days import DayField


class PartForm(forms.Form):
    """A short form about a person of the office."""

    def __init__(self, *args: Any, office: Office, **said: Any) -> None:
        super().__init__(*args, **said)
        for field in self.fields.values():
            if isinstance(field, OfOffice):
                field.office = office


class NameForm(PartForm):
    sort = forms.ChoiceField(label=_("What sort of name"), choices=Alias.Sort.choices, widget=forms.RadioSelect())
    text = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=LONGEST)


class SealedForm(PartForm):
    """One confidential particular; what a phone or an address belongs to is said beside it."""

    text = forms.CharField(label=_("Text"), max_length=200)
    whose = forms.CharField(
        label=_("Whose, or what for"), max_length=20, required=False, help_text=_("For example 母亲 or 紧急联系.")
    )


class AdultForm(PartForm):
    relation = forms.ChoiceField(label=_("Who they are to the child"), choices=Guardianship.Relation.choices)
    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=LONGEST, required=False)
    adult = PersonField(label=_("or somebody registered"))
    since = DayField(label=_("Since"), required=False)


class SchoolForm(PartForm):
    school = forms.CharField(label=_("School"), max_length=60)
    form = forms.CharField(label=pgettext_lazy("school", "Class"), max_length=30, required=False)
    since = DayField(label=_("Since"), required=False, help_text=_("The school so far ends on this day."))


class LanguageForm(PartForm):
    language = forms.CharField(label=_("Language or dialect"), max_length=30)


class TagForm(PartForm):
    name = forms.CharField(label=_("Tag"), max_length=20, help_text=_("Your office's own word, such as 流动儿童."))
    since = DayField(label=_("Since"), required=False)


class HomeForm(PartForm):
    other = PersonField(label=_("Lives with"))
    since = DayField(label=_("Since"), required=False)

    def clean_other(self) -> Any:
        if self.cleaned_data["other"] is None:
            raise forms.ValidationError(_("Type a name and choose somebody from the list."))
        return self.cleaned_data["other"]


@dataclass(frozen=True)
class Part:
    """One sort of thing that is added to a card: its title, its form, the action that takes it."""

    title: Promise
    form: type[PartForm]
    act: Callable[..., Any]
    # What the action is told besides, and how it calls the person.
    fixed: tuple[tuple[str, str], ...] = ()
    person: str = "person"
    lead: Promise | str = ""


def _sealed(sort: Sealed.Sort, title: Promise) -> Part:
    lead = _("It lies sealed: the card shows it to whoever said what for, and every look is written down.")
    return Part(title, SealedForm, actions.confide, (("sort", sort.value),), lead=lead)


ADDED: dict[str, Part] = {
    "name": Part(_("Another name"), NameForm, actions.call),
    "phone": _sealed(Sealed.Sort.PHONE, _("A telephone number")),
    "address": _sealed(Sealed.Sort.ADDRESS, _("An address")),
    "id_number": _sealed(Sealed.Sort.ID_NUMBER, _("An ID number")),
    "allergy": _sealed(Sealed.Sort.ALLERGY, _("An allergy")),
    "warning": _sealed(Sealed.Sort.WARNING, _("A health warning")),
    "household": Part(_("Who they live with"), HomeForm, actions.live_together),
    "guardian": Part(_("A guardian"), AdultForm, actions.appoint_guardian, person="child"),
    "pickup": Part(_("Who may pick up"), AdultForm, actions.allow_pickup, person="child"),
    "school": Part(_("A school"), SchoolForm, actions.enrol),
    "language": Part(_("A language"), LanguageForm, actions.speak),
    "tag": Part(_("A tag"), TagForm, actions.tag),
}
