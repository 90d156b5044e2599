"""Suspected harm to a child: whom to call, what a report says, and the few refusals there are.

The duty to report (强制报告, Law on the Protection of Minors, article 11) needs no consent of anybody. So almost
nothing is refused here: a report without a card, of an unknown child, with three words, is a report.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.refusals import Refusal

# The kind under which a report waits in an envelope.
REPORT = "safeguarding.report"
WORDS, WHO, SHORTEST = 4_000, 120, 2
# What a look at a report is for.
PURPOSE = "reporting"


class Whom(StrEnum):
    """Whom to call, in this order."""

    POLICE = "police"
    CIVIL_AFFAIRS = "civil_affairs"
    EDUCATION = "education"
    OTHER = "other"

    @property
    def label(self) -> Promise:
        return _LABELS[self]

    @property
    def role(self) -> Promise:
        """What they are called for, in a line."""
        return _ROLES[self]


_LABELS = {
    Whom.POLICE: pgettext_lazy("authority", "police"),
    Whom.CIVIL_AFFAIRS: pgettext_lazy("authority", "civil affairs"),
    Whom.EDUCATION: pgettext_lazy("authority", "education"),
    Whom.OTHER: pgettext_lazy("authority", "somebody else"),
}
_ROLES = {
    Whom.POLICE: _("The child is in danger or hurt: call at once."),
    Whom.CIVIL_AFFAIRS: _("The child has nobody who looks after it, or cannot stay at home."),
    Whom.EDUCATION: _("It happened at school, or the school has to know."),
    Whom.OTHER: _("Hospital, street office, women’s federation or whoever else the office works with."),
}
# The public emergency number; every other number an office writes down itself.
EMERGENCY = "110"


@dataclass(frozen=True)
class Told:
    """Who was told of it: which authority, who there, when."""

    whom: str
    name: str = ""
    on: date | None = None
    at: time | None = None


@dataclass(frozen=True)
class Seen:
    """What somebody reports: about whom, what was seen, when, and who was told already.

    `person` is the uid of a card where there is one; `who` says in words whom it is about, where there is none.
    """

    key: UUID
    seen: str
    person: UUID | None = None
    who: str = ""
    on: date | None = None
    told: tuple[Told, ...] = ()

    def digest(self, office: UUID) -> str:
        """Equal for what says the same in the same office."""
        told = [[one.whom, one.name, str(one.on or ""), str(one.at or "")] for one in self.told]
        said = [str(office), self.seen, str(self.person or ""), self.who, str(self.on or ""), told]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


class UnfitReport(Refusal):
    message = _("This report cannot be read.")


class WhatWasSeen(Refusal):
    message = _("Say what you saw or heard, in a few words.")
    field = "seen"


class NotFromThisOffice(Refusal):
    message = _("A report goes to the office in which you work.")


class ReportConflict(Refusal):
    message = _("Under this key something else was reported before.")


class ReportClosed(Refusal):
    message = _("This report is closed. What is new is a report of its own.")


class NothingNoted(Refusal):
    message = _("Write down what was done.")
    field = "words"


class WhyClosed(Refusal):
    message = _("Say how it ended: who took over, and how the child is safe.")
    field = "words"
