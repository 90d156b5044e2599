"""Founding a network and its offices."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.organisations.models import Network, Office


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
