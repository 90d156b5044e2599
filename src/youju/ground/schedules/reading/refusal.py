"""Why a phrase could not be read, and where, in both languages."""

from enum import Enum


class Reason(Enum):
    """What stopped the reading; each reason says so in English and in Chinese."""

    NOTHING_SAID = ("it says nothing", "没有内容")
    NOT_A_PHRASE = ("this part is not understood", "这里读不懂")
    NO_SUCH_DATE = ("there is no such date", "没有这个日期")
    NO_SUCH_TIME = ("there is no such time of day", "没有这个时刻")
    NO_SUCH_COUNT = ("this number cannot be", "这个数不可能")
    TOO_MANY = ("there are too many of these", "数量太多")
    WHICH_HALF_OF_THE_DAY = (
        "this could be night or afternoon; say 凌晨 or 下午",
        "分不清凌晨还是下午，请写明“凌晨”或“下午”",
    )
    ENDS_BEFORE_IT_STARTS = ("it ends before it starts", "结束早于开始")
    TIMES_CLASH = ("the times overlap, or are half clock times, half parts of the day", "时间互相重叠或混用")
    SAID_TWICE = ("this was already said", "重复说明")
    OUTSIDE_ITS_MONTH = ("the date lies outside the month named before", "日期不在前面所说的月份内")
    DOES_NOT_GO_TOGETHER = ("this does not go with the rest", "与其他部分不能同时成立")
    YEAR_NEEDED = ("the year has to be known here", "这里需要写明年份")
    WRONG_WEEKDAY = ("that date is another day of the week", "日期与星期不符")
    WEEK_OR_WEEKDAY = (
        "the second week's Saturday need not be the second Saturday; write 第二个周六",
        "“第二周的周六”与“第二个周六”可能不是同一天，请写“第二个周六”",
    )
    BRACKET_LEFT_OPEN = ("a bracket is not closed, or not opened", "括号不成对")

    @property
    def en(self) -> str:
        """The reason in English."""
        return self.value[0]

    @property
    def zh(self) -> str:
        """The reason in Chinese."""
        return self.value[1]


class UnreadableSchedule(ValueError):
    """A phrase that is no schedule: `position` counts the characters of `text` before the trouble."""

    def __init__(self, text: str, position: int, reason: Reason) -> None:
        super().__init__(f"At character {position + 1}, {text[position : position + 12]!r}: {reason.en}")
        self.text, self.position, self.reason = text, position, reason

    @property
    def zh(self) -> str:
        """The whole refusal as a Chinese sentence."""
        return f"第{self.position + 1}个字“{self.text[self.position : self.position + 12]}”：{self.reason.zh}"
