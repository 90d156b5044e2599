"""Pictures of stories: decoded and written anew, owned by the office that answers for who is shown."""

from datetime import datetime

from django.utils.translation import gettext as _

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.actions.attaching import keep
from youju.ground.evidence.refusals import UnfitAttachment
from youju.reporting.bulletins.actions.permitting import may_write
from youju.reporting.bulletins.models import Story, ending
from youju.reporting.bulletins.rules import PictureNeedsOffice
from youju.reporting.bulletins.rules.crops import WHOLE


@action
def illustrate(*, story: Story, name: str, data: bytes, by: Actor, at: datetime) -> Story:
    """Sets or replaces the picture of a story (JPEG, PNG or WebP of at most 12 MB).

    Raises PictureNeedsOffice for a story that speaks for no office, UnfitAttachment for anything but a picture.
    """
    may_write(story.section, by, at)
    office = story.office or story.section.office
    if office is None:
        raise PictureNeedsOffice
    if data.startswith(b"%PDF-"):
        raise UnfitAttachment(_("Only a photo (JPEG, PNG, WebP) can stand in a story."), field="picture")
    held = Story.objects.select_for_update().get(pk=story.pk)
    ended = ending(held, by, at)
    try:
        held.picture = keep(office=office, name=name, data=data, by=by, at=at)
    except UnfitAttachment as refusal:
        refusal.field = "picture"
        raise
    held.crop, held.by, held.at = WHOLE, by, at
    held.version += 1
    held.save()
    ended.save()
    audit.write(
        verb="story.illustrate", by=by, at=at, office=office, subject=held.uid,
        values={"sha256": held.picture.sha256},
    )  # fmt: skip
    return held


@action
def take_picture_out(*, story: Story, by: Actor, at: datetime) -> Story:
    """The story stands without its picture; the attachment stays where it is kept."""
    may_write(story.section, by, at)
    held = Story.objects.select_for_update().get(pk=story.pk)
    ended = ending(held, by, at)
    held.picture, held.alt, held.crop, held.by, held.at = None, "", WHOLE, by, at
    held.version += 1
    held.save()
    ended.save()
    audit.write(verb="story.picture_out", by=by, at=at, office=story.office, subject=held.uid)
    return held
