"""The warnings a schedule can raise, each a name, its days and a sentence in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

_MOST_SHOWN = 6


class Concern(Enum):
    """The warnings there are, each as an English and a Chinese sentence about `{days}`."""

    PUBLIC_HOLIDAY = (
        "It falls on a public holiday: {days}",
        "遇法定节假日：{days}",
    )
    MORNING_CLASS_ON_SCHOOL_DAY = (
        "Children are at school that weekend morning, to make up for a holiday: {days}",
        "调休上班日，上午孩子在校：{days}",
    )
    HOLIDAYS_NOT_STATED = (
        "Nothing is said about holidays, so school days were assumed; this decided {days}",
        "未说明节假日安排，暂按学校上课日处理，涉及{days}",
    )
    MAKE_UP_DAY_UNCLEAR = (
        "It is not known which weekday the make-up day stands for, so nothing is planned on {days}",
        "调休上班日补哪一天的课尚不明确，未排活动：{days}",
    )
    CALENDAR_UNCONFIRMED = (
        "The days off of this year are not confirmed yet; this concerns {days}",
        "该年度放假安排尚未确认，涉及{days}",
    )
    TERM_DATES_UNKNOWN = (
        "The dates of the school holidays are not known here",
        "寒暑假起止日期未定，无法列出日期",
    )
    WEEK_UNKNOWN = (
        "It runs every few weeks, but nobody has said from when",
        "隔周进行，但未写明自哪一天起",
    )
    DAY_NOT_SAID = (
        "No day is said",
        "未写明日期",
    )
    NOT_IN_PERIOD = (
        "It does not happen in this period",
        "本期内没有场次",
    )


@dataclass(frozen=True, slots=True)
class Caution:
    """One warning: its concern, the days it is about, and what those days are called, if anything."""

    concern: Concern
    days: tuple[date, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name a machine reads: public_holiday."""
        return self.concern.name.lower()

    @property
    def en(self) -> str:
        """The warning as an English sentence."""
        said = [f"{day.isoformat()}{f' ({name})' if name else ''}" for day, name in self._shown()]
        rest = len(self.days) - len(said)
        return self.concern.value[0].format(days=", ".join(said) + (f" and {rest} more days" if rest else ""))

    @property
    def zh(self) -> str:
        """The warning as a Chinese sentence."""
        said = [f"{day.month}月{day.day}日{f'（{name}）' if name else ''}" for day, name in self._shown()]
        rest = f"等{len(self.days)}天" if len(self.days) > len(said) else ""
        return self.concern.value[1].format(days="、".join(said) + rest)

    def _shown(self) -> list[tuple[date, str]]:
        names = self.names or ("",) * len(self.days)
        return list(zip(self.days, names, strict=True))[:_MOST_SHOWN]
