"""The network, its offices, who works there and with whom."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime

from youju.demo.loading import logins
from youju.demo.loading.sources import evening, source
from youju.ground.access import actions
from youju.ground.access.models import Actor, User
from youju.ground.access.roles import ROLES
from youju.ground.organisations.models import Group, Network, Office, Partner, Site
from youju.ground.people.models import Person
from youju.ground.programmes.actions import open_programme
from youju.ground.programmes.models import Programme
from youju.ground.schedules import official

FOUNDED = evening(date(2016, 1, 4))


@dataclass
class World:
    """What later steps refer to by the slugs of the data files; `hands` records for each office."""

    network: Network
    at: datetime
    offices: dict[str, Office] = field(default_factory=dict)
    groups: dict[tuple[str, str], Group] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    partners: dict[str, Partner] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    hands: dict[str, Actor] = field(default_factory=dict)
    # By office, those who are served in its care; a card that somebody has twice is there once.
    children: dict[str, list[Person]] = field(default_factory=dict)

    def actor(self, login: str) -> Actor:
        return self.users[login].actor


def build(*, at: datetime) -> World:
    """Founds the network and everything that stands before the first record."""
    data, by = source("network"), actions.system()
    network = actions.found_network(
        slug=data["network"]["slug"], name=data["network"]["name"], bulletin=data["network"]["bulletin"],
        by=by, at=FOUNDED,
    )  # fmt: skip
    world = World(network, at)
    for position, row in enumerate(data["office"]):
        _open_office(world, row, position, by)
    for position, row in enumerate(data["site"]):
        office = world.offices[row["office"]]
        details = {k: row[k] for k in ("address", "directions", "phone", "contacts", "opening_hours") if k in row}
        world.sites[row["slug"]] = actions.open_site(
            office=office, name=row["name"], position=position, is_place=row["place"], **details, by=by, at=FOUNDED
        )
    for row in data["programme"]:
        world.programmes[row["slug"]] = open_programme(
            office=world.offices[row["office"]], name=row["name"], funder=row["funder"], since=row["since"],
            until=row["until"], by=by, at=FOUNDED,
        )  # fmt: skip
    for row in data["partner"]:
        world.partners[row["slug"]] = actions.enter_partner(
            office=world.offices[row["office"]], name=row["name"], kind=row["kind"], by=by, at=FOUNDED
        )
    days = [(d.date, d.kind.value, d.name, d.confirmed) for d in official(range(2016, at.year + 2))]
    actions.mark_days(network=network, days=days, by=by, at=FOUNDED)
    _admit(world, by)
    _trust(world)
    return world


def _open_office(world: World, row: dict[str, object], position: int, by: Actor) -> None:
    slug = str(row["slug"])
    office = actions.open_office(
        network=world.network, slug=slug, name=str(row["name"]), city=str(row["city"]), position=position,
        closing_day=int(str(row["closing_day"])), by=by, at=FOUNDED,
    )  # fmt: skip
    world.offices[slug] = office
    for place, group in enumerate(row["group"]):  # type: ignore[var-annotated, arg-type]
        world.groups[(slug, group["slug"])] = actions.name_group(
            office=office, slug=group["slug"], title=group["title"], position=place, by=by, at=FOUNDED
        )


def _admit(world: World, by: Actor) -> None:
    """Accounts with passwords; a second factor where the role needs one. No role is exempt."""
    kept: list[logins.Login] = []
    for row in source("network")["account"]:
        password = logins.new_password()
        user = actions.admit(login=row["login"], name=row["name"], password=password, by=by, at=FOUNDED)
        office = world.offices.get(row.get("office", ""))
        for role in row["roles"]:
            actions.give_role(
                user=user, role=role, network=world.network, office=None if ROLES[role].whole_network else office,
                since=FOUNDED.date(), by=by, at=FOUNDED,
            )  # fmt: skip
            if role == "office_editor" and office is not None:
                world.hands[office.slug] = user.actor
        needs_factor = any(ROLES[role].sees_sealed or ROLES[role].whole_network for role in row["roles"])
        world.users[row["login"]] = user
        kept.append(
            logins.Login(
                login=row["login"], name=row["name"], role="、".join(row["roles"]),
                office=office.name if office else world.network.name, password=password,
                totp=logins.second_factor(user) if needs_factor else "",
            )
        )  # fmt: skip
    logins.keep(kept)


def _trust(world: World) -> None:
    """A tablet that stands at the door of the first office; nobody's browser here is it."""
    office = next(iter(world.offices.values()))
    actions.trust_device(
        office=office,
        name="门口的平板",
        secret=secrets.token_urlsafe(32),
        by=world.hands[office.slug],
        at=world.at,
    )
