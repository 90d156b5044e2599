"""The named refusals of recording."""

from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal


class RecordWithdrawn(Refusal):
    message = _("This record has been withdrawn. Reinstate it first.")


class RecordStands(Refusal):
    message = _("This record stands; it was reinstated already.")


class ChangedMeanwhile(Refusal):
    message = _("Somebody changed this record while you were writing. What you typed is kept; look at both.")


class ReasonMissing(Refusal):
    message = _("Say why. Only one's own entry of the last 24 hours, not yet released, needs no reason.")
    field = "reason"


class HappensInTheFuture(Refusal):
    message = _("This date lies in the future.")
    field = "happened_on"


class OutsideTheOffice(Refusal):
    message = _("This belongs to another office.")


class SiteClosed(Refusal):
    """Nothing happens any more at the site on the day of the record."""

    field = "site"

    def __init__(self, name: str, until: date) -> None:
        super().__init__(gettext("%(site)s is closed since %(day)s.") % {"site": name, "day": until.isoformat()})


class CountedElsewhere(Refusal):
    """The record lies on the wrong side of a handover: before `since`, or not wholly before `until`."""

    field = "happened_on"

    def __init__(self, *, since: date | None = None, until: date | None = None) -> None:
        day = {"day": (since or until or date.min).isoformat()}
        super().__init__(
            gettext("Before %(day)s this is counted by other records; recorded here it would not count.") % day
            if since
            else gettext("From %(day)s on this is counted by other records; recorded here it would count twice.")
            % day
        )


class AlreadyImported(Refusal):
    message = _("This very file was imported already. Withdraw that import first if it was wrong.")


class NilStands(Refusal):
    message = _("Somebody stated this already: nothing of this kind in this month.")


class SomethingRecorded(Refusal):
    message = _(
        "This month has records of this kind, so it is not nothing. Withdraw them first if they are wrong."
    )


class StatedOneByOne(Refusal):
    message = _("Each number of this kind is stated by itself: write 0 for it in the month grid.")


class NotEnteredDirectly(Refusal):
    message = _("Records of this kind come with others; they are not entered by themselves.")


class UnfitAttachment(Refusal):
    message = _("This file cannot be attached.")
    field = "attachment"


class NotAPhoto(UnfitAttachment):
    message = _("Only photos (JPEG, PNG, WebP) and PDF files can be attached; this is neither, or it is damaged.")
