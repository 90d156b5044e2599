"""Whoever looks after a pair sees its child by a grant, from the day they are a pair until they part."""

from datetime import datetime

from youju.ground.access.models import Grant
from youju.ground.people.rules.purposes import Purpose
from youju.services.companions.models import Pairing


def entrust_to(pairing: Pairing, at: datetime) -> None:
    """Two grants for the colleague who looks after it: the pair itself, and its child's card."""
    Grant.objects.bulk_create(
        Grant(
            actor=pairing.coordinator.actor, office=pairing.office, subject=subject, purpose=Purpose.SERVICE,
            basis=basis_of(pairing), since=at,
        )
        for subject in (pairing.uid, pairing.child.uid)
    )  # fmt: skip


def take_from_all(pairing: Pairing, at: datetime) -> None:
    """From this moment on nobody sees them because of the pair."""
    Grant.objects.filter(basis=basis_of(pairing), office=pairing.office, until=None).update(until=at)


def basis_of(pairing: Pairing) -> str:
    """On what the grants rest."""
    return f"pairing {pairing.uid}"
