"""The sign by which a child knows its place at a kiosk: a picture in one of four colours, always the same one.

It follows from the card, so that nothing is kept of it. Where two of a roll would have the same sign, whoever was
registered later has the next one.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

PICTURES = (
    "academic-cap", "beaker", "bell", "bolt", "book-open", "bug-ant", "cake", "camera", "cloud", "cube", "eye",
    "face-smile", "fire", "flag", "gift", "globe-asia-australia", "hand-thumb-up", "heart", "home", "key",
    "lifebuoy", "light-bulb", "map", "megaphone", "moon", "musical-note", "paint-brush", "paper-airplane",
    "pencil", "puzzle-piece", "radio", "rocket-launch", "scissors", "shopping-bag", "sparkles", "star", "sun",
    "ticket", "trophy", "truck", "tv", "video-camera", "wrench",
)  # fmt: skip
TINTS = 4


@dataclass(frozen=True)
class Sign:
    """A picture by the name of its icon, and the number of its colour from 1."""

    picture: str
    tint: int


_EVERY = [Sign(picture, tint) for tint in range(1, TINTS + 1) for picture in PICTURES]


def signs(people: Iterable[tuple[int, UUID]]) -> dict[UUID, Sign]:
    """A sign for each of these cards (key and uid); shared only by more people than there are signs."""
    found: dict[UUID, Sign] = {}
    taken: set[int] = set()
    for _key, uid in sorted(people):
        if len(taken) == len(_EVERY):
            taken.clear()
        place = int.from_bytes(hashlib.sha256(uid.bytes).digest()[:8]) % len(_EVERY)
        while place in taken:
            place = (place + 1) % len(_EVERY)
        taken.add(place)
        found[uid] = _EVERY[place]
    return found
