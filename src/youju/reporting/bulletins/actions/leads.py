"""Leads: whoever records leaves one, editors put it by or take it up; consent goes with each photo."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import checks
from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.models import Attachment, Record
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import (
    Lead,
    LeadPhoto,
    LeadSetAside,
    PictureStatement,
)
from youju.reporting.bulletins.rules.leads import (
    MOST_PHOTOS,
    LeadIsTaken,
    OnlyPhotos,
    TooManyPhotos,
    WhoIsShown,
)


@action
def leave_lead(
    *, office: Office, said: str, worth: bool = False, photos: Sequence[Attachment] = (), consent: str = "",
    about: tuple[Kind, Record] | None = None, by: Actor, at: datetime,
) -> Lead:  # fmt: skip
    """A sentence for the bulletin with up to nine photos; `consent` says who is on them, and goes with each.

    Raises TooManyPhotos, OnlyPhotos, WhoIsShown.
    """
    require(by, permissions.RECORDS_RECORD, office=office, on=localdate(at))
    checks.same_office(office, *photos)
    if len(photos) > MOST_PHOTOS:
        raise TooManyPhotos
    if any(not photo.media_type.startswith("image/") for photo in photos):
        raise OnlyPhotos
    if photos and not consent:
        raise WhoIsShown
    lead = Lead(office=office, said=said.strip(), worth=worth, by=by, at=at)
    if about is not None:
        kind, record = about
        checks.same_office(office, record)
        lead.kind, lead.record, lead.happened_on = kind.key, record.uid, record.happened_on
    lead.full_clean()
    lead.save()
    for position, photo in enumerate(photos):
        LeadPhoto.objects.create(lead=lead, picture=photo, position=position)
    _state(photos, consent, by, at)
    audit.write(
        verb="lead.bring", by=by, at=at, office=office, subject=lead.uid,
        values={"said": said, "photos": [photo.sha256 for photo in photos], "consent": consent},
    )  # fmt: skip
    return lead


@action
def state_lead(*, lead: Lead, consent: str, by: Actor, at: datetime) -> None:
    """Who is on the photos, said anew: by whoever left them, or by the office's editor."""
    permission = permissions.RECORDS_RECORD if lead.by_id == by.pk else permissions.BULLETIN_WRITE
    require(by, permission, office=lead.office, on=localdate(at))
    photos = [photo.picture for photo in lead.photos.select_related("picture")]
    if not consent:
        raise WhoIsShown
    _state(photos, consent, by, at)
    audit.write(verb="lead.state", by=by, at=at, office=lead.office, subject=lead.uid, values={"consent": consent})


@action
def set_aside(*, lead: Lead, by: Actor, at: datetime) -> None:
    """The lead is not wanted for now. Raises LeadIsTaken."""
    held = held_lead(lead)
    _may_judge(held, by, at)
    if held.taken:  # type: ignore[attr-defined]
        raise LeadIsTaken
    LeadSetAside.objects.get_or_create(lead=held, defaults={"by": by, "at": at})
    audit.write(verb="lead.set_aside", by=by, at=at, office=held.office, subject=held.uid)


@action
def take_up_again(*, lead: Lead, by: Actor, at: datetime) -> None:
    """The lead that was put by is wanted again."""
    held = held_lead(lead)
    _may_judge(held, by, at)
    LeadSetAside.objects.filter(lead=held).delete()
    audit.write(verb="lead.take_up", by=by, at=at, office=held.office, subject=held.uid)


def held_lead(lead: Lead) -> Lead:
    """The lead as it stands, locked, with its state."""
    # Locked by itself: the annotations of the second read are not rows.
    Lead.objects.select_for_update(of=("self",)).get(pk=lead.pk)
    return Lead.objects.told().select_related("office__network").get(pk=lead.pk)


def _may_judge(lead: Lead, by: Actor, at: datetime) -> None:
    """Who composes the bulletin, and whoever writes for the office."""
    try:
        require(by, permissions.BULLETIN_COMPOSE, network=lead.office.network, on=localdate(at))
    except NotPermitted:
        require(by, permissions.BULLETIN_WRITE, office=lead.office, on=localdate(at))


def _state(photos: Sequence[Attachment], consent: str, by: Actor, at: datetime) -> None:
    for photo in photos:
        row = PictureStatement(picture=photo, consent=consent, by=by, at=at)
        row.full_clean()
        row.save()
