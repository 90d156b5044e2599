"""When a kiosk is open, and what a child may do there by itself."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

# Before the session begins and after it ends.
MARGIN = timedelta(minutes=30)
# So long a child takes its own slip back; later a colleague does.
UNDO_WITHIN = timedelta(minutes=1)


class KioskShut(Refusal):
    message = _("Signing in here is over. Please tell a grown-up.")


class NotNow(Refusal):
    message = _(
        "Signing in by oneself is open on the day only, from half an hour before until half an hour after."
    )


class AnotherOffice(Refusal):
    message = _("This device is trusted for another office.")


class KioskEndedAlready(Refusal):
    message = _("This kiosk has ended already.")


class ColleagueSaidOtherwise(Refusal):
    message = _("A grown-up noted something else for you. Please tell them that you are here.")


class TooLateToUndo(Refusal):
    message = _("You have been signed in for a while. Please tell a grown-up.")


def hours(day: date, start: time | None, end: time | None, minutes: int | None) -> tuple[datetime, datetime]:
    """Between which moments [from, until) people sign themselves in; never on another day.

    Without a beginning the whole day; without an end as many minutes as the series says, or until midnight.
    """
    zone = get_current_timezone()
    dawn = datetime.combine(day, time(), tzinfo=zone)
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)
    if start is None:
        return dawn, midnight
    begins = datetime.combine(day, start, tzinfo=zone)
    if end is not None:
        ends = datetime.combine(day, end, tzinfo=zone)
    else:
        ends = begins + timedelta(minutes=minutes) if minutes else midnight
    return max(dawn, begins - MARGIN), min(midnight, max(begins, ends) + MARGIN)
