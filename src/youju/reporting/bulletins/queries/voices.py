"""Who may give which reading: by an own role, or for some days as somebody's deputy."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from youju.ground.access import permissions
from youju.ground.access.models import Actor, Membership, User
from youju.ground.access.permissions import Permission
from youju.ground.access.queries import Standing, standing
from youju.ground.access.roles import ROLES
from youju.ground.organisations.models import Network, Office
from youju.reporting.bulletins.models import Deputy, Reading

# The second reading is the network's, whichever office's pages it is about.
READERS: dict[str, Permission] = {
    Reading.SIGN: permissions.BULLETIN_SIGN,
    Reading.FIRST: permissions.BULLETIN_READ_FIRST,
    Reading.SECOND: permissions.BULLETIN_READ_SECOND,
    Reading.LAST: permissions.BULLETIN_READ_LAST,
}


@dataclass(frozen=True)
class Voice:
    """An actor as a reader of pages: own roles, and the rows that make a deputy on the day."""

    whole: bool
    standing: Standing
    deputy_rows: tuple[Deputy, ...]

    def owns(self, reading: str, office: Office) -> bool:
        """Whether an own role gives the reading."""
        permission = READERS[reading]
        if self.whole:
            return True
        if permission.network:
            return office.network_id in self.standing.networks_with(permission)
        return office.pk in self.standing.offices_with(permission)

    def deputy(self, reading: str, office: Office) -> Deputy | None:
        """The row by which the reading may be given in somebody's place."""
        # Whoever stands in for somebody reads the bulletin by an own role; with that gone, so is this.
        if office.network_id not in self.standing.networks_with(permissions.BULLETIN_SEE):
            return None
        for row in self.deputy_rows:
            fits = row.network_id == office.network_id and row.office_id in {None, office.pk}
            if fits and READERS[reading] in ROLES[row.role].permits:
                return row
        return None

    def may(self, reading: str, office: Office) -> bool:
        return self.owns(reading, office) or self.deputy(reading, office) is not None

    def sends_back(self, office: Office) -> bool:
        """Whether pages of the office go back on this reader's word."""
        return self.may(Reading.SECOND, office) or self.may(Reading.LAST, office)


def voice_of(by: Actor, *, on: date, known: Standing | None = None) -> Voice:
    """`known` is the actor's standing on the day, where it is at hand."""
    rows = Deputy.objects.standing(on=on).filter(user=by.user_id) if by.user_id else Deputy.objects.none()
    return Voice(by.kind == Actor.Kind.SYSTEM, known or standing(by, on=on), tuple(rows.select_related("user")))


@dataclass(frozen=True)
class Post:
    """A role for which a deputy may be named, with the colleagues who could be one."""

    role: str
    network: Network
    office: Office | None
    candidates: tuple[User, ...]

    @property
    def token(self) -> str:
        """How a form names the post."""
        return f"{self.role}:{self.office.slug if self.office else ''}"


def posts(standing: Standing, network: Network, offices: Collection[Office], *, on: date) -> list[Post]:
    """The posts for which somebody with this standing names deputies."""
    found: list[tuple[str, Office | None]] = []
    for office in offices:
        if office.pk in standing.offices_with(permissions.BULLETIN_SIGN):
            found.append((Deputy.Role.OFFICE_EDITOR, office))
        if office.pk in standing.offices_with(permissions.BULLETIN_READ_LAST):
            found.append((Deputy.Role.OFFICE_DIRECTOR, office))
    if network.pk in standing.networks_with(permissions.BULLETIN_READ_SECOND):
        found.append((Deputy.Role.NETWORK_EDITOR, None))
    rows = Membership.objects.standing(on=on).filter(network=network, user__is_active=True)
    held = list(rows.select_related("user").order_by("user__name", "user"))
    return [Post(role, network, office, _candidates(held, role, office)) for role, office in found]


def _candidates(held: Collection[Membership], role: str, office: Office | None) -> tuple[User, ...]:
    """Whoever reads the bulletin by an own role there, and does not hold the post's role."""
    here = [row for row in held if office is None or row.office_id == office.pk]
    taken = {row.user_id for row in here if row.role == role}
    fits = [row for row in here if permissions.BULLETIN_SEE in ROLES[row.role].permits]
    return tuple({row.user_id: row.user for row in fits if row.user_id not in taken}.values())


def deputies_of(network: Network) -> list[Deputy]:
    """Everybody who is, will be or was a deputy, the latest first."""
    return list(Deputy.objects.filter(network=network).select_related("user", "office__network", "by", "network"))


def deputy_of(network: Network, uid: UUID) -> Deputy | None:
    return Deputy.objects.select_related("office__network", "network").filter(network=network, uid=uid).first()
