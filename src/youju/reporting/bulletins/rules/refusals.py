"""The named refusals of the press."""

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal


class UnreadableToken(Refusal):
    message = _("Something in braces is not understood.")
    field = "sentence"


class UnknownFigure(Refusal):
    message = _("There is no such figure.")
    field = "sentence"


class MonthNotReleased(UnknownFigure):
    message = _("That month is not released, so nothing is late for it.")


class NotPrintedThen(UnknownFigure):
    message = _(
        "That month's issue did not print this figure, so there is no number that a late line could complete."
    )


class NeverLate(UnknownFigure):
    message = _(
        "Only what happened in a month has a late line; what stands or has added up counts late records itself."
    )


class CorrectedInWords(UnknownFigure):
    message = _(
        "That number was corrected in words, from which nothing can be taken away. Tell the rest in words too."
    )


class Redefined(UnknownFigure):
    message = _("The definition has changed since that month, so the difference is not late records.")


class NothingLate(Refusal):
    message = _("Nothing has come to the figures of earlier months here that is not printed yet.")


class NakedNumber(Refusal):
    message = _("A number stands in the text without its records.")
    field = "sentence"


class AlreadyReleased(Refusal):
    message = _("This issue is released; its text and figures do not change any more. Write an erratum instead.")


class IssueStands(Refusal):
    message = _("This month has an issue already; open it from the list.")
    field = "month"


class PictureNeedsOffice(Refusal):
    message = _("Choose the office that answers for this picture first.")
    field = "pictures"


class TooManyPictures(Refusal):
    message = _("At most nine pictures fit into one story. Take some out.")
    field = "pictures"


class PictureNeedsWords(Refusal):
    message = _("Say what the picture shows, for who cannot see it.")
    field = "alt"


class UnfitCrop(Refusal):
    message = _("This part of the picture is too small or outside of it.")
    field = "ratio"


class DoesNotBelongThere(Refusal):
    message = _("This passage does not belong into that section.")


class NotReleased(Refusal):
    message = _("This issue is not released yet.")


class ChangedByAnother(Refusal):
    message = _("Somebody changed this passage while you were writing. Your text is kept below; look at both.")


class FindingStops(Refusal):
    message = _("This has to be put right; a reason does not help here.")
    field = "reason"


class ReasonNeeded(Refusal):
    message = _("Say in a few words why it may stand.")
    field = "reason"


class FindingGone(Refusal):
    message = _("It is not there any more; somebody has changed the place meanwhile.")


class NameStands(Refusal):
    message = _("The register has this form already.")
    field = "name"


class NeedsAnOffice(Refusal):
    message = _("A nickname belongs to an office; choose it.")
    field = "office"


class NeedsItsPerson(Refusal):
    message = _("Say whose title it is.")
    field = "subject"
