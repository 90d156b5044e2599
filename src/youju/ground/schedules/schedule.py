"""A schedule is a rule, its times and what it says about holidays: exactly what was announced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from youju.ground.schedules.rules import (
    MONDAY_TO_FRIDAY,
    Dates,
    MonthlyNth,
    Months,
    Rule,
    TermBreak,
    Undated,
    Weekdays,
    WorkingDays,
)
from youju.ground.schedules.times import PartOfDay, Times, in_order


class ContradictorySchedule(ValueError):
    """Parts that do not go together, or a schedule that says nothing at all."""


class Holidays(StrEnum):
    """What an activity does on public holidays and make-up working days.

    - SKIP (法定节假日除外): not on days off. A make-up weekend changes nothing: a Monday-to-Friday
      activity does not run on it, a Saturday activity does.
    - KEEP (节假日照常): the rule's days, whatever the calendar says.
    - SCHOOL_DAYS (随学校上课日): not on days off, and make-up weekends are weekdays. A rule that holds all of
      Monday to Friday runs on them; any other rule does not, because nobody has said which weekday the
      make-up day stands for.
    - UNSTATED: nothing was said. Rules within Monday to Friday follow school days, as care does; all others
      keep their days. `Schedule.holidays_in_force` gives the answer, `warnings` names the days it decided.
    """

    UNSTATED = "unstated"
    SKIP = "skip"
    KEEP = "keep"
    SCHOOL_DAYS = "school_days"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When something happens, as far as it has been said; `read` and `write` turn it into a phrase and back.

    `times` are those of each day, early to late. `within` narrows weekly, monthly and working-day rules to
    months or to the school holidays; other rules say their months themselves. `exceptions` are dates left out.
    Raises ContradictorySchedule for parts that do not go together, ImpossibleTimes for overlapping times.
    """

    rule: Rule
    times: tuple[Times | PartOfDay, ...] = ()
    holidays: Holidays = Holidays.UNSTATED
    within: Months | TermBreak | None = None
    exceptions: Dates | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "times", in_order(tuple(self.times)))
        object.__setattr__(self, "holidays", Holidays(self.holidays))
        if self.within is not None and not isinstance(self.rule, Weekdays | WorkingDays | MonthlyNth):
            raise ContradictorySchedule("Only weekly, monthly and working-day rules are narrowed to months")
        if isinstance(self.rule, WorkingDays) and self.holidays is Holidays.KEEP:
            raise ContradictorySchedule("A public holiday is no working day")
        if self._says_nothing():
            raise ContradictorySchedule("A schedule has to say something")

    def _says_nothing(self) -> bool:
        return (
            self.rule == Undated()
            and not self.times
            and self.holidays is Holidays.UNSTATED
            and self.exceptions is None
        )

    @property
    def is_dated(self) -> bool:
        """Whether the days follow from the schedule; otherwise it is a window, or not even that."""
        if isinstance(self.within, TermBreak):
            return False
        if isinstance(self.rule, Weekdays):
            return bool(self.rule.days) and (self.rule.every == 1 or self.rule.anchor is not None)
        return isinstance(self.rule, WorkingDays | MonthlyNth | Dates)

    @property
    def holidays_in_force(self) -> Holidays:
        """What is done on holidays: as stated, else school days within Monday to Friday and KEEP elsewhere."""
        if self.holidays is not Holidays.UNSTATED:
            return self.holidays
        if isinstance(self.rule, WorkingDays):
            return Holidays.SCHOOL_DAYS
        follows_school = (
            isinstance(self.rule, Weekdays) and bool(self.rule.days) and (self.rule.days <= MONDAY_TO_FRIDAY)
        )
        return Holidays.SCHOOL_DAYS if follows_school else Holidays.KEEP
