"""What the screens of signing ask for besides a signature."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.ground.organisations.models import Network, Office
from youju.reporting.bulletins import models
from youju.reporting.bulletins.queries.voices import Post
from youju.web.shell.days import DayField

SHORT = forms.Textarea(attrs={"rows": 2})


class Reason(forms.Form):
    """Why: a signature is withdrawn, an office is left out, an erratum is turned down."""

    reason = forms.CharField(label=_("Why"), max_length=300, widget=SHORT)


class SendBack(forms.Form):
    """A word about the whole, and one sentence about each of the passages, named after them."""

    note = forms.CharField(label=_("About the whole"), max_length=300, required=False, widget=SHORT)

    def __init__(self, *args: Any, places: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = tuple(places)
        for place in self.places:
            label = _("One sentence to the office")
            self.fields[f"remark-{place}"] = forms.CharField(label=label, max_length=300, required=False)

    @property
    def remarks(self) -> dict[UUID, str]:
        """What was said about passages."""
        return {UUID(place): self.cleaned_data[f"remark-{place}"] for place in self.places}


class Deputy(forms.Form):
    """Post and colleague are chosen together, because each post has its own colleagues."""

    who = forms.ChoiceField(label=_("Deputy"))
    since = DayField(label=_("From"))
    until = DayField(
        label=_("Until before"),
        help_text=_("On this day the deputy signs no more."),
    )  # fmt: skip

    def __init__(self, *args: Any, posts: Iterable[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = {f"{post.token}:{user.uid}": (post, user) for post in posts for user in post.candidates}
        groups = [
            (_title(post), [(f"{post.token}:{user.uid}", user.name) for user in post.candidates])
            for post in posts
            if post.candidates
        ]
        self.fields["who"].choices = [("", "—"), *groups]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        told = super().clean() or {}
        since, until = told.get("since"), told.get("until")
        if since and until and until <= since:
            self.add_error("until", _("The last day comes after the first."))
        return told


def _title(post: Post) -> str:
    role = str(models.Deputy.Role(post.role).label)
    return f"{post.office.name} · {role}" if post.office else role


class Rules(forms.Form):
    """The rules of the press of one network, and the closing day of each of its offices."""

    sign_off = forms.BooleanField(
        label=_("A release waits for the signature of each office"), required=False,
        help_text=_("Without it the network editor releases alone, and corrects alone."),
    )  # fmt: skip
    readings = forms.BooleanField(
        label=_("Three readings in place of one signature"), required=False,
        help_text=_("First the office editor, then the network editor, last the office director."),
    )  # fmt: skip

    def __init__(self, *args: Any, network: Network, offices: Iterable[Office], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"sign_off": network.sign_off, "readings": network.readings})
        super().__init__(*args, **kwargs)
        self.offices = list(offices)
        for office in self.offices:
            self.fields[f"day-{office.slug}"] = forms.IntegerField(
                label=str(_("Closing day of {office}")).format(office=office.name), min_value=1, max_value=28,
                initial=office.closing_day, help_text=_("Which day of the next month: 1 to 28."),
            )  # fmt: skip

    def clean(self) -> dict[str, Any] | None:
        told = super().clean() or {}
        if told.get("readings") and not told.get("sign_off"):
            self.add_error("readings", _("Readings are signatures: let the release wait for them."))
        return told

    @property
    def days(self) -> list[tuple[Office, int]]:
        """The offices whose closing day was changed."""
        asked = [(office, int(self.cleaned_data[f"day-{office.slug}"])) for office in self.offices]
        return [(office, day) for office, day in asked if day != office.closing_day]
