"""Founding a network and its offices."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.organisations.models import Network, Office


def system() -> Actor:
    """The actor of timetables and of the first steps, before anybody can log in."""
    first = Actor.objects.filter(kind=Actor.Kind.SYSTEM).order_by("pk").first()
    return first or Actor.objects.create(kind=Actor.Kind.SYSTEM, label=gettext("Youju"))


def visitor() -> Actor:
    """The actor of whoever comes to the public pages without an account."""
    first = Actor.objects.filter(kind=Actor.Kind.LINK).order_by("pk").first()
    return first or Actor.objects.create(kind=Actor.Kind.LINK, label=gettext("Visitor"))


@action
def found_network(
    *, slug: str, name: str, bulletin: str, sign_off: bool = True, by: Actor, at: datetime
) -> Network:
    """The first act of an installation, from the command line: nobody can log in yet.

    `sign_off`: the bulletin waits for the signature of each office.
    """
    if by.kind != Actor.Kind.SYSTEM:
        raise NotPermitted
    network = Network(slug=slug, name=name, bulletin=bulletin, sign_off=sign_off)
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
def rule_press(*, network: Network, sign_off: bool, readings: bool, by: Actor, at: datetime) -> Network:
    """Whether a release waits for the offices' signatures, and whether three people read what an office prints."""
    require(by, permissions.NETWORK_MANAGE, network=network, on=localdate(at))
    network.sign_off, network.readings = sign_off, readings
    network.full_clean()
    network.save(update_fields=["sign_off", "readings"])
    audit.write(
        verb="press.rule", by=by, at=at, subject=network.uid, values={"sign_off": sign_off, "readings": readings}
    )
    return network


@action
def set_closing_day(*, office: Office, closing_day: int, by: Actor, at: datetime) -> Office:
    """Until which day of the next month the office brings what it prints."""
    require(by, permissions.NETWORK_MANAGE, network=office.network, on=localdate(at))
    office.closing_day = closing_day
    office.full_clean()
    office.save(update_fields=["closing_day"])
    audit.write(
        verb="closing_day.change", by=by, at=at, office=office, subject=office.uid, values={"day": closing_day}
    )
    return office
