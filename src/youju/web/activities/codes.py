"""The signed words of the wall: which kiosk, in which half minute; and who scanned it, until they have typed."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from youju.services.activities.models import Kiosk
from youju.services.activities.queries.kiosks import standing_kiosk
from youju.services.activities.rules.codes import TO_TYPE, is_good, step

_WALL, _TICKET = Signer(salt="youju.kiosk.wall"), Signer(salt="youju.kiosk.ticket")


def address(kiosk: Kiosk, *, at: datetime) -> str:
    """Where the code of this moment leads."""
    return settings.PUBLIC_ADDRESS + reverse("activities:here", args=[drawn(kiosk, at=at)])


def drawn(kiosk: Kiosk, *, at: datetime) -> str:
    """The word of this half minute."""
    return _WALL.sign(f"{kiosk.uid.hex}.{step(at)}")


def is_ours(word: str) -> bool:
    """Whether such a code ever stood on a wall of ours."""
    return _read(_WALL, word) is not None


def scanned(word: str, *, at: datetime) -> Kiosk | None:
    """The kiosk whose code this is, while it is good and the kiosk is open."""
    said = _read(_WALL, word)
    return standing_kiosk(said[0], at=at) if said and is_good(said[1], at=at) else None


def ticket(kiosk: Kiosk, *, at: datetime) -> str:
    """For whoever scanned a good code."""
    return _TICKET.sign(f"{kiosk.uid.hex}.{int(at.timestamp())}")


def admitted(word: str, *, at: datetime) -> Kiosk | None:
    """The kiosk that the ticket is for, while there is time to type."""
    said = _read(_TICKET, word)
    if said is None:
        return None
    waited = at - datetime.fromtimestamp(said[1], UTC)
    return standing_kiosk(said[0], at=at) if timedelta() <= waited + timedelta(seconds=1) <= TO_TYPE else None


def _read(signer: Signer, word: str) -> tuple[UUID, int] | None:
    try:
        uid, _dot, number = signer.unsign(word[:200]).partition(".")
        return UUID(uid), int(number)
    except (BadSignature, ValueError):
        return None
