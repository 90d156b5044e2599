"""What is typed about a consent: what to, where, by whom, on which paper, for how long."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.people.models import Guardianship
from youju.ground.people.rules.purposes import Agreed, Channel
from youju.web.shell.days import DayField


class Agreeing(forms.Form):
    """One purpose in some channels, by a guardian, by the person, or by both."""

    purpose = forms.ChoiceField(label=_("Consent to"), choices=Agreed.choices, widget=forms.RadioSelect())
    channels = forms.MultipleChoiceField(
        label=_("Where"), choices=Channel.choices, widget=forms.CheckboxSelectMultiple(), required=False
    )
    guardian = forms.ChoiceField(label=_("Which guardian consents"), required=False)
    own = forms.BooleanField(label=_("The person consents"), required=False)
    document = forms.FileField(
        label=_("Signed document"), required=False, help_text=_("A photo or PDF of the paper, up to 12 MB.")
    )
    paper = forms.CharField(
        label=_("Where the paper is kept"), max_length=60, required=False,
        help_text=_("If there is no photo of it: 二楼资料柜, 2018年第3册."),
    )  # fmt: skip
    since = DayField(label=_("Since"), required=False)
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Leave it empty while the end is open."))

    def __init__(self, *args: Any, guardians: tuple[Guardianship, ...], **said: Any) -> None:
        super().__init__(*args, **said)
        self.guardians = {str(one.uid): one for one in guardians}
        named = ((uid, f"{one} ({one.get_relation_display()})") for uid, one in self.guardians.items())
        chosen: Any = self.fields["guardian"]
        chosen.choices = [("", _("no guardian")), *named]

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        since, last = entered.get("since"), entered.get("last_day")
        if since and last and last < since:
            self.add_error("last_day", _("The last day lies before the first."))
        return entered


class Withdrawing(forms.Form):
    """Which consent ends."""

    purpose = forms.ChoiceField(choices=Agreed.choices)
    channel = forms.ChoiceField(choices=Channel.choices)


class Erasing(forms.Form):
    """Who asked, and that it is meant."""

    reason = forms.CharField(
        label=_("Who asked for it, and how"), max_length=200,
        help_text=_("For example: 监护人书面申请, 2018-03-20, 申请书存二楼资料柜."),
    )  # fmt: skip
    sure = forms.BooleanField(label=_("I have read what goes and what stays; it cannot be undone."))


class Handing(forms.Form):
    """Why everything about a person is handed out."""

    reason = forms.CharField(
        label=_("Why"), max_length=200, help_text=_("For example: 监护人书面申请查阅, 2018-03-20.")
    )
