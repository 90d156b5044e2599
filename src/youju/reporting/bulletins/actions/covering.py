"""The cover photo of an issue: written anew, owned by the office that answers for who is shown."""

from datetime import datetime

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.actions.illustrating import kept_photo
from youju.reporting.bulletins.actions.looking import state_photo
from youju.reporting.bulletins.actions.permitting import may_compose
from youju.reporting.bulletins.models import Issue, PictureStatement
from youju.reporting.bulletins.rules import FindingGone, PictureNeedsOffice, PictureNeedsWords, UnfitCrop
from youju.reporting.bulletins.rules.crops import WHOLE, Crop


@action
def set_cover(*, issue: Issue, office: Office, name: str, data: bytes, by: Actor, at: datetime) -> Issue:
    """Sets or replaces the cover photo; `office` answers for who is in it. Raises UnfitAttachment."""
    held = may_compose(issue, by, at)
    if office.network_id != held.network_id:
        raise PictureNeedsOffice
    held.picture, held.crop = kept_photo(office, name, data, by, at), WHOLE
    held.save()
    audit.write(
        verb="issue.cover", by=by, at=at, office=office, subject=held.uid, values={"sha256": held.picture.sha256}
    )
    return held


@action
def write_cover(*, issue: Issue, alt: str, crop: Crop, by: Actor, at: datetime) -> Issue:
    """What the cover photo shows, and the part of it that is printed. Raises PictureNeedsWords, UnfitCrop."""
    held = may_compose(issue, by, at)
    if held.picture_id and not alt.strip():
        raise PictureNeedsWords
    if not crop.fits:
        raise UnfitCrop
    held.alt, held.crop = alt.strip(), crop
    held.full_clean()
    held.save()
    audit.write(verb="issue.write_cover", by=by, at=at, subject=held.uid, values={"alt": alt, "crop": str(crop)})
    return held


@action
def state_cover(*, issue: Issue, consent: str, by: Actor, at: datetime) -> PictureStatement:
    """Says who is on the cover and whether they agreed; the latest word stands. A new cover is asked about anew.

    Raises FindingGone where there is no cover any more.
    """
    held = may_compose(issue, by, at)
    if held.picture is None:
        raise FindingGone
    return state_photo(photo=held.picture, consent=consent, by=by, at=at)


@action
def take_cover_out(*, issue: Issue, by: Actor, at: datetime) -> Issue:
    """The issue has no cover photo; the attachment stays where it is kept."""
    held = may_compose(issue, by, at)
    held.picture, held.alt, held.crop = None, "", WHOLE
    held.save()
    audit.write(verb="issue.cover_out", by=by, at=at, subject=held.uid)
    return held
