"""The named refusals of signing."""

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal


class NotSigned(Refusal):
    """Offices have not answered for their pages; the message names them."""

    message = _("Some offices have not signed yet.")


class StoppedByFindings(Refusal):
    message = _("Something in the issue stops its release. Put it right first.")


class ReadingsInOrder(Refusal):
    message = _("This reading is not the next one. Look at the page again.")


class SamePerson(Refusal):
    message = _("Another person gives this reading: you have given one of this text.")


class ChangedSinceRead(Refusal):
    message = _("Something has changed since you opened the page. Read it again, then sign.")


class NothingToSign(Refusal):
    message = _("The office has no line and no story yet; there is nothing to sign.")


class NothingToSendBack(Refusal):
    message = _("Write a sentence about at least one passage, or about the whole.")
    field = "note"


class AlreadyWithdrawn(Refusal):
    message = _("This signature is withdrawn already.")


class AlreadyLeftOut(Refusal):
    message = _("The issue goes out without this office already.")


class DeputyUnfit(Refusal):
    message = _("Choose a colleague who reads the bulletin and does not hold this role.")
    field = "user"
