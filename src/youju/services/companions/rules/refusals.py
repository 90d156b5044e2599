"""The named refusals of the companions' room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal
from youju.services.companions.rules.fitting import Hurdle


class AnotherOffice(Refusal):
    message = _("This belongs to another office.")


class ErasedAlready(Refusal):
    message = _("Of this person nothing is held any more.")


class NotPaired(Refusal):
    """The two are no pair; `hurdle` says which rule stands against it."""

    hurdle: Hurdle


class ClearanceMissing(NotPaired):
    hurdle = Hurdle.CLEARANCE
    message = _("This volunteer has no clearance that stands. Without it nobody meets a child.")
    field = "volunteer"


class TrainingMissing(NotPaired):
    hurdle = Hurdle.TRAINING
    message = _("This volunteer has no training that stands. Without it nobody meets a child.")
    field = "volunteer"


class CompanionAway(NotPaired):
    hurdle = Hurdle.AWAY
    message = _("This volunteer does not come any more, or not yet.")
    field = "volunteer"


class NothingOffered(NotPaired):
    hurdle = Hurdle.NO_OFFER
    message = _("This volunteer has not said that they accompany children.")
    field = "volunteer"


class CompanionFull(NotPaired):
    hurdle = Hurdle.FULL
    message = _("This volunteer accompanies as many children as they can.")
    field = "volunteer"


class GuardianMustAgree(NotPaired):
    hurdle = Hurdle.CONSENT
    message = _(
        "No guardian has agreed that a volunteer accompanies this child. Write the consent on the card first."
    )
    field = "child"


class PairedAlready(NotPaired):
    hurdle = Hurdle.PAIRED
    message = _("This child has a companion already.")
    field = "child"


class NobodyTheirOwn(NotPaired):
    hurdle = Hurdle.SELF
    message = _("Nobody accompanies themselves.")
    field = "volunteer"


class ChildSaidNo(NotPaired):
    hurdle = Hurdle.DECLINED
    message = _("The child said no to this companion. It needs no reason, and nobody asks again.")
    field = "volunteer"


class NotThisOne(NotPaired):
    hurdle = Hurdle.CONFLICT
    message = _("It is written down that these two must not be a pair.")
    field = "volunteer"


class SiblingsApart(NotPaired):
    hurdle = Hurdle.SIBLING_APART
    message = _("This volunteer accompanies a brother or sister; the siblings wish for a companion each.")
    field = "volunteer"


BY_HURDLE: dict[Hurdle, type[NotPaired]] = {one.hurdle: one for one in NotPaired.__subclasses__()}


class ChildDeclines(Refusal):
    message = _("The child does not want a companion. Ask again only if the child comes back to it.")
    field = "child"


class EndedAlready(Refusal):
    message = _("This pair has parted already.")


class StandsAgain(Refusal):
    message = _("The child or the companion is in another pair by now; this one cannot go on.")


class NotBeforeThePair(Refusal):
    message = _("On this day the two were no pair yet.")
    field = "happened_on"


class NotAfterThePair(Refusal):
    message = _("On this day the pair had parted.")
    field = "happened_on"


class ContactLater(Refusal):
    message = _("A meeting or call is recorded after this day. Choose a later day, or withdraw that record.")
    field = "on"


class SeenByNobody(Refusal):
    """A companion is never alone with a child where nobody sees them."""

    message = _("A pair meets where others see it, or with two adults. Say which of the two it was.")
    field = "seen"


class HowLong(Refusal):
    message = _("Write how long it lasted.")
    field = "minutes"


class NamesTheChild(Refusal):
    message = _("Write this without the child's name: “we”, “the child” or the nickname is enough.")
    field = "what"


class UnfitRhythm(Refusal):
    message = _("A pair is in touch at least every three months.")
    field = "rhythm"


class NobodyLooksAfter(Refusal):
    message = _("Choose a colleague of this office who looks after the pair.")
    field = "coordinator"


class ReasonMissing(Refusal):
    message = _("Say why.")
    field = "reason"


class TellInWords(Refusal):
    message = _("Say in a few words what the other reason was.")
    field = "words"


class WhyChanged(Refusal):
    message = _("Say in a few words why these pairs change.")
    field = "words"


class NothingChosen(Refusal):
    message = _("Tick at least one pair.")


class MatchedMeanwhile(Refusal):
    """What was confirmed is not what stands: somebody paired or parted in between."""

    message = _("Somebody changed a pair while you were looking. Nothing was saved; the proposal is made anew.")


class NoHelp(Refusal):
    message = _("Choose at least one thing.")
    field = "helps"


class HowManyChildren(Refusal):
    message = _("One companion accompanies between one and five children.")
    field = "most"


class TwoDifferent(Refusal):
    message = _("Name two different children.")
    field = "other"


class DayIsOver(Refusal):
    message = _("Choose a day that is still to come.")
    field = "day"


def refusal_of(hurdle: Hurdle) -> NotPaired:
    """The refusal that names a hurdle which nobody overrules."""
    return BY_HURDLE[hurdle]()


# How each hurdle is said beside a name that cannot be chosen.
SAID: dict[Hurdle, Promise] = {
    Hurdle.CLEARANCE: _("clearance missing"),
    Hurdle.TRAINING: _("training missing"),
    Hurdle.AWAY: _("does not come just now"),
    Hurdle.NO_OFFER: _("has not offered it"),
    Hurdle.FULL: _("accompanies as many as they can"),
    Hurdle.CONSENT: _("guardian has not agreed"),
    Hurdle.PAIRED: _("has a companion"),
    Hurdle.SELF: _("is the child itself"),
    Hurdle.DECLINED: _("the child said no"),
    Hurdle.CONFLICT: _("must not be a pair"),
    Hurdle.SIBLING_APART: _("accompanies a sibling who is to have another companion"),
    Hurdle.SIBLING_TOGETHER: _("a sibling has another companion"),
    Hurdle.COMPANION_SEX: _("the child wished for a woman or a man"),
    Hurdle.CHILD_SEX: _("the companion wished for a girl or a boy"),
    Hurdle.LANGUAGE: _("no common language"),
    Hurdle.HOURS: _("no common hours"),
}
