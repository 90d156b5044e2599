"""What an office has: headings of its results, sites that open, change and close, partners."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import SiteClosedAlready, SiteOpen, UnknownDetail
from youju.ground.organisations.models import Group, Office, Partner, Site

# What may be said of a site when it opens and later; everything else about it is not for a form to decide.
DETAILS = frozenset({"address", "directions", "phone", "contacts", "opening_hours", "is_place", "position"})


@action
def name_group(*, office: Office, slug: str, title: str, position: int = 0, by: Actor, at: datetime) -> Group:
    """A heading under which the office prints results."""
    require(by, permissions.STRUCTURE_MANAGE, office=office, on=localdate(at))
    group = Group(office=office, slug=slug, title=title, position=position)
    group.full_clean()
    group.save()
    audit.write(verb="group.name", by=by, at=at, office=office, subject=group.uid, values={"title": title})
    return group


@action
def open_site(*, office: Office, name: str, by: Actor, at: datetime, **details: Any) -> Site:
    """A place or a service; `details` are the other fields of Site."""
    require(by, permissions.STRUCTURE_MANAGE, office=office, on=localdate(at))
    _refuse_unknown(details, DETAILS)
    site = Site(office=office, name=name, **details)
    site.full_clean()
    site.save()
    audit.write(verb="site.open", by=by, at=at, office=office, subject=site.uid, values={"name": name})
    return site


@action
def change_site(*, site: Site, by: Actor, at: datetime, **details: Any) -> Site:
    """Sets the given `details` of the site, its name among them."""
    require(by, permissions.STRUCTURE_MANAGE, office=site.office, on=localdate(at))
    _refuse_unknown(details, DETAILS | {"name"})
    for field, value in details.items():
        setattr(site, field, value)
    site.full_clean()
    site.save()
    audit.write(verb="site.change", by=by, at=at, office=site.office, subject=site.uid, values=details)
    return site


@action
def close_site(*, site: Site, until: date, by: Actor, at: datetime) -> Site:
    """From `until` on nothing happens at the site; what was recorded and counted there stays."""
    require(by, permissions.STRUCTURE_MANAGE, office=site.office, on=localdate(at))
    held = Site.objects.select_for_update().get(pk=site.pk)
    if held.until is not None:
        raise SiteClosedAlready
    site.until = held.until = until
    held.save(update_fields=["until"])
    audit.write(verb="site.close", by=by, at=at, office=site.office, subject=site.uid, values={"until": until})
    return site


@action
def reopen_site(*, site: Site, by: Actor, at: datetime) -> Site:
    """The site was not closed after all, or is open again: records of every day may name it."""
    require(by, permissions.STRUCTURE_MANAGE, office=site.office, on=localdate(at))
    held = Site.objects.select_for_update().get(pk=site.pk)
    if held.until is None:
        raise SiteOpen
    site.until = held.until = None
    held.save(update_fields=["until"])
    audit.write(verb="site.reopen", by=by, at=at, office=site.office, subject=site.uid)
    return site


@action
def enter_partner(*, office: Office, name: str, kind: str, by: Actor, at: datetime) -> Partner:
    require(by, permissions.STRUCTURE_MANAGE, office=office, on=localdate(at))
    partner = Partner(office=office, name=name, kind=kind)
    partner.full_clean()
    partner.save()
    audit.write(verb="partner.enter", by=by, at=at, office=office, subject=partner.uid, values={"name": name})
    return partner


def _refuse_unknown(details: dict[str, Any], known: frozenset[str]) -> None:
    for name in sorted(details.keys() - known):
        raise UnknownDetail(name)
