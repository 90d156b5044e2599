"""What the screens of leads ask for: a sentence with its photos, and what a story is made of."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youju.reporting.bulletins.models import Lead, LeadPhoto, PictureStatement, Section
from youju.reporting.bulletins.queries.leads import Row
from youju.web.bulletins.faces import heading
from youju.web.bulletins.typed import Typed


def consent_field(**more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Who is on the photos"), choices=PictureStatement.Consent.choices, widget=forms.RadioSelect, **more
    )


class Leave(forms.Form):
    """One sentence, the mark, and who is on the photos; the photos come beside it."""

    said = Typed(
        label=_("One sentence"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What happened, or what somebody said. No full names."),
    )  # fmt: skip
    worth = forms.BooleanField(label=_("Worth a story"), required=False)
    consent = consent_field(required=False, help_text=_("Only needed with photos; it goes with each of them."))


class State(forms.Form):
    """Who is on the photos, said anew."""

    consent = consent_field()


class Take(forms.Form):
    """Where the lead goes, what it says there, and with which photos: at first all that may go out."""

    where = forms.ChoiceField(label=_("Goes to"))
    title = Typed(label=_("Title"), max_length=80, required=False, help_text=_("Only for a story of its own."))
    body = forms.CharField(
        label=_("Text"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The sentence of the lead; write on from it. Numbers come as figures in braces."),
    )  # fmt: skip
    photos = forms.MultipleChoiceField(label=_("Photos"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, row: Row, sections: Iterable[Section], where: str = "", **kwargs: Any) -> None:
        lead: Lead = row.lead
        fit = [str(photo.row.uid) for photo in row.photos if photo.fit]
        kwargs.setdefault("initial", {"body": lead.said, "photos": fit, "where": where})
        kwargs.setdefault("auto_id", f"take-{lead.uid}-%s")
        super().__init__(*args, **kwargs)
        sections = list(sections)
        self.sections = {f"section:{section.uid}": section for section in sections}
        self.stories = {f"story:{story.uid}": story for section in sections for story in section.stories.all()}
        self.every: dict[str, LeadPhoto] = {str(photo.row.uid): photo.row for photo in row.photos}
        self.fields["where"].choices = [_places(section) for section in sections]  # type: ignore[attr-defined]
        # One that may not go out can be asked for as well: the refusal says why.
        self.fields["photos"].choices = [(uid, uid) for uid in self.every]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("where") in self.sections and not told.get("title"):
            self.add_error("title", _("A story of its own needs a title."))
        return told

    @property
    def chosen(self) -> list[LeadPhoto]:
        """The photos in the order of the lead."""
        return [row for uid, row in self.every.items() if uid in self.cleaned_data["photos"]]


def _places(section: Section) -> tuple[str, list[tuple[str, str]]]:
    """A section with the stories that are there, as a group of choices."""
    own = (f"section:{section.uid}", str(_("as a story of its own")))
    there = str(_("into “{title}”"))
    stories = [(f"story:{story.uid}", there.format(title=story.title)) for story in section.stories.all()]
    return heading(section), [own, *stories]
