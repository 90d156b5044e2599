"""The family of named refusals: web turns each into a form error or a 409, in one place."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
        super().__init__(str(self.message))

    def __str__(self) -> str:
        return str(self.message)


class NotPermitted(Refusal):
    """The actor does not hold the permission for this office."""

    message = _("You do not have the right to do this for this office.")
