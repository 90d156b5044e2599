"""What is typed about a tie: who, what they are, how strong, since when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office
from youju.ground.people.models import Person
from youju.ground.people.rules import births
from youju.ground.people.rules.births import Birth
from youju.services.ties.actions import Other
from youju.services.ties.models import Outsider, Tie
from youju.services.ties.queries.nets import Node
from youju.services.ties.rules import KIN, Flow, How, Sort, Sphere, Strength, When, sphere_of
from youju.web.people.forms.fields import OfOffice, PersonField

_GROUPS = [
    (str(sphere.value), [sort for sort in Sort if sphere_of(sort) == sphere]) for sphere in Sphere
]  # fmt: skip


def sorts() -> list[tuple[Any, Any]]:
    """The sorts under their spheres, for a list of choices."""
    labels = dict(Sphere.choices)
    return [("", "—"), *((labels[key], [(one.value, one.label) for one in some]) for key, some in _GROUPS)]


class WhenField(forms.CharField):
    """A day or a year."""

    def __init__(self, **said: Any) -> None:
        help_text = said.pop("help_text", _("2018-03-05, or the year alone."))
        super().__init__(required=False, max_length=40, help_text=help_text, **said)

    def clean(self, value: Any) -> When | None:
        try:
            born = births.read(super().clean(value) or "")
        except Refusal as refusal:
            raise forms.ValidationError(_("Write a day (2018-03-05) or a year (2018).")) from refusal
        return None if born is None else When(born.earliest, born.exact)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, When | Birth) else value


class Strands(forms.Form):
    """How a tie is: strength, strain, and where help goes."""

    strength = forms.TypedChoiceField(
        label=pgettext_lazy("tie", "How strong"), choices=Strength.choices, coerce=int, initial=Strength.ORDINARY,
        widget=forms.RadioSelect(),
    )  # fmt: skip
    stressful = forms.BooleanField(label=_("The tie is under strain"), required=False)
    flow = forms.ChoiceField(
        label=_("Where help and energy go"), choices=Flow.choices, required=False, widget=forms.RadioSelect()
    )
    note = forms.CharField(
        label=pgettext_lazy("tie", "Note"), max_length=600, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Lies sealed; whoever opens the card reads it."),
    )  # fmt: skip

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("strength", "stressful", "flow", "note")}


class NewTie(Strands):
    """Another one, by card, from the net, or by name; and what they are."""

    seat = forms.ChoiceField(label=_("A tie of"), required=False)
    sort = forms.ChoiceField(label=_("What the other one is to them"))
    other = PersonField(label=_("Somebody registered"))
    known = forms.ChoiceField(label=_("or somebody of this net without a card"), required=False)
    name = forms.CharField(
        label=_("or a name"), max_length=60, required=False,
        help_text=_("For people without a card, schools, organisations: 楼下李阿姨, 育新小学."),
    )  # fmt: skip
    sex = forms.ChoiceField(
        label=_("Sex"), choices=[*Person.Sex.choices, ("", _("not said"))], required=False,
        widget=forms.RadioSelect(),
    )  # fmt: skip
    born = forms.IntegerField(label=_("Year of birth"), required=False, min_value=1850, max_value=2100)
    dead = forms.BooleanField(label=_("Has died"), required=False)
    died = forms.IntegerField(label=_("Year of death"), required=False, min_value=1850, max_value=2100)
    unknown = forms.BooleanField(
        label=_("Nothing is known of them"), required=False, help_text=_("A parent who is drawn as “?”.")
    )
    at_home = forms.BooleanField(label=_("Lives with them"), required=False)
    since = WhenField(label=pgettext_lazy("tie", "Since"))
    household = forms.BooleanField(label=_("Holds for the whole household"), required=False)
    field_order = (
        "seat", "sort", "other", "known", "name", "sex", "born", "dead", "died", "unknown", "at_home", "since",
        "strength", "stressful", "flow", "household", "note",
    )  # fmt: skip
    # What is folded away until somebody needs it.
    MORE = frozenset(
        {"known", "sex", "born", "dead", "died", "unknown", "at_home", "seat", "flow", "household", "note"}
    )

    def __init__(
        self, *args: Any, office: Office, me: str, nodes: tuple[Node, ...], home: bool, **said: Any
    ) -> None:
        super().__init__(*args, **said)
        for field in self.fields.values():
            if isinstance(field, OfOffice):
                field.office = office
        named = [(str(node.uid), node.name) for node in nodes]
        choices: dict[str, Any] = {
            "sort": sorts(), "known": [("", "—"), *named], "seat": [("", me), *named],
        }  # fmt: skip
        for name, some in choices.items():
            chosen: Any = self.fields[name]
            chosen.choices = some
        if not home:
            del self.fields["household"]
        if not nodes:
            del self.fields["known"], self.fields["seat"]

    def parts(self) -> dict[str, list[Any]]:
        """The few fields that every tie asks for, and the others."""
        return {
            "few": [field for field in self if field.name not in self.MORE],
            "more": [field for field in self if field.name in self.MORE],
        }

    @property
    def open(self) -> bool:
        """Whether something was typed, or is wrong, among the others."""
        return bool(self.errors.keys() & self.MORE) or any(self.data.get(name) for name in self.MORE)

    def end_of(self, known: Outsider | None) -> Other:
        entered = self.cleaned_data
        return Other(
            entered["other"], known, entered["name"], entered["sex"], entered["born"], entered["died"],
            entered["dead"], entered["unknown"], entered["at_home"],
        )  # fmt: skip


class ChangingTie(Strands):
    """From which day on a tie is different, and how."""

    on = WhenField(label=_("From which day on"))

    def clean_on(self) -> When:
        when: When | None = self.cleaned_data["on"]
        if when is None:
            raise forms.ValidationError(_("Say from which day on."))
        return when

    @staticmethod
    def of(tie: Tie, note: str) -> dict[str, Any]:
        return {"strength": tie.strength, "stressful": tie.stressful, "flow": tie.flow, "note": note}


class CorrectingTie(Strands):
    """What was written down wrongly."""

    since = WhenField(label=pgettext_lazy("tie", "Since"))

    @staticmethod
    def of(tie: Tie, note: str) -> dict[str, Any]:
        return {**ChangingTie.of(tie, note), "since": str(tie.begins or "")}


class EndingTie(forms.Form):
    """How a tie ended, and when."""

    how = forms.ChoiceField(label=_("How it ended"), widget=forms.RadioSelect())
    on = WhenField(label=_("When"), help_text=_("A day or a year; leave it empty where nobody knows."))
    reason = forms.CharField(
        label=_("Why"), max_length=200, required=False, help_text=_("For a mistake in a released month.")
    )

    def __init__(self, *args: Any, sort: str, **said: Any) -> None:
        super().__init__(*args, **said)
        couples = {How.SEPARATION, How.DIVORCE}
        field: Any = self.fields["how"]
        field.choices = [
            (how.value, how.label) for how in How if how is not How.CHANGED and (how not in couples or sort in KIN)
        ]
