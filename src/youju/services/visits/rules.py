"""Visits to homes: what somebody says at a door, in which state a round is, and the named refusals."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

VISIT, MET = "visits.visit", "visits.met"
ADULT = 18
# From this age on somebody who was met is counted as an elder, as the Law on the elderly has it.
ELDER = 60
MOST_MINUTES = 12 * 60
MOST_STOPS = 60
WORDS, BROUGHT = 2_000, 120


class State(StrEnum):
    """Where a round is; it follows from the papers that exist, and nobody sets it."""

    PLANNED = "planned"
    PRINTED = "printed"
    WALKED = "walked"
    COUNTED = "counted"
    CANCELLED = "cancelled"

    @property
    def label(self) -> Promise:
        return _STATES[self]


_STATES = {
    State.PLANNED: pgettext_lazy("visit round", "planned"),
    State.PRINTED: pgettext_lazy("visit round", "printed"),
    State.WALKED: pgettext_lazy("visit round", "under way"),
    State.COUNTED: pgettext_lazy("visit round", "counted"),
    State.CANCELLED: pgettext_lazy("visit round", "called off"),
}


def state_of(*, cancelled: bool, counted: bool, visited: bool, printed: bool) -> State:
    """The furthest that the papers of a round say."""
    if cancelled:
        return State.CANCELLED
    if counted:
        return State.COUNTED
    if visited:
        return State.WALKED
    return State.PRINTED if printed else State.PLANNED


@dataclass(frozen=True)
class Said:
    """What somebody says of one visit, on a page or in an envelope that was written without network.

    `whom` is the uid of the stop of a round, or of the card that a visit without a round went to; `met` are cards.
    `minutes` were spent in the home. Nobody is met, and no time counts, where nobody was at home.
    """

    key: UUID
    whom: UUID
    outcome: str
    met: tuple[UUID, ...] = ()
    minutes: int | None = None
    arrived: time | None = None
    brought: str = ""
    findings: str = ""
    needs: str = ""

    def digest(self, about: UUID) -> str:
        """Equal for what says the same of the same round or card. Whom was met has no order."""
        said = [
            str(about), str(self.whom), self.outcome, sorted(map(str, self.met)), self.minutes,
            f"{self.arrived:%H:%M}" if self.arrived else "", self.brought, self.findings, self.needs,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


class UnfitVisit(Refusal):
    message = _("What was written of this visit cannot be read.")


class WhomVisited(Refusal):
    message = _("Choose whom the visit goes to.")
    field = "person"


class NobodyMet(Refusal):
    message = _("Tick who was met. If nobody was there, choose “not at home”.")
    field = "met"


class MetWithoutVisit(Refusal):
    message = _("Nobody can be met where nobody was at home or the visit was not wanted.")
    field = "met"


class NotOfThisHome(Refusal):
    message = _("Somebody among those who were met does not live there. Record another visit for them.")
    field = "met"


class TooManyMinutes(Refusal):
    message = _("A visit lasts at most twelve hours.")
    field = "minutes"


class VisitConflict(Refusal):
    message = _("Under this key something else was written of the visit before.")


class VisitedAlready(Refusal):
    """Somebody of the team has written down the visit to this home already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            gettext("The visit to %(name)s of this round was written down by somebody else already.")
            % {"name": name}
        )


class AnotherVisitStands(Refusal):
    message = _("Another visit to this home stands for the round. Withdraw that one first.")


class PurposeOfRound(Refusal):
    message = _("Say in a few words what the round is for.")
    field = "purpose"


class RoundCancelled(Refusal):
    message = _("This round was called off.")


class RoundCounted(Refusal):
    message = _("This round is counted already. Correct the single visit.")


class RoundWalked(Refusal):
    message = _("Visits of this round are recorded already, so its day stays and it cannot be called off.")


class RoundNotYet(Refusal):
    """Nothing is recorded before the day of the round."""

    def __init__(self, day: date) -> None:
        super().__init__(gettext("This round is planned for %(day)s.") % {"day": day.isoformat()})


class NothingWalked(Refusal):
    message = _("No visit of this round is recorded yet. Record the visits first, or call the round off.")


class OnTheRouteAlready(Refusal):
    """The card, or somebody of the same household, is a stop of the round."""

    field = "person"

    def __init__(self, name: str) -> None:
        super().__init__(gettext("This home is on the route already: %(name)s.") % {"name": name})


class RouteIsLong(Refusal):
    message = _("A round has at most 60 stops. Plan another one.")


class StopVisited(Refusal):
    message = _("This visit is recorded already, so the stop stays.")


class InTheTeamAlready(Refusal):
    message = _("They are in the team already.")


class MayNotMeetChildren(Refusal):
    message = _(
        "There are children on this route: a volunteer comes along with clearance and training on record only."
    )


class TimesOfRound(Refusal):
    message = _("The round ends after it begins.")
    field = "end"


class OpensForTheTeam(Refusal):
    message = _("What was found opens for the team, for whoever wrote it and for the supervisor.")
