"""The forms that take pictures: a story's files, one picture of it, the cover; what it shows, what is printed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import PictureStatement
from youju.reporting.bulletins.models.pictures import Pictured
from youju.reporting.bulletins.queries.photos import size_of
from youju.reporting.bulletins.rules import UnfitCrop
from youju.reporting.bulletins.rules.crops import RATIOS, WHOLE, Crop, centred, ratio_of
from youju.web.bulletins.forms import TOKENS, Passage, Words
from youju.web.bulletins.typed import Typed

SIDES = ("left", "top", "right", "bottom")
TAKEN = "image/jpeg,image/png,image/webp"


class Cropped(forms.Form):
    """What a picture shows and which part of it is printed; `boxed` says that the sides were drawn by hand."""

    ratio = forms.ChoiceField(
        label=_("Print this part"), required=False, help_text=_("The whole picture is kept."),
        choices=[("", _("the whole picture")), *((name, name) for name in RATIOS), ("free", _("any part"))],
        widget=forms.Select(attrs={"data-ratio": ""}),
    )  # fmt: skip
    alt = Typed(
        label=_("What the picture shows"), max_length=120, required=False,
        help_text=_("For who cannot see it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-alt": ""}),
    )  # fmt: skip
    boxed = forms.BooleanField(required=False, widget=forms.HiddenInput)
    left = forms.IntegerField(required=False, min_value=0, max_value=1000, widget=forms.HiddenInput)
    top = forms.IntegerField(required=False, min_value=0, max_value=1000, widget=forms.HiddenInput)
    right = forms.IntegerField(required=False, min_value=0, max_value=1000, widget=forms.HiddenInput)
    bottom = forms.IntegerField(required=False, min_value=0, max_value=1000, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        # A frame that nobody could have drawn is told where the part is chosen: its sides are no fields to see.
        unseen = [side for side in SIDES if side in self.errors]
        for side in unseen:
            del self.errors[side]
        if unseen:
            self.add_error("ratio", str(UnfitCrop.message))
        return told

    def crop_of(self, pictured: Pictured) -> Crop:
        """The part that is asked for: drawn by hand, or the middle in the ratio that was chosen."""
        told = self.cleaned_data
        if pictured.picture is None:
            return WHOLE
        if told.get("boxed") and all(told.get(side) is not None for side in SIDES):
            return Crop(*(told[side] for side in SIDES))
        width, height = size_of(pictured.picture)
        asked = told.get("ratio", "")
        if asked in {"free", ratio_of(pictured.crop, width, height)}:
            return pictured.crop
        return centred(asked, width, height)


def pictured(of: Pictured | None) -> dict[str, object]:
    """What the form begins with."""
    if of is None or of.picture is None:
        return {}
    return {
        "alt": of.alt, "ratio": ratio_of(of.crop, *size_of(of.picture)), "left": of.left, "top": of.top,
        "right": of.right, "bottom": of.bottom,
    }  # fmt: skip


class Picture(Cropped, Passage):
    """One picture of a story."""

    consent = forms.ChoiceField(
        label=_("Who is in the picture"), widget=forms.RadioSelect, choices=PictureStatement.Consent.choices,
        required=False,
    )  # fmt: skip

    field_order = ("ratio", "alt", "consent", "version", "base", "boxed", *SIDES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alt"].required = True


class Files(forms.FileField):
    """Several files in one field."""

    widget = forms.FileInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each of them as one alone would be."""
        sent = [each for each in data or [] if each]
        return [super(Files, self).clean(each, initial) for each in sent] if sent else []


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class Story(Words):
    """A story with its pictures; without `offices` nobody is asked for whom it speaks."""

    title = Typed(label=_("Title"), max_length=80, widget=forms.TextInput(attrs={**TOKENS, "autofocus": True}))
    office = forms.ChoiceField(
        label=_("Office"),
        required=False,
        help_text=_("Whose figures the text means, and who answers for the photo."),
    )
    link = forms.URLField(
        label=_("Link"), max_length=400, required=False, assume_scheme="https",
        help_text=_("Where the long story stands."),
    )  # fmt: skip
    # An empty file is refused with the other unfit ones, when the text has been saved.
    pictures = Files(
        label=_("Add pictures"), required=False, allow_empty_file=True,
        help_text=_("JPEG, PNG or WebP, at most 12 MB each; a story holds nine."),
        widget=SeveralFiles(attrs={"accept": TAKEN, "multiple": True}),
    )  # fmt: skip

    field_order = ("title", "office", "body", "link", "pictures", "version", "base")

    def __init__(self, *args: Any, offices: Iterable[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].widget.attrs.pop("autofocus", None)
        self.offices = {office.slug: office for office in offices}
        if not self.offices:
            del self.fields["office"]
            return
        self.fields["office"].choices = [  # type: ignore[attr-defined]
            ("", _("all offices together")),
            *((office.slug, office.name) for office in self.offices.values()),
        ]

    @property
    def speaks(self) -> Office | None:
        """The office that was chosen."""
        return self.offices.get(self.cleaned_data.get("office", ""))


class Cover(Cropped):
    picture = forms.FileField(
        label=_("Picture"), required=False, help_text=_("JPEG, PNG or WebP, at most 12 MB."),
        widget=forms.FileInput(attrs={"accept": TAKEN, "data-picture": ""}),
    )  # fmt: skip
    without_picture = forms.BooleanField(label=_("Take the picture out"), required=False)
    office = forms.ChoiceField(label=_("Office"), help_text=_("Who answers for the photo."))
    consent = forms.ChoiceField(
        label=_("Who is in the picture"), widget=forms.RadioSelect(attrs={"id": "consent"}),
        choices=PictureStatement.Consent.choices, required=False,
    )  # fmt: skip

    field_order = ("picture", "office", "without_picture", "ratio", "alt", "consent", "boxed", *SIDES)

    def __init__(self, *args: Any, offices: Iterable[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {office.slug: office for office in offices}
        names = [(office.slug, office.name) for office in self.offices.values()]
        self.fields["office"].choices = names  # type: ignore[attr-defined]

    def without(self, pictured: Pictured | None) -> None:
        """Nothing can be taken out where there is no picture."""
        if pictured is None or pictured.picture is None:
            del self.fields["without_picture"]
