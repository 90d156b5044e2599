"""A volunteer gets the secret link to the own page; the office renews or revokes it."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.storage import turns
from youju.ground.storage.sealing import digest_of
from youju.services.volunteers.models import OwnLink, OwnLinkEnd, Volunteer
from youju.services.volunteers.rules.own import ErasedAlready, NoLinkStands


@action
def open_own_link(*, volunteer: Volunteer, secret: str, by: Actor, at: datetime) -> OwnLink:
    """A new link to the own page; one that stood before leads nowhere from now on.

    `secret` is what nobody guesses; it comes from outside, as time does, and is not kept. With the first link the
    volunteer becomes somebody who writes. Of whoever is erased there is no page. Raises ErasedAlready.
    """
    require(by, permissions.PEOPLE_KEEP, office=volunteer.office, on=localdate(at))
    if hasattr(volunteer.person, "erasure"):
        raise ErasedAlready
    turns.take(f"own link of {volunteer.pk}")
    held = Volunteer.objects.get(pk=volunteer.pk)
    if held.actor_id is None:
        label = gettext("Volunteer no. %(number)s") % {"number": held.number}
        held.actor = Actor.objects.create(kind=Actor.Kind.VOLUNTEER, label=label)
        held.save(update_fields=["actor"])
    for standing in OwnLink.objects.filter(volunteer=held, end=None):
        _end(standing, by, at)
    made = OwnLink.objects.create(volunteer=held, digest=digest_of(secret), at=at, by=by)
    audit.write(verb="own_link.open", by=by, at=at, office=volunteer.office, subject=volunteer.uid)
    return made


@action
def revoke_own_link(*, volunteer: Volunteer, by: Actor, at: datetime) -> OwnLinkEnd:
    """The link leads nowhere from this moment on. Raises NoLinkStands."""
    require(by, permissions.PEOPLE_KEEP, office=volunteer.office, on=localdate(at))
    turns.take(f"own link of {volunteer.pk}")
    standing = OwnLink.objects.select_related("volunteer__office").filter(volunteer=volunteer, end=None).first()
    if standing is None:
        raise NoLinkStands
    return _end(standing, by, at)


def _end(link: OwnLink, by: Actor, at: datetime) -> OwnLinkEnd:
    end = OwnLinkEnd.objects.create(at=at, by=by)
    link.end = end
    link.save(update_fields=["end"])
    audit.write(verb="own_link.revoke", by=by, at=at, office=link.volunteer.office, subject=link.volunteer.uid)
    return end
