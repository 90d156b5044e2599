"""The form of an assessment: for each domain how much need, how much strength, and what was seen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.services.cases import actions
from youju.services.cases.queries.changes import beside, marks_of
from youju.services.cases.queries.papers import newest
from youju.services.cases.queries.timeline import Opened
from youju.services.cases.rules.assessing import Domain, Mark, Step
from youju.services.cases.rules.papers import PaperSort
from youju.web.cases.forms.base import PaperForm, text

STEPS = [("", _("not looked at")), *((str(value), f"{value} {label}") for value, label in Step.choices)]


class AssessmentForm(PaperForm):
    """A domain without both steps is not assessed; the last assessment is shown beside each."""

    SORT, TEXTS = PaperSort.ASSESSMENT, ("summary", "wishes")

    summary = text(_("In short"), 4)
    wishes = text(_("What the person wishes"), 3)

    def prepare(self) -> None:
        case = self.setting.case
        last = newest(case, PaperSort.ASSESSMENT) if self.row is None else beside(self.row)[0]
        self.before = marks_of(last) if last is not None else {}
        for domain in Domain:
            for part, label in (("need", _("Need")), ("strength", _("Strength"))):
                self.fields[f"{part}_{domain}"] = forms.ChoiceField(label=label, choices=STEPS, required=False)
            self.fields[f"seen_{domain}"] = text(_("What was seen"), 2, 2000)

    def grid(self) -> list[dict[str, Any]]:
        """Each domain with its three fields, and what stood there last time."""
        return [
            {
                "label": domain.label, "before": self.before.get(domain),
                "fields": [self[f"{part}_{domain}"] for part in ("need", "strength", "seen")],
            }
            for domain in Domain
        ]  # fmt: skip

    def lines(self) -> list[Any]:
        return [self[name] for name in ("happened_on", "summary", "wishes")]

    def clean(self) -> None:
        super().clean()
        for domain in Domain:
            need, strength = (self.cleaned_data.get(f"{part}_{domain}", "") for part in ("need", "strength"))
            if bool(need) != bool(strength):
                self.add_error(f"{'strength' if need else 'need'}_{domain}", _("Choose both, need and strength."))

    def write(self) -> Any:
        setting = self.setting
        return actions.assess(case=setting.case, by=setting.by, at=setting.at, **self._said())

    def change(self, version: int) -> Any:
        setting = self.setting
        return actions.reassess(
            paper=self.row, look=setting.look, version=version, by=setting.by, at=setting.at, **self._said()
        )

    @classmethod
    def parts(cls, one: Opened) -> dict[str, Any]:
        return {
            f"{part}_{mark.row.domain}": value
            for mark in one.marks
            for part, value in (("need", mark.row.need), ("strength", mark.row.strength), ("seen", mark.seen))
        }

    def _said(self) -> dict[str, Any]:
        said = self.cleaned_data
        marks = {
            domain.value: Mark(int(said[f"need_{domain}"]), int(said[f"strength_{domain}"]))
            for domain in Domain
            if said[f"need_{domain}"] and said[f"strength_{domain}"]
        }
        seen = {domain.value: said[f"seen_{domain}"] for domain in Domain}
        return {"happened_on": said["happened_on"], "marks": marks, "seen": seen, "words": self.words()}
