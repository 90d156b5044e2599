"""An outing: what has to be there before anybody leaves, how many adults, and a head-count that must come out."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal

# Children to one adult where the office says nothing else: ours, not the law's.
PER_ADULT = 8
MOST_POINTS = 20


class Lack(StrEnum):
    """What is missing before an outing leaves."""

    CONSENT = "consent"
    INSURANCE = "insurance"
    ADULTS = "adults"
    NOTICE = "notice"

    @property
    def label(self) -> Promise:
        return LABELS[self]


LABELS: dict[Lack, Promise] = {
    Lack.CONSENT: _("a guardian's consent is missing for somebody who goes along"),
    Lack.INSURANCE: _("no insurance is written down"),
    Lack.ADULTS: _("too few adults for so many children"),
    Lack.NOTICE: _("no safety notice is written"),
}


def adults_needed(children: int, per_adult: int) -> int:
    """So many adults at least: one for each full or begun number of children."""
    return -(-children // per_adult)


def lacks(
    *, children: int, consented: int, adults: int, per_adult: int, insurance: str, notice: str
) -> tuple[Lack, ...]:
    """Everything that is missing, in the order of `Lack`."""
    found = {
        Lack.CONSENT: consented < children,
        Lack.INSURANCE: not insurance,
        Lack.ADULTS: adults < adults_needed(children, per_adult),
        Lack.NOTICE: not notice,
    }
    return tuple(lack for lack, stands in found.items() if stands)


def comes_out(counted: int, expected: int, missing: int) -> bool:
    """Whether a head-count needs no word: as many as came, and nobody named as missing."""
    return counted == expected and not missing


def points(text: str) -> list[str]:
    """Places where heads are counted, one a line, each once."""
    found = dict.fromkeys(" ".join(line.split())[:60] for line in text.splitlines() if line.strip())
    return list(found)[:MOST_POINTS]


def said(found: Iterable[Lack]) -> str:
    """What is missing, as one reads it in a sentence."""
    return pgettext("between doubts", "; ").join(str(lack.label) for lack in found)


class NotReadyToLeave(Refusal):
    """Something is missing; a supervisor may let them leave all the same, with a reason."""

    field = "reason"

    def __init__(self, found: tuple[Lack, ...]) -> None:
        self.lacks = found
        super().__init__(gettext("Not ready to leave: {lacks}.").format(lacks=said(found)))


class OnlySupervisorsLetLeave(Refusal):
    message = _("An outing that lacks something leaves only on a supervisor's word, with a reason.")
    field = "reason"


class NobodyToLeave(Refusal):
    message = _("Nobody is signed in. Call the roll first: it says who goes along.")


class LeavesOnItsDay(Refusal):
    message = _("An outing leaves on its own day.")


class LeftOnOuting(Refusal):
    message = _("They have left. What was planned stays as it was then.")


class NotLeftYet(Refusal):
    message = _("They have not left yet. Heads are counted on the way.")


class WhereTo(Refusal):
    message = _("Say where they go.")
    field = "destination"


class PaperMissing(Refusal):
    message = _("Say where the signed papers are kept.")
    field = "paper"


class NotAlong(Refusal):
    message = _("This child is not along.")


class CountNeedsAWord(Refusal):
    message = _("The count does not come out. Say in a line what happened and who does what about it.")
    field = "line"


class NumberMissing(Refusal):
    message = _("Write how many children you count.")
    field = "n"
