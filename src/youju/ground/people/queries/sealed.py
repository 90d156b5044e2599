"""Where personal data of cards lies sealed, for following a new key."""

from youju.ground.access.resealing import SealedIn
from youju.ground.people.models import Sealed
from youju.ground.people.models.sealed import field_of

SEALED_IN = (SealedIn(Sealed, ("content",), lambda row: {"content": field_of(row.sort)}),)
