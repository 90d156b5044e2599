"""Children who wish for a companion, volunteers who offer it, the pairs they make and what pairs do."""

from youju.services.companions.models.contacts import PairContact
from youju.services.companions.models.pairings import Appointment, Ending, Pairing
from youju.services.companions.models.silences import Silence
from youju.services.companions.models.wishes import (
    CompanionOffer,
    Decline,
    Need,
    NeedHelp,
    NeedHours,
    NotWith,
    OfferHelp,
    SiblingWish,
)

__all__ = [
    "Appointment", "CompanionOffer", "Decline", "Ending", "Need", "NeedHelp", "NeedHours", "NotWith", "OfferHelp",
    "PairContact", "Pairing", "SiblingWish", "Silence",
]  # fmt: skip
