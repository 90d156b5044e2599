"""What the screens of leads ask for: a sentence with its photos, and what a story is made of."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.reporting.bulletins.models import Lead, LeadPhoto, PictureStatement, Section
from youju.reporting.bulletins.queries.leads import Row
from youju.web.bulletins.faces import heading


def consent_field(**more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Who is on the photos"), choices=PictureStatement.Consent.choices, widget=forms.RadioSelect, **more
    )


class Leave(forms.Form):
    """One sentence, the mark, and who is on the photos; the photos come beside it."""

    said = forms.CharField(
        label=_("One sentence"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What happened, or what somebody said. No full names."),
    )  # fmt: skip
    worth = forms.BooleanField(label=_("Worth a story"), required=False)
    consent = consent_field(required=False, help_text=_("Only needed with photos; it goes with each of them."))


class State(forms.Form):
    """Who is on the photos, said anew."""

    consent = consent_field()


class Take(forms.Form):
    """What the story says, where it stands, and with which photo."""

    section = forms.ChoiceField(label=_("Section"))
    title = forms.CharField(label=_("Title"), max_length=80)
    body = forms.CharField(
        label=_("Text"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The sentence of the lead; write on from it. Numbers come as figures in braces."),
    )  # fmt: skip
    photo = forms.ChoiceField(label=_("Photo"), widget=forms.RadioSelect, required=False)

    def __init__(self, *args: Any, row: Row, sections: Iterable[Section], **kwargs: Any) -> None:
        lead: Lead = row.lead
        fit = [str(photo.row.uid) for photo in row.photos if photo.fit]
        kwargs.setdefault("initial", {"body": lead.said, "photo": fit[0] if fit else ""})
        kwargs.setdefault("auto_id", f"take-{lead.uid}-%s")
        super().__init__(*args, **kwargs)
        self.sections = {str(section.uid): section for section in sections}
        self.photos: dict[str, LeadPhoto] = {str(photo.row.uid): photo.row for photo in row.photos}
        rows = [(uid, heading(section)) for uid, section in self.sections.items()]
        self.fields["section"].choices = rows  # type: ignore[attr-defined]
        # One that may not go out can be asked for as well: the refusal says why.
        self.fields["photo"].choices = [("", _("without a photo")), *((uid, uid) for uid in self.photos)]  # type: ignore[attr-defined]
