"""A small network for tests: two offices with all that they need to record, and colleagues who can log in.

    world = World.found()
    clerk = world.colleague("social_worker", world.north)
    clerk.client().get("/")                  # logged in, second factor set up
    record(..., by=clerk.actor, at=NOW)

Everything is made by the product's own actions where there is one. Use it with the `world` fixture.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from tests.factories.remembered import remembered
from youju.ground.access import actions as access
from youju.ground.access.models import Actor, User
from youju.ground.access.roles import ROLES
from youju.ground.evidence import actions as evidence
from youju.ground.evidence.kinds import kind_of
from youju.ground.organisations.models import Group, Network, Office, Partner, Site
from youju.ground.programmes.actions import open_programme
from youju.ground.programmes.models import Programme
from youju.services.activities.models import Activity
from youju.services.interns.models import Internship
from youju.services.ledger.actions import Counted, define_kind
from youju.services.ledger.models import TallyKind

# A Tuesday evening of the month that everything is about.
NOW = datetime(2018, 3, 20, 18, 32, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = NOW.date()
SINCE = date(2018, 1, 1)

# Short name, name and city of each of two offices.
Places = tuple[tuple[str, str, str], tuple[str, str, str]]
HERE: Places = (("north", "北岸社会工作服务中心", "北岸"), ("south", "南坡社会工作服务中心", "南坡"))


@dataclass
class Colleague:
    """A user with a role, the actor that writes for them, and browsers that are logged in."""

    user: User
    actor: Actor

    def client(self) -> Client:
        """A browser that passed login and second factor."""
        client = Client()
        client.force_login(self.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


@dataclass
class Furniture:
    """What an office has so that every kind's example can be entered."""

    site: Site
    other_site: Site
    group: Group
    partner: Partner
    programme: Programme
    activity: Activity


@dataclass
class World:
    """`north` and `south` belong to one network; `calls` is a kind of tally of both, counted in times."""

    network: Network
    north: Office
    south: Office
    calls: TallyKind
    system: Actor
    furniture: dict[int, Furniture] = field(default_factory=dict)
    _colleagues: dict[tuple[str, int | None, int], Colleague] = field(default_factory=dict)

    @classmethod
    def found(cls, slug: str = "four", name: str = "四地协作", offices: Places = HERE) -> "World":
        """The usual network; another slug, name and pair of offices found a second one beside it."""
        if (slug, name, offices) == ("four", "四地协作", HERE):
            return remembered("world", Actor, lambda: cls._found(slug, name, offices))
        return cls._found(slug, name, offices)

    @classmethod
    def _found(cls, slug: str, name: str, offices: Places) -> "World":
        by = access.system()
        stamp: dict[str, Any] = {"by": by, "at": NOW}
        # Its editor releases alone; what signatures change is asked where signatures are tested.
        network = access.found_network(slug=slug, name=name, bulletin=f"{name[:2]}月讯", sign_off=False, **stamp)
        made = [
            access.open_office(network=network, slug=slug, name=name, city=city, position=place, **stamp)
            for place, (slug, name, city) in enumerate(offices)
        ]
        calls = define_kind(
            network=network, office=None, key="calls", label="来电咨询",
            measures=[
                Counted("sessions", "来电咨询", "接听并答复的来电次数", "次", disclosure="things"),
                Counted("minutes", "来电时长", "接听并答复来电的时间", disclosure="things"),
            ],
            **stamp,
        )  # fmt: skip
        world = cls(network, *made, calls, by)
        for office in made:
            world.furniture[office.pk] = _furnish(office, stamp)
        return world

    def colleague(self, role: str, office: Office | None = None, number: int = 1) -> Colleague:
        """A colleague with one role: `office` for office roles, none for those of the whole network.

        The same role, office and number give the same colleague.
        """
        key = (role, office.pk if office else None, number)
        if key not in self._colleagues:
            where = office.slug if office else "all"
            colleague = self.stranger(
                f"{role}.{where}.{self.network.slug}.{number}", name=f"{ROLES[role].label}{number}"
            )
            self.give(colleague, role, office)
            self._colleagues[key] = colleague
        return self._colleagues[key]

    def stranger(self, login: str, name: str = "无职") -> Colleague:
        """An account with a second factor and without any role."""
        user = access.admit(login=login, name=name, password="not-typed-by-tests", by=self.system, at=NOW)
        TOTP.activate(user, generate_totp_secret())
        return Colleague(user, Actor.objects.get(user=user))

    def give(self, colleague: Colleague, role: str, office: Office | None = None, since: date = SINCE) -> None:
        """One more role for a colleague, for instance in a second office."""
        access.give_role(
            user=colleague.user, role=role, network=self.network, office=office, since=since,
            by=self.system, at=NOW,
        )  # fmt: skip

    def record(
        self, key: str, office: Office | None = None, by: Actor | None = None, at: datetime = NOW, **cells: Any
    ) -> Any:
        """Records one row of a kind as it would be typed: `example` of the kind, changed by `cells`."""
        office, kind = office or self.north, kind_of(key)
        typed = {**kind.example, **cells}
        if "pairing" in typed and "pairing" not in cells:
            # What leans on a pair gets one; the room's own factory stands on this one.
            from tests.factories import companions

            typed["pairing"] = str(companions.any_pair(self, office).uid)
        if "internship" in typed and "internship" not in cells:
            known = Internship.objects.filter(office=office).order_by("pk").first()
            typed["internship"] = str((known or self.record("interns.internship", office)).uid)
        values = {f.name: f.read(typed.get(f.name), office) for f in kind.entry}
        # Choices are remembered on the instance; another test step may have added some.
        office.__dict__.pop("_choices", None)
        return evidence.record(kind=kind, office=office, values=values, by=by or self.system, at=at)


def _furnish(office: Office, stamp: dict[str, Any]) -> Furniture:
    site = access.open_site(
        office=office, name=f"{office.city}儿童服务站", address="青石路1号", phone="010-5550 0101", **stamp
    )
    other = access.open_site(office=office, name=f"{office.city}图书角", position=1, **stamp)
    group = access.name_group(office=office, slug="direct", title="直接服务", **stamp)
    partner = access.enter_partner(office=office, name="青石社区服务社", kind="social", **stamp)
    programme = open_programme(office=office, name="童年有伴", funder="某基金会", since=SINCE, **stamp)
    activity = Activity.objects.create(
        office=office, site=site, group=group, name="放学后托管", activity_kind="care",
        schedule="每周一至周五15:00-18:30",
        minutes=210, since=SINCE,
    )  # fmt: skip
    return Furniture(site, other, group, partner, programme, activity)
