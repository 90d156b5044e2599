"""Where visits keep sealed words, for following a new key."""

from youju.ground.access.resealing import SealedIn
from youju.services.visits.models.visits import Visit

SEALED_IN = (SealedIn(Visit, Visit.SEALED, lambda row: {name: f"visits.visit.{name}" for name in row.SEALED}),)
