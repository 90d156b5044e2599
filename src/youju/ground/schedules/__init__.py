"""When things happen, as people announce it: phrases both ways, holidays from a table, nothing invented."""

from youju.ground.schedules.almanac import official
from youju.ground.schedules.calendar import CalendarDay, ContradictoryCalendar, Kind, WorkCalendar
from youju.ground.schedules.cautions import warnings
from youju.ground.schedules.clashes import (
    Slot,
    Taken,
    at_once,
    on_days_off,
    on_school_mornings,
    open_house,
    shut_out,
)
from youju.ground.schedules.concerns import Caution, Concern
from youju.ground.schedules.happenings import Occurrence, days, may_happen, occurrences, windows
from youju.ground.schedules.reading import Reason, UnreadableSchedule, read
from youju.ground.schedules.recurrence import Amendments, NoRecurrenceRule, amendments, rrule
from youju.ground.schedules.rules import (
    LAST,
    MONDAY_TO_FRIDAY,
    Break,
    Dates,
    ImpossibleRule,
    MonthDay,
    MonthlyNth,
    Months,
    MonthThird,
    Rule,
    TermBreak,
    Third,
    Undated,
    Weekday,
    Weekdays,
    Window,
    WorkingDays,
)
from youju.ground.schedules.schedule import ContradictorySchedule, Holidays, Schedule
from youju.ground.schedules.summary import report
from youju.ground.schedules.times import ImpossibleTimes, PartOfDay, Times
from youju.ground.schedules.writing import write
from youju.ground.schedules.writing_english import write_en

__all__ = [
    "LAST",
    "MONDAY_TO_FRIDAY",
    "Amendments",
    "Break",
    "CalendarDay",
    "Caution",
    "Concern",
    "ContradictoryCalendar",
    "ContradictorySchedule",
    "Dates",
    "Holidays",
    "ImpossibleRule",
    "ImpossibleTimes",
    "Kind",
    "MonthDay",
    "MonthThird",
    "MonthlyNth",
    "Months",
    "NoRecurrenceRule",
    "Occurrence",
    "PartOfDay",
    "Reason",
    "Rule",
    "Schedule",
    "Slot",
    "Taken",
    "TermBreak",
    "Third",
    "Times",
    "Undated",
    "UnreadableSchedule",
    "Weekday",
    "Weekdays",
    "Window",
    "WorkCalendar",
    "WorkingDays",
    "amendments",
    "at_once",
    "days",
    "may_happen",
    "occurrences",
    "official",
    "on_days_off",
    "on_school_mornings",
    "open_house",
    "read",
    "report",
    "rrule",
    "shut_out",
    "warnings",
    "windows",
    "write",
    "write_en",
]
