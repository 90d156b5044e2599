"""What a volunteer must bring, how a certificate is numbered, and the named refusals of the volunteers' room."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal
from youju.ground.people.rules.births import Birth

# The key of the one kind that holds the minutes.
SERVICE = "volunteers.service"
# Below this age a guardian consents to volunteering (order 67 of the Ministry of Civil Affairs, since 2021-02-01).
MINOR_BELOW = 18


class VolunteersAlready(Refusal):
    message = _("This person is registered as a volunteer already.")
    field = "person"


class GuardianMustAgree(Refusal):
    message = _(
        "This person is under 18, or may be. "
        "Write the guardian's consent to volunteering on the person's card first."
    )
    field = "person"


class AnotherOffice(Refusal):
    message = _("This belongs to another office.")


class NotYetVolunteering(Refusal):
    message = _("On this day the person did not volunteer yet.")
    field = "happened_on"


class NotVolunteeringThen(Refusal):
    message = _("On this day the volunteer had left. Let them come back first.")
    field = "happened_on"


class LeftAlready(Refusal):
    message = _("This volunteer has left already.")


class HasNotLeft(Refusal):
    message = _("This volunteer has not left.")


class HowManyMinutes(Refusal):
    message = _("Write how long they served: the minutes of each, or of all together.")
    field = "each"


class TwoAnswers(Refusal):
    message = _("The minutes of each and of all together do not fit. Write only one of them.")
    field = "minutes"


class HowMany(Refusal):
    message = _("Write how many volunteers served.")
    field = "n"


class WhoTheyAre(Refusal):
    message = _("Say who they are: name a volunteer or a group, or choose from the list.")
    field = "group_kind"


class OneIsOne(Refusal):
    message = _("A named volunteer is one. Leave the number empty, or the name.")
    field = "n"


class LongerThanADay(Refusal):
    message = _("Nobody serves longer than a day has hours. Are these the minutes of all together?")
    field = "each"


class NobodyServed(Refusal):
    message = _("Tick at least one volunteer, or say how many others came.")
    field = "volunteers"


class NothingToCertify(Refusal):
    message = _("In this time no minutes of this volunteer are recorded.")
    field = "start"


class ReasonMissing(Refusal):
    message = _("Say why.")
    field = "reason"


class AnswerMissing(Refusal):
    message = _("Write an answer that the volunteer can read.")
    field = "words"


class AnsweredAlready(Refusal):
    message = _("This request was answered already.")


class RevokedAlready(Refusal):
    message = _("This certificate was revoked already.")


class WithdrawnAlready(Refusal):
    message = _("This was withdrawn already.")


MINUTES_OF_A_DAY = 24 * 60


def may_be_minor(birth: Birth | None, *, on: date) -> bool:
    """Whether somebody may be under 18: of a year the youngest is believed. Of unknown age nobody is held back."""
    if birth is None:
        return False
    born = birth.latest
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day)) < MINOR_BELOW


def together(n: int, each: int | None, minutes: int | None) -> tuple[int | None, int]:
    """Minutes of each, where all gave the same, and of all together, from whichever was written.

    Raises HowManyMinutes, TwoAnswers, LongerThanADay.
    """
    if each is None and minutes is None:
        raise HowManyMinutes
    if each is not None and each > MINUTES_OF_A_DAY:
        raise LongerThanADay
    if each is not None and minutes is not None and minutes != n * each:
        raise TwoAnswers
    total = minutes if minutes is not None else n * (each or 0)
    if total > n * MINUTES_OF_A_DAY:
        raise LongerThanADay(field="minutes")
    return (total if n == 1 else each), total


def certificate_number(slug: str, year: int, serial: int) -> str:
    """BEIJING-2018-0007: the office, the year in which it is issued, the number within both."""
    return f"{slug.upper()[:12]}-{year}-{serial:04d}"
