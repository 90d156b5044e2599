"""Closed groups: in which of the five phases one is, which paper is missing, and the named refusals.

The phases are those of MZ/T 095-2017. Which meeting belongs to which follows from how many are planned: the first
quarter forms, until the half it turns, the last fifth (at least the last one) ends, what lies between is mature.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.refusals import Refusal

FEWEST, MOST_MEETINGS = 2, 60


class Phase(StrEnum):
    """The phases in their order."""

    PREPARING = "preparing"
    FORMING = "forming"
    TURNING = "turning"
    MATURE = "mature"
    ENDING = "ending"

    @property
    def label(self) -> Promise:
        return _LABELS[self]


_LABELS = {
    Phase.PREPARING: pgettext_lazy("phase", "preparing"),
    Phase.FORMING: pgettext_lazy("phase", "forming"),
    Phase.TURNING: pgettext_lazy("phase", "turning"),
    Phase.MATURE: pgettext_lazy("phase", "mature"),
    Phase.ENDING: pgettext_lazy("phase", "ending"),
}


def phase_of_meeting(number: int, planned: int) -> Phase:
    """The phase of the meeting with this number, the first being 1; those beyond the plan still end the group."""
    last = max(1, planned // 5)
    if number > planned - last:
        return Phase.ENDING
    if number <= max(1, ceil(planned / 4)):
        return Phase.FORMING
    return Phase.TURNING if number <= ceil(planned / 2) else Phase.MATURE


def phase_of_group(*, approved: bool, held: int, planned: int, evaluated: bool) -> Phase:
    """Prepared until the plan is approved and the first meeting held; from then on as its last meeting says."""
    if evaluated:
        return Phase.ENDING
    if not approved or not held:
        return Phase.PREPARING
    return phase_of_meeting(held, planned)


class Lack(StrEnum):
    """A paper that is missing."""

    APPROVAL = "approval"
    MEMBERS = "members"
    BEFORE = "before"
    MEETINGS = "meetings"
    AFTER = "after"
    EVALUATION = "evaluation"
    LAST_WORD = "last_word"

    @property
    def label(self) -> Promise:
        return _LACKS[self]


_LACKS = {
    Lack.APPROVAL: _("the supervisor's approval of the plan"),
    Lack.MEMBERS: _("members who were screened and taken"),
    Lack.BEFORE: _("the measure before, for every goal"),
    Lack.MEETINGS: _("the record of a meeting that was held"),
    Lack.AFTER: _("the measure after, for every goal"),
    Lack.EVALUATION: _("the evaluation"),
    Lack.LAST_WORD: _("the supervisor's approval of the evaluation"),
}


@dataclass(frozen=True)
class Papers:
    """What is there of a group: counts of what was written, and what the supervisor said."""

    approved: bool
    members: int
    goals: int
    before: int
    after: int
    held: int
    recorded: int
    evaluated: bool
    evaluation_approved: bool


def lacks(papers: Papers, phase: Phase) -> tuple[Lack, ...]:
    """What should be there by now: papers of the beginning first, those of the end only once it ends."""
    begun, ends = phase is not Phase.PREPARING or papers.held > 0, phase is Phase.ENDING
    asked = (
        (Lack.APPROVAL, not papers.approved),
        (Lack.MEMBERS, not papers.members),
        (Lack.BEFORE, begun and papers.before < papers.goals),
        (Lack.MEETINGS, papers.recorded < papers.held),
        (Lack.AFTER, ends and papers.after < papers.goals),
        (Lack.EVALUATION, ends and not papers.evaluated),
        (Lack.LAST_WORD, papers.evaluated and not papers.evaluation_approved),
    )
    return tuple(lack for lack, missing in asked if missing)


def named_in(texts: Iterable[str], names: Collection[str]) -> bool:
    """Whether a name of a member stands in any of the texts; names of one character are not looked for."""
    return any(len(name) > 1 and name in text for text in texts for name in names)


class NotAGroup(Refusal):
    message = _("Only group work has a group plan.")


class PlannedAlready(Refusal):
    message = _("This group has a plan already.")


class SupervisorOfGroup(Refusal):
    message = _("Choose a supervisor of the office who does not run the group.")
    field = "supervisor"


class RunnerOfGroup(Refusal):
    message = _("Whoever runs the group must be a colleague of the office who may open people's cards.")
    field = "runner"


class GoalsMissing(Refusal):
    message = _("Name at least one goal, with what will show that it changed.")
    field = "goals"


class GoalInUse(Refusal):
    message = _("A goal that was measured stays in the plan.")
    field = "goals"


class MeetingsOfGroup(Refusal):
    message = _("A group meets from 2 to 60 times.")
    field = "meetings"


class OnlyTheRunner(Refusal):
    message = _("Whoever runs the group writes its papers; the supervisor comments.")


class OnlyTheSupervisor(Refusal):
    message = _("Only the supervisor of the group comments and approves.")


class Approved(Refusal):
    message = _("This is approved. The supervisor has to send it back before it is changed.")


class NothingToReview(Refusal):
    message = _("There is nothing to look at yet.")


class WordsMissing(Refusal):
    message = _("Write a few words.")
    field = "words"


class WhyThisPhase(Refusal):
    message = _("Say why the phase is another one.")
    field = "reason"


class NotHeldYet(Refusal):
    message = _("This meeting is not held yet. Call the roll first.")


class NamesAMember(Refusal):
    message = _("A member's name stands in it. Write numbers or nicknames.")


class NotScreened(Refusal):
    """A closed group takes whoever was invited and screened, and nobody else."""

    message = _("This is a closed group. Members come in by screening, on the group's page.")
    field = "person"


class ScreenedAlready(Refusal):
    message = _("This person was screened already.")
    field = "person"


class NotAMember(Refusal):
    message = _("This is a closed group, and this person is no member of it.")


class MoreThanMembers(Refusal):
    """Whoever comes to a closed group is a member: more people than it has were somewhere else."""

    message = _("This is a closed group with fewer members than that. Call the roll by name.")


class KeyOfPaperMissing(Refusal):
    message = _("A paper of this group cannot be opened: the key is missing. Nothing of it is lost.")


class NumberOfMeasure(Refusal):
    message = _("Give the measure as a number, with one decimal at most.")
