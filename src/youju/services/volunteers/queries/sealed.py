"""Where volunteers' registrations keep sealed numbers, for following a new key."""

from youju.ground.access.resealing import SealedIn
from youju.services.volunteers.models import Application
from youju.services.volunteers.models.applications import GUARDIANS_PHONE, PHONE

SEALED_IN = (
    SealedIn(
        Application, ("phone", "guardians_phone"),
        lambda row: {"phone": PHONE, "guardians_phone": GUARDIANS_PHONE},
    ),
)  # fmt: skip
