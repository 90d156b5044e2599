"""Refusals of the activities' room, and how an activity's schedule is read."""

from dataclasses import replace
from datetime import date, time

from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from youju.ground import schedules
from youju.ground.access.refusals import Refusal


class NobodyCame(Refusal):
    message = _("Say how many came. If the session did not take place, cancel it instead.")
    field = "n_child"


class HeldAlready(Refusal):
    message = _("This session is recorded already.")


class SessionCancelled(Refusal):
    message = _("This session is cancelled.")


class EndsBeforeItBegins(Refusal):
    message = _("The end lies before the beginning.")
    field = "end"


class BeginningMissing(Refusal):
    message = _("Say when it begins.")
    field = "start"


class NotOfASeries(Refusal):
    message = _("This is nothing that can be said or changed of a series.")


class LinkRevoked(Refusal):
    message = _("This link is revoked already.")


class NotUnderstood(Refusal):
    message = _("This schedule cannot be read.")
    field = "schedule"


def schedule_of(phrase: str, holidays: str, since: date) -> schedules.Schedule | None:
    """The schedule of a phrase with the activity's policy for holidays; None without a phrase.

    What the phrase itself says about holidays wins. Raises NotUnderstood with the place of the trouble.
    """
    if not phrase.strip():
        return None
    try:
        found = schedules.read(phrase, year=since.year)
        if found.holidays is schedules.Holidays.UNSTATED:
            found = replace(found, holidays=schedules.Holidays(holidays))
    except schedules.UnreadableSchedule as error:
        chinese = (get_language() or "zh").startswith("zh")
        raise NotUnderstood(error.zh if chinese else str(error)) from None
    except (schedules.ContradictorySchedule, schedules.ImpossibleTimes, schedules.ImpossibleRule):
        raise NotUnderstood(_now("The parts of this schedule contradict one another.")) from None
    return found


def length(start: time | None, end: time | None, otherwise: int | None) -> int | None:
    """The planned minutes of a session: from its hours where both are said, else what its series says."""
    if start and end:
        return (end.hour - start.hour) * 60 + end.minute - start.minute
    return otherwise
