"""What a tap of a roll call says, and how it is known again when it comes a second time."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

MOST_AT_ONCE = 1_000
MOST_MINUTES = 24 * 60


class Said(StrEnum):
    """What is said of a person at a session; only who is present counts."""

    PRESENT = "present"
    ABSENT = "absent"
    DECLINED = "declined"
    UNDO = "undo"


@dataclass(frozen=True)
class Tap:
    """One tap on a page, or in an envelope that was written without network.

    `person` is the uid of a card, None for people without a name, of whom there may be `n`. `minutes` is None
    where the session's length holds. `reason` is asked where something is taken back later than its day.
    """

    key: UUID
    said: Said
    role: str
    person: UUID | None = None
    n: int = 1
    minutes: int | None = None
    reason: str = ""

    def digest(self, session: UUID) -> str:
        """Equal for equal content of one session; why somebody changed their mind is no content."""
        content = [str(session), self.said.value, str(self.person or ""), self.role, self.n, self.minutes]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


@dataclass(frozen=True)
class Answer:
    """What became of a tap: `taken`, `known` from before, or `refused` with the reason."""

    key: UUID
    state: str
    refusal: Refusal | None = None


class MarkConflict(Refusal):
    """The same key came with other content: nobody knows which of the two was meant."""

    message = _("Something else was recorded under this mark already. Look at both and mark again.")


class UnfitMark(Refusal):
    message = _("This mark cannot be understood.")


class NobodyToTakeBack(Refusal):
    message = _("Nobody without a name is left to take back in this role.")


class NotOnTheRoll(Refusal):
    message = _("This person is not on the roll of a session that runs today.")


class TooManyMarks(Refusal):
    message = _("These are too many marks at once. Send them in several parts.")
