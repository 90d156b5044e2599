"""Pictures of stories: written anew, owned by the office that answers for who is shown, in their order.

Each picture is a block of its own: who writes one is not disturbed by who writes another, or the words.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.actions.attaching import keep
from youju.ground.evidence.models import Attachment
from youju.ground.evidence.refusals import NotAPhoto, UnfitAttachment
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.actions.ending import end_version
from youju.reporting.bulletins.actions.permitting import may_write
from youju.reporting.bulletins.models import Draft, Story, StoryPicture
from youju.reporting.bulletins.rules import (
    ChangedByAnother,
    PictureNeedsOffice,
    PictureNeedsWords,
    TooManyPictures,
    UnfitCrop,
)
from youju.reporting.bulletins.rules.crops import MOST_PICTURES, Crop


@action
def illustrate(*, story: Story, files: Sequence[tuple[str, bytes]], by: Actor, at: datetime) -> list[StoryPicture]:
    """Puts pictures behind those of a story: (name, bytes) of JPEG, PNG or WebP of at most 12 MB each.

    Raises PictureNeedsOffice for a story that speaks for no office, TooManyPictures, and UnfitAttachment for
    anything but a picture; then none of them is kept.
    """
    held = _held(story, by, at)
    office = held.office or held.section.office
    if office is None:
        raise PictureNeedsOffice
    end_version(held, by, at)
    _written(held, by, at)
    made = hang(held, _kept(office, files, by, at))
    audit.write(
        verb="story.illustrate", by=by, at=at, office=office, subject=held.uid, rows=len(made),
        values={"sha256": [row.picture.sha256 for row in made]},
    )  # fmt: skip
    return made


@action
def write_picture(
    *, picture: StoryPicture, alt: str, crop: Crop, version: int, by: Actor, at: datetime
) -> StoryPicture:
    """What a picture shows and the part of it that is printed, if it still is at `version`; the whole one stays.

    Raises ChangedByAnother, PictureNeedsWords, UnfitCrop.
    """
    held, row = _both(picture, by, at)
    if row.version != version:
        raise ChangedByAnother
    if not alt.strip():
        raise PictureNeedsWords
    if not crop.fits:
        raise UnfitCrop
    Draft.objects.beside(by, held.section, row).delete()
    if (row.alt, row.crop) != (alt.strip(), crop):
        end_version(held, by, at)
        _written(held, by, at)
        row.alt, row.crop, row.version = alt.strip(), crop, held.version
        row.full_clean()
        row.save()
    _audit("picture.write", held, row, by, at, alt=alt, crop=str(crop))
    return row


@action
def move_picture(*, picture: StoryPicture, position: int, by: Actor, at: datetime) -> None:
    """Puts a picture at `position` of its story, from 0; the others close up."""
    held, row = _both(picture, by, at)
    rows = list(held.pictures.all())
    order = [other for other in rows if other.pk != row.pk]
    order.insert(max(0, min(position, len(order))), row)
    if order != rows:
        end_version(held, by, at)
        _written(held, by, at)
        _number(order)
    _audit("picture.move", held, row, by, at, position=position)


@action
def take_picture_out(*, picture: StoryPicture, by: Actor, at: datetime) -> None:
    """The story stands without it; the attachment stays where it is kept, the version before has it still."""
    held, row = _both(picture, by, at)
    end_version(held, by, at)
    _written(held, by, at)
    unhang(held, [row])
    _audit("picture.out", held, row, by, at, sha256=row.picture.sha256)


def hang(story: Story, photos: Iterable[Attachment]) -> list[StoryPicture]:
    """The photos behind the story's pictures, in their order. Raises TooManyPictures."""
    rows, photos = list(story.pictures.all()), list(photos)
    if len(rows) + len(photos) > MOST_PICTURES:
        raise TooManyPictures
    _number(rows)
    return [
        StoryPicture.objects.create(story=story, picture=photo, position=place, version=story.version)
        for place, photo in enumerate(photos, len(rows))
    ]


def unhang(story: Story, rows: Iterable[StoryPicture]) -> None:
    """The story without these pictures; the others close up."""
    story.pictures.filter(pk__in=[row.pk for row in rows]).delete()
    _number(story.pictures.all())


def _kept(office: Office, files: Sequence[tuple[str, bytes]], by: Actor, at: datetime) -> list[Attachment]:
    """Each file as a photo; of several the refusal says which one is meant."""
    made = []
    for name, data in files:
        try:
            made.append(kept_photo(office, name, data, by, at, "pictures"))
        except UnfitAttachment as refusal:
            if len(files) == 1:
                raise
            said = _("{name}: {why}").format(name=name[-60:], why=refusal)
            raise UnfitAttachment(said, field="pictures") from None
    return made


def kept_photo(
    office: Office, name: str, data: bytes, by: Actor, at: datetime, field: str = "picture"
) -> Attachment:
    """A photo as an attachment of the office. Raises UnfitAttachment for anything else, at the form's `field`."""
    if data.startswith(b"%PDF-"):
        raise UnfitAttachment(_("Only a photo (JPEG, PNG, WebP) can stand in a story."), field=field)
    try:
        return keep(office=office, name=name, data=data, by=by, at=at)
    except NotAPhoto:
        said = _("This file is no photo (JPEG, PNG, WebP), or it is damaged.")
        raise UnfitAttachment(said, field=field) from None
    except UnfitAttachment as refusal:
        refusal.field = field
        raise


def _held(story: Story, by: Actor, at: datetime) -> Story:
    may_write(story.section, by, at)
    rows = Story.objects.select_for_update(of=("self",)).select_related("section__office", "office")
    return rows.get(pk=story.pk)


def _both(picture: StoryPicture, by: Actor, at: datetime) -> tuple[Story, StoryPicture]:
    """The story, locked, and the picture as it stands. Raises ChangedByAnother for one that was taken out."""
    held = _held(picture.story, by, at)
    row = held.pictures.select_related("picture").filter(pk=picture.pk).first()
    if row is None:
        raise ChangedByAnother
    return held, row


def _written(held: Story, by: Actor, at: datetime) -> None:
    held.by, held.at = by, at
    held.version += 1
    held.save()


def _number(rows: Iterable[StoryPicture]) -> None:
    for place, row in enumerate(rows):
        if row.position != place:
            row.position = place
            row.save(update_fields=["position"])


def _audit(verb: str, held: Story, row: StoryPicture, by: Actor, at: datetime, **values: object) -> None:
    told = {"picture": str(row.uid), **values}
    audit.write(verb=verb, by=by, at=at, office=held.office, subject=held.uid, values=told)
