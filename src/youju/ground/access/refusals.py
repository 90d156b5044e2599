"""The family of named refusals: web turns each into a form error or a 409, in one place."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from youju.ground.quotations import nested


class Refusal(Exception):
    """What may not be done, said to the person who tried. `message` is plain language in the reader's tongue.

    `field` names the entry field the refusal belongs to, `row` the row of many (from 0), where there is one.
    """

    message: str | Promise = _("This cannot be done.")
    field: str = ""
    row: int | None = None

    def __init__(self, message: str | Promise | None = None, *, field: str = "") -> None:
        if message is not None:
            self.message = message
        if field:
            self.field = field
        super().__init__(str(self))

    def __str__(self) -> str:
        return nested(str(self.message))


class NotPermitted(Refusal):
    """The actor does not hold the permission for this office."""

    message = _("You do not have the right to do this for this office.")


class UnknownDetail(Refusal):
    """A caller named something that is not to be set here, such as the office; a defect, or an attempt."""

    def __init__(self, name: str) -> None:
        super().__init__(gettext("“%(name)s” cannot be changed here.") % {"name": name[:40]})


class SiteClosedAlready(Refusal):
    message = _("This site is closed already. Reopen it to choose another day.")
    field = "last_day"


class SiteOpen(Refusal):
    message = _("This site is open.")


class MarkedAlready(Refusal):
    message = _("The calendar has this day with this name and kind already.")
    field = "name"


class ContradictoryDay(Refusal):
    """A day cannot be off and a make-up working day at once."""

    field = "kind"

    def __init__(self, day: date) -> None:
        super().__init__(
            gettext("%(day)s is marked as a day off and as a make-up working day; only one can be true.")
            % {"day": day.isoformat()}
        )


class OwnSecondFactor(Refusal):
    message = _("Nobody resets their own second factor. Ask another administrator.")


class NoSecondFactor(Refusal):
    message = _("This colleague has no second factor; there is nothing to reset.")


class WithoutReason(Refusal):
    message = _("Say why.")
    field = "reason"
