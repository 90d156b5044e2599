"""What holds of interns: the keys of their kinds, and that an internship ends after it began."""

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

INTERNSHIP, SUPERVISION = "interns.internship", "interns.supervision"


class EndsBeforeItBegins(Refusal):
    field, message = "last_day", _("The last day lies before the first.")


class NotThereThen(Refusal):
    field, message = "internship", _("The intern was not there on this day.")
