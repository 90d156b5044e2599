"""What a companion sees of the own pairs behind the secret link: nickname, next meeting, minutes. Nothing more."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from youju.services.companions.models import PairContact, Pairing
from youju.services.companions.queries.pairings import Row, contacts_of, pairs
from youju.services.volunteers.models import Volunteer


@dataclass(frozen=True)
class Own:
    """A pair of the companion's own with its latest contacts."""

    row: Row
    contacts: tuple[PairContact, ...]


def accompanies(volunteer: Volunteer) -> bool:
    """Whether the volunteer is in a pair that stands."""
    return _own(volunteer).exists()


def own_pairs(volunteer: Volunteer, *, on: date, most: int = 40) -> list[Own]:
    """The pairs that stand."""
    rows = pairs(_own(volunteer), on=on)
    return [Own(row, tuple(contacts_of(row.pairing)[:most])) for row in rows]


def own_pairing(volunteer: Volunteer, uid: UUID) -> Pairing | None:
    """The companion's own pair with this uid; another's does not exist here."""
    rows = _own(volunteer).filter(uid=uid)
    return rows.select_related("office__network", "volunteer__person", "child", "site", "programme").first()


def _own(volunteer: Volunteer) -> QuerySet[Pairing]:
    return Pairing.together().filter(volunteer=volunteer).exclude(child__name="")
