"""Where visits keep sealed words, for following a new key."""

from youju.ground.access.resealing import SealedIn
from youju.services.visits.models.visits import Visit

SEALED_IN = (SealedIn(Visit, Visit.SEALED, Visit.sealed_under),)
