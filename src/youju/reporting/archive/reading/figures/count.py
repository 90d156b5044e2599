"""What one number of a statement says, before anybody asks whose it is and of which month."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """A value in a unit as printed, and what is counted. `start` and `end` are places in the block.

    `carried` says that the noun was taken over from the count before.
    """

    value: int | float
    unit: str
    what: str
    start: int
    end: int
    approximate: bool = False
    measure: str = ""
    carried: bool = False
