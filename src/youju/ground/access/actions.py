"""Founding a network and its offices, opening sites, admitting colleagues and giving them roles."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Membership, User
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.access.roles import ROLES
from youju.ground.organisations.models import CalendarDay, Group, Network, Office, Partner, Site


class RoleOutOfReach(Refusal):
    message = _("This role is held in one office, or for the whole network; not the other way round.")


def system() -> Actor:
    """The actor of timetables and of the first steps, before anybody can log in."""
    first = Actor.objects.filter(kind=Actor.Kind.SYSTEM).order_by("pk").first()
    return first or Actor.objects.create(kind=Actor.Kind.SYSTEM, label="Youju")


@action
def found_network(*, slug: str, name: str, bulletin: str, by: Actor, at: datetime) -> Network:
    """The first act of an installation, from the command line: nobody can log in yet."""
    if by.kind != Actor.Kind.SYSTEM:
        raise NotPermitted
    network = Network(slug=slug, name=name, bulletin=bulletin)
    network.full_clean()
    network.save()
    audit.write(verb="network.found", by=by, at=at, subject=network.uid, values={"name": name})
    return network


@action
def open_office(
    *, network: Network, slug: str, name: str, city: str, position: int = 0, closing_day: int = 3,
    by: Actor, at: datetime,
) -> Office:  # fmt: skip
    require(by, permissions.NETWORK_MANAGE, network=network, on=localdate(at))
    office = Office(network=network, slug=slug, name=name, city=city, position=position, closing_day=closing_day)
    office.full_clean()
    office.save()
    audit.write(verb="office.open", by=by, at=at, office=office, subject=office.uid, values={"name": name})
    return office


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
    site = Site(office=office, name=name, **details)
    site.full_clean()
    site.save()
    audit.write(verb="site.open", by=by, at=at, office=office, subject=site.uid, values={"name": name})
    return site


@action
def change_site(*, site: Site, by: Actor, at: datetime, **details: Any) -> Site:
    require(by, permissions.STRUCTURE_MANAGE, office=site.office, on=localdate(at))
    for field, value in details.items():
        setattr(site, field, value)
    site.full_clean()
    site.save()
    audit.write(verb="site.change", by=by, at=at, office=site.office, subject=site.uid, values=details)
    return site


@action
def enter_partner(*, office: Office, name: str, kind: str, by: Actor, at: datetime) -> Partner:
    require(by, permissions.STRUCTURE_MANAGE, office=office, on=localdate(at))
    partner = Partner(office=office, name=name, kind=kind)
    partner.full_clean()
    partner.save()
    audit.write(verb="partner.enter", by=by, at=at, office=office, subject=partner.uid, values={"name": name})
    return partner


@action
def mark_days(*, network: Network, days: list[tuple[date, str, str, bool]], by: Actor, at: datetime) -> int:
    """Writes (day, kind, name, confirmed) rows into the network's calendar; days that stand already are kept."""
    require(by, permissions.NETWORK_MANAGE, network=network, on=localdate(at))
    rows = [
        CalendarDay(network=network, day=day, kind=kind, name=name, confirmed=confirmed)
        for day, kind, name, confirmed in days
    ]
    CalendarDay.objects.bulk_create(rows, ignore_conflicts=True)
    audit.write(verb="calendar.mark", by=by, at=at, subject=network.uid, rows=len(rows))
    return len(rows)


@action
def admit(*, login: str, name: str, password: str, by: Actor, at: datetime) -> User:
    """An account and its actor; what it may do comes with a role."""
    require(by, permissions.ACCOUNTS_MANAGE, on=localdate(at))
    user = User(username=login, name=name)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    Actor.objects.create(kind=Actor.Kind.USER, label=name, user=user)
    audit.write(verb="account.admit", by=by, at=at, subject=user.uid, values={"login": login})
    return user


@action
def give_role(
    *, user: User, role: str, network: Network, office: Office | None = None, since: date,
    by: Actor, at: datetime,
) -> Membership:  # fmt: skip
    require(by, permissions.ACCOUNTS_MANAGE, network=network, on=localdate(at))
    if office is not None and office.network_id != network.pk:
        raise NotPermitted(field="office")
    if ROLES[role].whole_network != (office is None):
        raise RoleOutOfReach(field="role")
    membership = Membership(user=user, role=role, network=network, office=office, since=since)
    membership.full_clean()
    membership.save()
    audit.write(
        verb="role.give", by=by, at=at, office=office, subject=user.uid, values={"role": role, "since": since}
    )
    return membership


@action
def end_role(*, membership: Membership, until: date, by: Actor, at: datetime) -> Membership:
    require(by, permissions.ACCOUNTS_MANAGE, network=membership.network, on=localdate(at))
    membership.until = until
    membership.full_clean()
    membership.save(update_fields=["until"])
    audit.write(
        verb="role.end", by=by, at=at, office=membership.office, subject=membership.user.uid,
        values={"role": membership.role, "until": until},
    )  # fmt: skip
    return membership


@action
def welcome(
    *, login: str, name: str, password: str, role: str, network: Network, office: Office | None, since: date,
    by: Actor, at: datetime,
) -> User:  # fmt: skip
    """An account together with its first role: without one nobody could find it again."""
    user = admit(login=login, name=name, password=password, by=by, at=at)
    give_role(user=user, role=role, network=network, office=office, since=since, by=by, at=at)
    return user


@action
def renew_password(*, user: User, password: str, by: Actor, at: datetime) -> User:
    """A new password for a colleague who forgot theirs; ends every session that is open with the old one.

    Needs the right in every network in which the colleague holds or will hold a role, or held one if none is left.
    """
    roles = user.memberships.select_related("network")
    for membership in list(roles.exclude(until__lte=localdate(at))) or list(roles):
        require(by, permissions.ACCOUNTS_MANAGE, network=membership.network, on=localdate(at))
    require(by, permissions.ACCOUNTS_MANAGE, on=localdate(at))
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.write(verb="password.renew", by=by, at=at, subject=user.uid)
    return user
