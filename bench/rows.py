"""What a bench says: one measured number, its bound, and how it was got."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`measured` and `bound` are in `unit`; `at_least` says on which side of the bound it should lie."""

    name: str
    measured: float
    bound: float | None
    unit: str
    note: str = ""
    at_least: bool = False

    @property
    def holds(self) -> bool:
        if self.bound is None:
            return True
        return self.measured >= self.bound if self.at_least else self.measured <= self.bound
