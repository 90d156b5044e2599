"""What of a person outlives a request to erase, on which basis and for how long."""

from datetime import date
from enum import StrEnum

# As long as somebody could claim that data was used without consent, or looked at without cause.
YEARS = 3


class Basis(StrEnum):
    """Why something must stay."""

    PROOF = "proof"  # that what was used was allowed
    LOOKS = "looks"  # who looked, and what for
    COUNTS = "counts"  # a card without content, so that counts and released figures stay


def kept_until(erased: date) -> date:
    """The day until which what must stay is kept."""
    try:
        return erased.replace(year=erased.year + YEARS)
    except ValueError:
        return date(erased.year + YEARS, 3, 1)
