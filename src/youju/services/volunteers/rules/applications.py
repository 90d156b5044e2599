"""Who may apply on the public site, how often, and how long what they wrote is kept."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

# Under 8 nobody acts for themselves (Civil Code, article 20); under 10 a guardian comes along (verify).
OLD_ENOUGH, ACCOMPANIED_BELOW = 8, 10
# So many forms from one computer in an hour: a class that applies together in one room still gets through.
FROM_ONE_COMPUTER, HOUR = 30, timedelta(hours=1)
# Data goes when it is needed no more (Personal Information Protection Law, articles 19 and 47).
DECLINED_KEPT, UNTOUCHED_KEPT = timedelta(days=30), timedelta(days=180)


class TooYoung(Refusal):
    message = _("Volunteers are at least 8 years old. Come to our activities instead, we are glad of every child.")
    field = "born"


class BornLongAgo(Refusal):
    message = _("Write the day of birth like 2001-05-01.")
    field = "born"


class GuardianMissing(Refusal):
    message = _("Under 18 we need a guardian: name, telephone number, who they are to you, and their consent.")
    field = "guardian"


class NotAgreed(Refusal):
    message = _("Without your consent we may not keep what you wrote. Tick it, or leave the form.")
    field = "agreed"


class TooManyFromHere(Refusal):
    """Says nothing about anybody: only this computer has sent too often."""

    message = _("There were many forms from here within an hour. Please try again in an hour.")


class AnsweredAlready(Refusal):
    message = _("This form was answered already.")


class GuardianUnconfirmed(Refusal):
    message = _("Say how the guardian confirmed the consent, for example on the telephone or by a signed paper.")
    field = "confirmed"


def years(born: date, on: date) -> int:
    """Completed years on the day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
