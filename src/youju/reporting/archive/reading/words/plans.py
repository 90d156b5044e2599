"""Words that say when something happens, in Chinese and English."""

import re

_TIME = re.compile(
    r"每(?:周|星期|礼拜|逢|月|天|日|个?月|隔|个工作日)|逢(?:周|星期|礼拜|单|双)|隔(?:周|星期|月)|(?:周|星期"
    r"|礼拜)[一二三四五六日天末]|工作日|周末"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|月[上中下]+旬"
    r"|\d{1,2}:\d{2}|寒暑?假|暑假"
    r"|\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?\b|\b(?:mon|tue|wed|thu|thur|thurs|fri|sat|sun)\b"
    r"|\d\s?[ap]m\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I,
)  # fmt: skip


# A day with its month and weekday, or clock times, and nothing else.
TIME = re.compile(
    r"(?:\d{1,2}月)?\d{1,2}[日号]|\d{1,2}月|\(?(?:周|星期|礼拜)?[一二三四五六日天]\)|每?逢?(?:周|星期"
    r"|礼拜)[一二三四五六日天]|上午|下午|晚上|每天|\d{1,2}:\d{2}|[-至到、,]"
)


def speaks_of_time(plain: str) -> bool:
    """Whether folded words name a day, a recurrence or a clock time."""
    return bool(_TIME.search(plain))
