"""How a session was found: when somebody may say so, how long a line may be, and what is refused."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

ANSWERS = "activities.answers"
# Days after the session on which its code still takes a voice.
OPEN_AFTER = timedelta(days=7)
LINE = 200
# One house has one address on the net: a whole class may speak from it, a machine may not.
FROM_ONE_COMPUTER = 60
MOST_COUNTED = 2_000


def is_open(day: date, *, on: date) -> bool:
    """From the day of the session until a week after it, that day included."""
    return day <= on <= day + OPEN_AFTER


class NotOpenForVoices(Refusal):
    message = _("This page takes answers from the day of the activity until a week after it.")


class FaceMissing(Refusal):
    message = _("Choose a face first.")
    field = "face"


class LineTooLong(Refusal):
    message = _("Two hundred characters at most, please.")
    field = "line"


class TooManyVoices(Refusal):
    message = _("There were many answers from here today. Please tell a worker of the centre instead.")


class UnfitVoice(Refusal):
    message = _("Please open the page once more and answer again.")


class NobodyAnswered(Refusal):
    message = _("Write how many chose each face; at least one did.")
    field = "n_good"


class TooManyCounted(Refusal):
    message = _("Two thousand in a row at most. Look at the number again.")
    field = "n_good"


class NothingCounted(Refusal):
    message = _("Nothing is counted for this session.")


class NoLineToHide(Refusal):
    message = _("This answer has no line, or it is hidden already.")


class NotHidden(Refusal):
    message = _("This line is not hidden.")


class CountAnew(Refusal):
    message = _("Type the count at the session again; a new record comes with it.")
