"""What is typed about somebody who is registered, and about a card that is changed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.organisations.models import Office
from youju.ground.people.actions import Beside, Entry
from youju.ground.people.models import Alias, Guardianship, Person, Sealed
from youju.ground.people.rules.names import LONGEST
from youju.web.people.forms.fields import BirthField, PersonField, WordsField
from youju.web.shell.days import DayField

RELATIONS = [("", "—"), *Guardianship.Relation.choices]


class Details(forms.Form):
    """What every card says."""

    name = forms.CharField(
        label=pgettext_lazy("of a person", "Name"),
        max_length=LONGEST,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    birth = BirthField()
    sex = forms.ChoiceField(
        label=_("Sex"), choices=[*Person.Sex.choices, ("", _("not said"))], required=False,
        widget=forms.RadioSelect(),
    )  # fmt: skip
    site = forms.ChoiceField(label=_("Site"), required=False)
    known_since = DayField(label=_("Known to us since"), required=False)

    def __init__(self, *args: Any, office: Office, **said: Any) -> None:
        super().__init__(*args, **said)
        self.office = office
        self.sites = {str(site.uid): site for site in office.sites.order_by("position", "pk")}
        chosen: Any = self.fields["site"]
        chosen.choices = [("", "—"), *((uid, site.name) for uid, site in self.sites.items())]
        for field in self.fields.values():
            if isinstance(field, PersonField):
                field.office = office

    def details(self) -> dict[str, Any]:
        """Birth, sex, site and the day since when, as the actions take them."""
        entered = self.cleaned_data
        return {
            "birth": entered["birth"], "sex": entered["sex"], "site": self.sites.get(entered["site"]),
            "known_since": entered["known_since"],
        }  # fmt: skip


class Changing(Details):
    """What a card says, and whether the name so far goes on finding it."""

    keep_former = forms.BooleanField(
        label=_("Keep the name so far as a former name"), required=False,
        help_text=_("For a name that was changed; leave it out where the name was misspelt."),
    )  # fmt: skip

    @staticmethod
    def of(person: Person) -> dict[str, Any]:
        return {
            "name": person.name, "birth": person.birth, "sex": person.sex,
            "site": str(person.site.uid) if person.site else "", "known_since": person.known_since,
        }  # fmt: skip


class Registering(Details):
    """A new card with what is known on the first day; everything else is added on the card."""

    nickname = forms.CharField(
        label=_("Nickname"), max_length=LONGEST, required=False, help_text=_("What the centre calls them.")
    )
    pseudonym = forms.CharField(
        label=_("Pseudonym"), max_length=LONGEST, required=False,
        help_text=_("For print alone; never the nickname, never part of the name."),
    )  # fmt: skip
    guardian_relation = forms.ChoiceField(
        label=pgettext_lazy("guardian", "Guardian"), choices=RELATIONS, required=False
    )
    guardian = forms.CharField(label=_("Guardian's name"), max_length=LONGEST, required=False)
    guardian_person = PersonField(label=_("or somebody registered"))
    guardian_phone = forms.CharField(label=_("Guardian's phone"), max_length=40, required=False)
    fetches = forms.BooleanField(label=_("May pick the child up"), required=False)
    pickup_relation = forms.ChoiceField(label=_("Somebody else may pick up"), choices=RELATIONS, required=False)
    pickup = forms.CharField(label=_("Name of whoever picks up"), max_length=LONGEST, required=False)
    lives_with = PersonField(label=_("Lives with"))
    phone = forms.CharField(label=_("Own phone"), max_length=40, required=False)
    address = forms.CharField(label=_("Home address"), max_length=200, required=False)
    id_number = forms.CharField(label=_("ID number"), max_length=20, required=False)
    allergy = forms.CharField(label=_("Allergies"), max_length=200, required=False)
    warning = forms.CharField(label=_("Health warnings"), max_length=200, required=False)
    school = forms.CharField(label=_("School"), max_length=60, required=False)
    form = forms.CharField(label=pgettext_lazy("school", "Class"), max_length=30, required=False)
    languages = WordsField(label=_("Languages"), required=False, help_text=_("With commas between: 四川话、手语."))
    tags = WordsField(
        label=_("Tags"),
        required=False,
        help_text=_("Your office's own words: 流动儿童、低保."),
    )

    # As the page groups them: title, names of the fields.
    PARTS = (
        (_("Who it is"), ("name", "birth", "sex", "nickname", "pseudonym", "site", "known_since")),
        (
            _("Guardian, and who may pick up"),
            ("guardian_relation", "guardian", "guardian_person", "guardian_phone", "fetches", "pickup_relation",
             "pickup"),
        ),
        (_("Health"), ("allergy", "warning")),
        (_("How to reach them"), ("phone", "address", "id_number", "lives_with")),
        (_("School and more"), ("school", "form", "languages", "tags")),
    )  # fmt: skip
    # What lies sealed; each has a field of its own name.
    SEALED = (
        Sealed.Sort.ALLERGY,
        Sealed.Sort.WARNING,
        Sealed.Sort.PHONE,
        Sealed.Sort.ADDRESS,
        Sealed.Sort.ID_NUMBER,
    )

    def parts(self) -> list[dict[str, Any]]:
        return [{"title": title, "fields": [self[name] for name in names]} for title, names in self.PARTS]

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        named = entered.get("guardian") or entered.get("guardian_person")
        if entered.get("guardian") and entered.get("guardian_person"):
            self.add_error("guardian", _("Write a name, or choose somebody registered; not both."))
        if named and not entered.get("guardian_relation"):
            self.add_error("guardian_relation", _("Say who they are to the child."))
        if (
            entered.get("guardian_relation") or entered.get("fetches") or entered.get("guardian_phone")
        ) and not named:
            self.add_error("guardian", _("Say who the guardian is."))
        if bool(entered.get("pickup")) != bool(entered.get("pickup_relation")):
            self.add_error("pickup", _("Say who may pick up, and who they are to the child."))
        return entered

    def entry(self) -> Entry:
        """The card as the action takes it."""
        entered, relation = self.cleaned_data, self.cleaned_data["guardian_relation"]
        adults: tuple[Beside, ...] = ()
        if relation:
            adults = (Beside(relation, entered["guardian"], entered["guardian_person"]),)
        pickups = adults if entered["fetches"] else ()
        if entered["pickup"]:
            pickups = (*pickups, Beside(entered["pickup_relation"], entered["pickup"]))
        sealed = [(sort.value, entered[sort.value], "") for sort in self.SEALED if entered[sort.value]]
        if entered["guardian_phone"]:
            whose = str(dict(RELATIONS)[relation])
            sealed.append((Sealed.Sort.PHONE.value, entered["guardian_phone"], whose))
        aliases = [
            (sort.value, entered[sort.value])
            for sort in (Alias.Sort.NICKNAME, Alias.Sort.PSEUDONYM)
            if entered[sort.value]
        ]
        return Entry(
            entered["name"], self.details(), tuple(aliases), tuple(sealed), entered["school"], entered["form"],
            entered["languages"], entered["tags"], adults, pickups, entered["lives_with"],
        )  # fmt: skip
