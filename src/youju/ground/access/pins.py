"""What a PIN may be, how long it works, and when it is locked: rules without a table."""

import re
from datetime import date, timedelta
from itertools import pairwise

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from youju.ground.access.refusals import Refusal

DIGITS = 6
# So long after a full login on a device its colleague may switch there by PIN.
DAYS = 7
TRIES = 5
# A session that was opened by PIN ends after so much time without a hand on the page.
IDLE = timedelta(minutes=15)


class UnfitPin(Refusal):
    message = _("A PIN has six digits.")
    field = "pin"


class EasyPin(Refusal):
    message = _("This is tried first by whoever guesses: no row, no repetition, no date. Choose another one.")
    field = "pin"


class DeviceTrustedAlready(Refusal):
    message = _("A trusted device of the office has this name already.")
    field = "name"


class DeviceForgotten(Refusal):
    message = _("This device is not trusted any more.")


class NeedsFullLogin(Refusal):
    """No try was counted: the PIN is not good for this device now."""

    message = _("Here you have to log in fully first: with password and second factor.")


class WrongPin(Refusal):
    """Says how many tries are left."""

    field = "pin"

    def __init__(self, left: int) -> None:
        said = ngettext(
            "The PIN is not right. %(left)s try is left, then only a full login helps.",
            "The PIN is not right. %(left)s tries are left, then only a full login helps.",
            left,
        )
        super().__init__(said % {"left": left})


def fit(pin: str) -> str:
    """The PIN, if nobody guesses it at once. Raises UnfitPin, EasyPin."""
    if not re.fullmatch(r"[0-9]{6}", pin):
        raise UnfitPin
    if _repeats(pin) or _runs(pin) or _is_date(pin):
        raise EasyPin
    return pin


def _repeats(pin: str) -> bool:
    """111111, 121212, 123123, 111222, 112233, 123321."""
    pairs = {pin[0:2], pin[2:4], pin[4:6]}
    return (
        len(set(pin)) <= 2
        or len(pairs) == 1
        or pin[:3] == pin[3:]
        or pin == pin[::-1]
        or all(pair[0] == pair[1] for pair in pairs)
    )


def _runs(pin: str) -> bool:
    """Every step the same: 123456, 654321, 890123, 135790."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return len(steps) == 1


def _is_date(pin: str) -> bool:
    """A day of birth as it is written: 880412, 041288, 120488, or a year with its month: 198804."""
    one, two, three = int(pin[:2]), int(pin[2:4]), int(pin[4:])
    if 1900 <= int(pin[:4]) <= 2099 and 1 <= three <= 12:
        return True
    return any(
        _day(year, month, day) for year, month, day in ((one, two, three), (three, one, two), (three, two, one))
    )


def _day(year: int, month: int, day: int) -> bool:
    try:
        date(2000 + year, month, day)
    except ValueError:
        # 29 February of a year that had one a century before.
        return (month, day) == (2, 29)
    return True
