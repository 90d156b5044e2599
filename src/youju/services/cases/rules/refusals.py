"""What may not be done with a case, said to whoever tried."""

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal


class WhoseCase(Refusal):
    message = _("A case is of one person or of one family. Choose a person.")
    field = "person"


class OpenAlready(Refusal):
    message = _("There is an open case already. Go on there, or close it first.")


class SupervisorOfCase(Refusal):
    message = _("Choose a supervisor of the office who does not work on the case.")
    field = "supervisor"


class WorkerOfCase(Refusal):
    message = _("Whoever works on the case must be a colleague of the office who may work on cases.")
    field = "worker"


class OnlyWhoWorksOnIt(Refusal):
    message = _("Papers of a case are written by its worker and its supervisor.")


class OnlyItsSupervisor(Refusal):
    message = _("Only the supervisor of the case says this.")


class CaseClosed(Refusal):
    message = _("The case is closed. Open it again before you write more; a follow-up may be written.")


class CaseNotClosed(Refusal):
    message = _("The case is open.")


class BeforeTheCase(Refusal):
    message = _("This is before the case was opened.")
    field = "happened_on"


class OpenedAgainTooSoon(Refusal):
    message = _("A case is opened again on a later day than it was closed.")
    field = "happened_on"


class ClosedBeforeItWasReopened(Refusal):
    message = _("This is before the case was opened again.")
    field = "happened_on"


class NoWords(Refusal):
    message = _("Write a few words.")


class NoMinutes(Refusal):
    message = _("Say how many minutes the contact took.")
    field = "direct"


class NoMarks(Refusal):
    message = _("Assess at least one domain: its need and its strength.")


class NoGoals(Refusal):
    message = _("A plan has at least one goal.")


class GoalsLookedAt(Refusal):
    message = _("What became of its goals was said already. Write a new plan instead.")


class NotOnPaper(Refusal):
    message = _("This is written here, not kept on paper only.")
    field = "sort"


class NotAPaperOfThisCase(Refusal):
    message = _("This paper is not of this case.")


class WithdrawnPaper(Refusal):
    message = _("This paper was withdrawn.")


class PaperKeyMissing(Refusal):
    message = _("A paper of this case cannot be opened: its key is missing. Nothing of it is lost.")


class ChangedSince(Refusal):
    message = _("Somebody changed this paper meanwhile. Look at it anew; what you typed is kept as a draft.")


class EndsInThePast(Refusal):
    message = _("Choose a day that lies ahead, at most a year.")
    field = "until"


class ToWhom(Refusal):
    message = _("Choose a colleague of the office who may open people's cards.")
    field = "to"


class HasItAlready(Refusal):
    message = _("This colleague may open the case already.")
    field = "to"


class SeenAlready(Refusal):
    message = _("This was looked at already.")


class SameHands(Refusal):
    message = _("Nobody else was chosen.")
    field = "worker"


class CategoryAgain(Refusal):
    message = _("This category stands already.")


class CategoryMissing(Refusal):
    message = _("Choose a category of the office.")
    field = "category"


class NoConsentToShare(Refusal):
    message = _("There is no consent to pass the data on. Ask for it first, on the person's card.")


class AwayAlready(Refusal):
    message = _("Somebody stands in for these days already.")
