"""The named refusals of handing a figure over from one kind of record to another."""

from collections.abc import Sequence
from datetime import date

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from youju.ground.access.refusals import Refusal


class UnknownFigure(Refusal):
    message = gettext_lazy("The network has no such figure.")
    field = "figure"


class NoTermOfFigure(Refusal):
    message = gettext_lazy("Records of this kind are no part of this figure.")
    field = "kind"


class HandedOverAlready(Refusal):
    message = gettext_lazy(
        "This figure has been handed over already. Undo that first; two spans must not overlap."
    )
    field = "since"


class NotHandedOver(Refusal):
    message = gettext_lazy("This figure is not handed over; all its records count.")


class EndsBeforeItBegins(Refusal):
    message = gettext_lazy("The last day lies before the first.")
    field = "until"


class OnTheWrongSide(Refusal):
    """Records stand where they would no longer count. `day` is the boundary, `found` what the first are called."""

    field = "since"

    def __init__(self, day: date, count: int, found: Sequence[str], *, field: str = "") -> None:
        self.count, self.found = count, tuple(found)
        names = "".join(f"“{name}”" for name in found)
        message = ngettext(
            "%(count)d record stands on the wrong side of %(day)s and would no longer count: %(names)s. "
            "Withdraw it or choose another day.",
            "%(count)d records stand on the wrong side of %(day)s and would no longer count, among them: "
            "%(names)s. Withdraw them or choose another day.",
            count,
        ) % {"count": count, "day": day.isoformat(), "names": names}  # fmt: skip
        super().__init__(message, field=field)


class CountsAlready(Refusal):
    """Records stand beyond the handover: undone, they would count beside those of the other kind."""

    def __init__(self, day: date, count: int) -> None:
        message = ngettext(
            "%(count)d record from %(day)s on counts because of this handover. It cannot be undone any more.",
            "%(count)d records from %(day)s on count because of this handover. It cannot be undone any more.",
            count,
        ) % {"count": count, "day": day.isoformat()}  # fmt: skip
        super().__init__(message)


def named(day: date, heading: str) -> str:
    """A record as a sentence names it: its day and what people call it."""
    return _("%(day)s %(heading)s") % {"day": day.isoformat(), "heading": Truncator(heading).chars(20)}
