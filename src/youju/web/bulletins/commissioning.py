"""The forms of commissions: what is asked from whom, and where a delivered story goes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import Issue, Section
from youju.reporting.bulletins.queries.signing import due
from youju.reporting.bulletins.rules.commissions import AHEAD, LENGTH
from youju.web.bulletins.asked import SHORT
from youju.web.bulletins.faces import heading
from youju.web.bulletins.typed import Typed
from youju.web.shell.days import DayField


class Ask(forms.Form):
    """One story of one office; each office stands with the day on which it closes its month."""

    office = forms.ChoiceField(label=_("Asked office"))
    title = Typed(
        label=_("Working title"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("What it is about, in a few words; the office may change it."),
    )  # fmt: skip
    wanted = Typed(
        label=_("What is wanted"), max_length=300, required=False, widget=SHORT,
        help_text=_("One sentence: what should not be missing, who could tell it."),
    )  # fmt: skip
    length = forms.IntegerField(label=_("Length in characters"), initial=LENGTH)
    due = DayField(label=_("Until the end of"), required=False)

    def __init__(
        self, *args: Any, issue: Issue, offices: Iterable[Office], today: date, office: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {each.slug: each for each in offices}
        closes = str(_("{office} · closes {month}/{day}"))
        days = {slug: due(issue.end, each, today).day for slug, each in self.offices.items()}
        self.fields["office"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *(
                (slug, closes.format(office=each.name, month=days[slug].month, day=days[slug].day))
                for slug, each in self.offices.items()
            ),
        ]
        self.fields["office"].initial = office
        self.fields["due"].help_text = _("Left empty: {n} days before the office closes its month.").format(
            n=AHEAD.days
        )

    @property
    def asked(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        return {**self.cleaned_data, "office": self.offices[self.cleaned_data["office"]]}


class Take(forms.Form):
    where = forms.ChoiceField(label=_("Goes to"), help_text=_("Behind the stories that stand there."))

    def __init__(self, *args: Any, sections: Iterable[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = {str(section.uid): section for section in sections}
        self.fields["where"].choices = [  # type: ignore[attr-defined]
            (uid, heading(section)) for uid, section in self.sections.items()
        ]

    @property
    def section(self) -> Section:
        return self.sections[self.cleaned_data["where"]]


class GiveBack(forms.Form):
    reason = Typed(
        label=_("What should be different"), max_length=300, widget=SHORT,
        help_text=_("The office reads this sentence beside its story."),
    )  # fmt: skip


class CallOff(forms.Form):
    reason = Typed(
        label=_("Why it is not wanted any more"), max_length=300, widget=SHORT,
        help_text=_("The office reads it. What is written stays readable; a new commission can be made any time."),
    )  # fmt: skip
