"""Forms of the work itself: intake, consent, contact, supervision, referral, and what lies on paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.services.cases import actions
from youju.services.cases.models import Contact, Supervision
from youju.services.cases.models.working import Came
from youju.services.cases.queries.papers import newest
from youju.services.cases.queries.timeline import goals_of
from youju.services.cases.queries.work import waiting
from youju.services.cases.rules.papers import ON_PAPER, PaperSort
from youju.web.cases.forms.base import PaperForm, day, text


def minutes(label: Any, initial: int | None = None) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=1440, required=False, initial=initial)


class IntakeForm(PaperForm):
    """Who came, through whom, with what request."""

    SORT, TEXTS = PaperSort.INTAKE, ("request", "situation", "arranged")

    came = forms.ChoiceField(label=_("Came through"), choices=Came.choices)
    urgent = forms.BooleanField(label=_("It is urgent"), required=False)
    request = text(_("What they ask for, in their words"), needed=True)
    situation = text(_("What is known so far"))
    arranged = text(_("What was agreed"), 2)


class ConsentForm(PaperForm):
    """Who agreed to the service and to its records."""

    SORT, TEXTS = PaperSort.CONSENT, ("signed_by", "told")

    own = forms.BooleanField(label=_("The person agrees"), required=False)
    guardian = forms.BooleanField(label=_("A guardian agrees"), required=False)
    signed_by = forms.CharField(label=_("Signed by"), max_length=100, required=False)
    told = text(
        _("What was explained"), 3,
        help_text=_("Purpose, records, who reads them, when we must tell others, the right to end it."),
    )  # fmt: skip


class ContactForm(PaperForm):
    """One contact; what was next last time is shown beside it."""

    SORT, TEXTS = PaperSort.CONTACT, ("happened", "seen", "next_step")

    way = forms.ChoiceField(label=_("Kind of contact"), choices=Contact.Way.choices)
    direct = minutes(_("Direct minutes"))
    indirect = minutes(_("Indirect minutes"))
    goal = forms.ChoiceField(label=_("Towards the goal"), required=False)
    happened = text(pgettext_lazy("contact", "What happened"), 6, 8000, needed=True)
    seen = text(_("What you noticed and think"), 3)
    next_step = text(_("Next step"), 2)
    next_on = day(pgettext_lazy("contact", "Next time"))

    def prepare(self) -> None:
        plan = newest(self.setting.case, PaperSort.PLAN)
        self.goals = goals_of([plan], self.setting.look).get(plan.pk, []) if plan else []
        goal: Any = self.fields["goal"]
        goal.choices = [
            ("", _("no goal in particular")),
            *((str(one.row.uid), f"{place}. {one.words['text']}") for place, one in enumerate(self.goals, 1)),
        ]

    def plain(self) -> dict[str, Any]:
        said = super().plain()
        said["direct"], said["indirect"] = said["direct"] or 0, said["indirect"] or 0
        said["goal"] = next((one.row for one in self.goals if str(one.row.uid) == said["goal"]), None)
        return said

    @classmethod
    def shown(cls, row: Any, words: Any) -> dict[str, Any]:
        goal = str(row.goal.uid) if row.goal_id else ""
        return {**super().shown(row, words), "goal": goal}


class SupervisionForm(PaperForm):
    """What the supervisor says, of the case or of a paper that waits for it."""

    SORT, TEXTS = PaperSort.SUPERVISION, ("said", "agreed")

    about = forms.ChoiceField(label=_("About"), required=False)
    verdict = forms.ChoiceField(label=pgettext_lazy("review", "Verdict"), choices=Supervision.Verdict.choices)
    said = text(pgettext_lazy("review", "What you say to it"), 5, needed=True)
    agreed = text(_("What was agreed"), 3)
    minutes = minutes(_("Minutes of supervision"))

    def prepare(self) -> None:
        case = self.setting.case
        found = [newest(case, sort) for sort in (PaperSort.PLAN, PaperSort.CLOSURE)]
        about: Any = self.fields["about"]
        about.choices = [
            ("", _("the case as a whole")),
            *((str(row.uid), f"{row.sort.label} {row.happened_on}") for row in found if row is not None),
        ]
        still = [row for row in found if row is not None and waiting(type(row), [case.pk])]
        if still and not self.row:
            self.initial.setdefault("about", str(still[0].uid))

    def clean(self) -> None:
        said = super().clean() or self.cleaned_data
        if said.get("verdict") != Supervision.Verdict.COMMENT and not said.get("about"):
            self.add_error("about", _("Say which paper you approve or send back."))

    def plain(self) -> dict[str, Any]:
        said = super().plain()
        return {**said, "about": said["about"] or None, "minutes": said["minutes"] or 0}

    @classmethod
    def shown(cls, row: Any, words: Any) -> dict[str, Any]:
        return {**super().shown(row, words), "about": str(row.about) if row.about else ""}


class ReferralForm(PaperForm):
    """To whom, why, and which papers go along; passing data on needs a consent of its own."""

    SORT, TEXTS = PaperSort.REFERRAL, ("to", "why", "papers")

    partner = forms.ChoiceField(label=_("Organisation"), required=False)
    to = forms.CharField(label=_("Department or person there"), max_length=200, required=False)
    why = text(_("Why"), 3, needed=True)
    papers = text(_("What goes along"), 2, help_text=_("Only what they need for this."))
    whole = forms.BooleanField(label=_("They go on with the whole case"), required=False)

    def prepare(self) -> None:
        self.partners = list(self.setting.case.office.partners.order_by("name", "pk"))
        partner: Any = self.fields["partner"]
        partner.choices = [("", _("none of the list")), *((str(one.uid), one.name) for one in self.partners)]

    def plain(self) -> dict[str, Any]:
        said = super().plain()
        said["partner"] = next((one for one in self.partners if str(one.uid) == said["partner"]), None)
        return said

    @classmethod
    def shown(cls, row: Any, words: Any) -> dict[str, Any]:
        return {**super().shown(row, words), "partner": str(row.partner.uid) if row.partner_id else ""}


class PaperOnlyForm(PaperForm):
    """A paper that exists on paper: since when, where, and its picture if there is one."""

    TEXTS = ("note",)

    of = forms.ChoiceField(label=_("Which paper"), choices=[(sort.value, sort.label) for sort in ON_PAPER])
    place = forms.CharField(label=_("Where it lies"), max_length=60)
    note = text(_("Note"), 2)
    scan = forms.FileField(
        label=_("Photo or PDF"), required=False, help_text=_("It is sealed at once and lies among no uploads."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"}),
    )  # fmt: skip

    def prepare(self) -> None:
        if self.row is not None:
            del self.fields["scan"]
            del self.fields["of"]

    def write(self) -> Any:
        setting, said = self.setting, self.cleaned_data
        stamp: dict[str, Any] = {"by": setting.by, "at": setting.at}
        paper = actions.note_paper(
            case=setting.case, sort=said["of"], happened_on=said["happened_on"], place=said["place"],
            note=said["note"], **stamp,
        )  # fmt: skip
        if said["scan"]:
            data = said["scan"].read()
            actions.enclose_scan(case=setting.case, paper=paper, name=said["scan"].name, data=data, **stamp)
        return paper
