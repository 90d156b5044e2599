"""Where nets of ties keep sealed words: names of outsiders, notes of ties; for following a new key."""

from youju.ground.access.resealing import SealedIn
from youju.services.ties.models import NAME, NOTE, Outsider, Tie

SEALED_IN = (
    SealedIn(Outsider, ("name",), lambda row: {"name": NAME}),
    SealedIn(Tie, ("note",), lambda row: {"note": NOTE}),
)
