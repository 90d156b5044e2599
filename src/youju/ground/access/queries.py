"""Who may do what, where, on a day: the one place that answers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from youju.ground.access.models import Actor, DeviceTrust, FactorReset, Membership, User
from youju.ground.access.permissions import RECORDS_RECORD, Permission
from youju.ground.access.refusals import NotPermitted
from youju.ground.access.roles import ROLES, Role
from youju.ground.organisations.models import Network, Office

# `Membership.objects.standing` of whoever may log in. Every page and every act asks it, and composing it costs
# more than the answer; a test holds the two together.
_HELD = """
    SELECT held.network_id, held.office_id, held.role
    FROM access_membership held JOIN access_user who ON who.id = held.user_id
    WHERE who.id = %s AND who.is_active AND held.since <= %s AND (held.until IS NULL OR held.until > %s)
    ORDER BY held.id
"""


@dataclass(frozen=True)
class Held:
    """One role, held in an office, or for the whole network where `office` is None."""

    network: int
    office: int | None
    role: type[Role]


@dataclass(frozen=True)
class Standing:
    """Everything a view needs to know about an actor on a day.

    `by_pin`: the session was opened by a switch with a PIN; what needs a full login is withheld then.
    """

    held: tuple[Held, ...]
    by_pin: bool = False

    def offices_with(self, permission: Permission) -> frozenset[int]:
        """Ids of the offices in which the actor holds an office permission."""
        return frozenset(h.office for h in self._with(permission) if h.office is not None)

    def networks_with(self, permission: Permission) -> frozenset[int]:
        """Ids of the networks in which the actor holds the permission, in an office or for the whole."""
        return frozenset(h.network for h in self._with(permission))

    def holds(self, permission: Permission) -> bool:
        """Whether the actor holds the permission anywhere."""
        return bool(self._with(permission))

    def withholds(self, permission: Permission) -> bool:
        """Whether only the full login is missing."""
        return self.by_pin and permission.full_login and Standing(self.held).holds(permission)

    def _with(self, permission: Permission) -> list[Held]:
        if self.by_pin and permission.full_login:
            return []
        return [h for h in self.held if permission in h.role.permits]

    def needs_second_factor(self) -> bool:
        """Roles that see sealed data, and those with power over the whole network."""
        return any(h.role.sees_sealed or h.role.whole_network for h in self.held)


def standing(actor: Actor, *, on: date) -> Standing:
    """The actor's roles on the day, in one query. A device, a link and the system hold none."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [actor.user_id, on.isoformat(), on.isoformat()])
        rows = cursor.fetchall()
    return Standing(tuple(Held(network, office, ROLES[role]) for network, office, role in rows))


def actor_of(user: User) -> Actor | None:
    """Who writes for the account, if it was admitted."""
    return Actor.objects.select_related("user").filter(user=user).first()


def colleague_of(uid: UUID) -> Actor | None:
    """The colleague who writes under this uid, whether the account is open or not."""
    return Actor.objects.filter(uid=uid, kind=Actor.Kind.USER).first()


def works_in(actor: Actor, office: Office, *, on: date) -> bool:
    """Whether the actor holds any role in the office on the day."""
    return any(held.office == office.pk for held in standing(actor, on=on).held)


def ever_in(actor: Actor, office: Office, permission: Permission) -> bool:
    """Whether the actor holds the permission in the office, or held it once."""
    rows = Membership.objects.filter(user=actor.user_id, office=office).values_list("role", flat=True)
    return any(permission in ROLES[role].permits for role in rows)


def last_reset(user: User) -> FactorReset | None:
    """The last time the second factor of this colleague was reset."""
    return FactorReset.objects.filter(user=user).select_related("by").order_by("-at", "-pk").first()


def offices(standing: Standing, permission: Permission) -> tuple[Office, ...]:
    """The offices in which the actor holds the permission, in printed order."""
    rows = Office.objects.filter(pk__in=standing.offices_with(permission)).select_related("network")
    return tuple(rows.order_by("network", "position", "pk"))


def networks(standing: Standing, permission: Permission) -> tuple[Network, ...]:
    """The networks for which the actor holds the permission, by name."""
    return tuple(Network.objects.filter(pk__in=standing.networks_with(permission)).order_by("name", "pk"))


def require(
    actor: Actor,
    permission: Permission,
    *,
    office: Office | None = None,
    network: Network | None = None,
    on: date,
) -> None:
    """Refuses the actor unless the permission stands on the day; for writes, beneath every screen.

    Give `office` for office permissions and `network` for those of the whole family. A device records in the
    office that trusts it, as long as it does, and does nothing else.
    """
    if actor.kind == Actor.Kind.SYSTEM:
        return
    if actor.kind == Actor.Kind.DEVICE:
        if permission != RECORDS_RECORD or office is None or not _trusted(actor, office):
            raise NotPermitted
        return
    has = standing(actor, on=on)
    if office is not None:
        allowed = office.pk in has.offices_with(permission)
    elif network is not None:
        allowed = network.pk in has.networks_with(permission)
    else:
        allowed = has.holds(permission)
    if not allowed:
        raise NotPermitted


def _trusted(actor: Actor, office: Office) -> bool:
    return DeviceTrust.objects.filter(actor=actor, office=office, end=None).exists()
