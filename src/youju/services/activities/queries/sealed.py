"""Where activities keep sealed words: telephones of sign-ups, papers of closed groups; for following a new key."""

from youju.ground.access.resealing import SealedIn
from youju.services.activities.models import Evaluation, Meeting, Registration, Review, Screening
from youju.services.activities.models.groupwork import SealedWords
from youju.services.activities.models.openings import PHONE

_PAPERS: tuple[type[SealedWords], ...] = (Screening, Meeting, Evaluation, Review)


def _of_paper(row: SealedWords) -> dict[str, str]:
    return {name: row.field_of(name) for name in row.SEALED}


SEALED_IN = (
    SealedIn(Registration, ("phone",), lambda row: {"phone": PHONE}),
    *(SealedIn(paper, paper.SEALED, _of_paper) for paper in _PAPERS),
)
