"""Pictures of stories and the cover: written anew, owned by the office that answers for who is shown."""

from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext as _

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.actions.attaching import keep
from youju.ground.evidence.models import Attachment
from youju.ground.evidence.refusals import UnfitAttachment
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.actions.permitting import may_compose, may_write
from youju.reporting.bulletins.models import Issue, Story, ending
from youju.reporting.bulletins.rules import PictureNeedsOffice, UnfitCrop
from youju.reporting.bulletins.rules.crops import WHOLE, Crop


@action
def illustrate(*, story: Story, name: str, data: bytes, by: Actor, at: datetime) -> Story:
    """Sets or replaces the picture of a story (JPEG, PNG or WebP of at most 12 MB).

    Raises PictureNeedsOffice for a story that speaks for no office, UnfitAttachment for anything but a picture.
    """
    may_write(story.section, by, at)
    office = story.office or story.section.office
    if office is None:
        raise PictureNeedsOffice
    held = Story.objects.select_for_update().get(pk=story.pk)
    ended = ending(held, by, at)
    held.picture, held.crop = _kept(office, name, data, by, at), WHOLE
    _written(held, ended, by, at)
    audit.write(
        verb="story.illustrate", by=by, at=at, office=office, subject=held.uid,
        values={"sha256": held.picture.sha256},
    )  # fmt: skip
    return held


@action
def crop_picture(*, story: Story, crop: Crop, by: Actor, at: datetime) -> Story:
    """Prints this part of the story's picture; the whole picture stays. Raises UnfitCrop."""
    may_write(story.section, by, at)
    if not crop.fits:
        raise UnfitCrop
    held = Story.objects.select_for_update().get(pk=story.pk)
    ended = ending(held, by, at)
    held.crop = crop
    _written(held, ended, by, at)
    audit.write(verb="story.crop", by=by, at=at, office=story.office, subject=held.uid, values={"crop": str(crop)})
    return held


@action
def take_picture_out(*, story: Story, by: Actor, at: datetime) -> Story:
    """The story stands without its picture; the attachment stays where it is kept."""
    may_write(story.section, by, at)
    held = Story.objects.select_for_update().get(pk=story.pk)
    ended = ending(held, by, at)
    held.picture, held.alt, held.crop = None, "", WHOLE
    _written(held, ended, by, at)
    audit.write(verb="story.picture_out", by=by, at=at, office=story.office, subject=held.uid)
    return held


@action
def set_cover(*, issue: Issue, office: Office, name: str, data: bytes, by: Actor, at: datetime) -> Issue:
    """Sets or replaces the cover photo; `office` answers for who is in it. Raises UnfitAttachment."""
    held = may_compose(issue, by, at)
    if office.network_id != held.network_id:
        raise PictureNeedsOffice
    held.picture, held.crop = _kept(office, name, data, by, at), WHOLE
    held.save()
    audit.write(
        verb="issue.cover", by=by, at=at, office=office, subject=held.uid, values={"sha256": held.picture.sha256}
    )
    return held


@action
def write_cover(*, issue: Issue, alt: str, crop: Crop, by: Actor, at: datetime) -> Issue:
    """What the cover photo shows, and the part of it that is printed. Raises UnfitCrop."""
    held = may_compose(issue, by, at)
    if not crop.fits:
        raise UnfitCrop
    held.alt, held.crop = alt.strip(), crop
    held.full_clean()
    held.save()
    audit.write(verb="issue.write_cover", by=by, at=at, subject=held.uid, values={"alt": alt, "crop": str(crop)})
    return held


@action
def take_cover_out(*, issue: Issue, by: Actor, at: datetime) -> Issue:
    """The issue has no cover photo; the attachment stays where it is kept."""
    held = may_compose(issue, by, at)
    held.picture, held.alt, held.crop = None, "", WHOLE
    held.save()
    audit.write(verb="issue.cover_out", by=by, at=at, subject=held.uid)
    return held


def _kept(office: Office, name: str, data: bytes, by: Actor, at: datetime) -> Attachment:
    if data.startswith(b"%PDF-"):
        raise UnfitAttachment(_("Only a photo (JPEG, PNG, WebP) can stand in a story."), field="picture")
    try:
        return keep(office=office, name=name, data=data, by=by, at=at)
    except UnfitAttachment as refusal:
        refusal.field = "picture"
        raise


def _written(held: Story, ended: Model, by: Actor, at: datetime) -> None:
    held.by, held.at = by, at
    held.version += 1
    held.save()
    ended.save()
