"""Forms of how a case rests, is lost, ends, begins again, and how it went afterwards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.services.cases.models import Closure
from youju.services.cases.rules.assessing import Checked
from youju.services.cases.rules.papers import PaperSort
from youju.web.cases.forms.base import PaperForm, day, text
from youju.web.cases.forms.working import minutes


class PauseForm(PaperForm):
    SORT, TEXTS = PaperSort.PAUSE, ("why", "arranged")

    until = day(_("Until"), help_text=_("Leave it empty where nobody knows; then nothing reminds you."))
    why = text(_("Why"), 3, needed=True)
    arranged = text(_("What was agreed for this time"), 2)


class LostForm(PaperForm):
    SORT, TEXTS = PaperSort.LOST, ("tried", "ahead")

    attempts = forms.IntegerField(label=_("Times tried"), min_value=1, max_value=50, initial=3)
    tried = text(_("What was tried, and when"), 3, needed=True)
    ahead = text(_("What will be tried"), 2)


class ClosureForm(PaperForm):
    """The end, with what is gone through before it; nothing of the list is forced, but the supervisor sees it."""

    SORT, TEXTS = PaperSort.CLOSURE, ("summary", "ahead")

    reason = forms.ChoiceField(label=_("Why it ends"), choices=Closure.Reason.choices)
    goals_looked_at = forms.BooleanField(label=Checked.GOALS.label, required=False)
    person_told = forms.BooleanField(label=Checked.TOLD.label, required=False)
    passed_on = forms.BooleanField(label=Checked.PASSED.label, required=False)
    follow_up_agreed = forms.BooleanField(label=Checked.FOLLOW.label, required=False)
    papers_filed = forms.BooleanField(label=Checked.FILED.label, required=False)
    summary = text(_("What became of it"), 5, needed=True)
    ahead = text(_("What is wished for afterwards"), 2)


class ReopeningForm(PaperForm):
    SORT, TEXTS = PaperSort.REOPENING, ("why",)

    why = text(_("Why the case begins anew"), 3, needed=True)


class FollowUpForm(PaperForm):
    SORT, TEXTS = PaperSort.FOLLOW_UP, ("found",)

    well = forms.BooleanField(label=_("It goes on well"), required=False, initial=True)
    minutes = minutes(_("Minutes"), 15)
    found = text(_("What you heard"), 3, needed=True)

    def plain(self) -> dict[str, object]:
        said = super().plain()
        return {**said, "minutes": said["minutes"] or 0}
