"""Where activities keep sealed words: telephones of sign-ups, papers of closed groups; for following a new key."""

from youju.ground.access.resealing import SealedIn
from youju.services.activities.models import Evaluation, Meeting, Registration, Review, Screening
from youju.services.activities.models.openings import PHONE

SEALED_IN = (
    SealedIn(Registration, ("phone",), lambda row: {"phone": PHONE}),
    *(SealedIn(paper, paper.SEALED, paper.sealed_under) for paper in (Screening, Meeting, Evaluation, Review)),
)
