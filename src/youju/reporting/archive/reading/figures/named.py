"""Words that name a period: 去年三月, 上半年, 一至三月, last month, between April and June."""

from __future__ import annotations

import re

from youju.reporting.archive.reading.dates.period import EN_MONTH, ENGLISH_MONTHS, YEAR, Period, small, year_of

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
NAMED = re.compile(
    rf"(?P<lastyear>去年|上年|上一年|前年)(?:同期)?(?:(?P<lymonth>{_N})月)?|(?P<lastmonth>上个?月)"
    rf"|(?P<lastquarter>上个?季度?)"
    rf"|(?P<thismonth>本月|当月|本季度?|本期)"
    rf"|(?P<thisyear>今年(?:以来|全年|一年)?|年内|本年度?)(?:(?P<tymonth>{_N})月)?|(?P<half>上半年|下半年)"
    rf"|(?:(?P<year>{YEAR})年)(?:(?P<month>{_N})月(?!\s?{_N}[日号]))?(?P<year_quarter>第?[一二三四1-4]季度)?"
    rf"|(?P<quarter>第?(?<!\d)[一二三四1-4]季度|首季)|(?:(?P<from>{_N})月?(?:至|到|-)(?P<until>{_N})月(?!\d"
    rf"|{_N}[日号]))"
    rf"|(?<![\d年第前近{'一二三四五六七八九十'}])(?P<bare>{_N})月(?:份)?(?!\s?{_N}[日号]|底|末|起|开|启|至|到"
    rf"|以来|，?自|刊|号|[上中下]旬)"
    rf"|\b(?:the|in) (?P<ennth>first|second|third|fourth) quarter\b"
    rf"|\b(?P<enlast>last (?P<enwhat>month|quarter|year))\b"
    rf"|\bbetween\s(?P<enfrom>{EN_MONTH})\sand\s(?P<ento>{EN_MONTH})\b"
    rf"|^\s*(?P<ensaw>{EN_MONTH})\s(?=saw|brought|had|gave|was)"
    rf"|\b(?:in|than in|during|for|on|of)\s(?P<enmonth>{EN_MONTH})\b(?!\s\d)(?:\s(?P<enyear>(?:19"
    rf"|20)\d\d))?(?P<ago>\slast year)?"
    rf"|\b(?:in|than in|during|for)\s(?P<onlyyear>(?:19|20)\d\d)\b", re.I,
)  # fmt: skip


def period_named(match: re.Match[str], issue: Period | None) -> Period | None:
    """The period that a match of `NAMED` says, seen from an issue; None where it makes none."""
    if issue is None:
        year = year_of(match["year"]) if match["year"] else None
        return Period(year, small(match["month"]) if match["month"] else None) if year else None
    if match["thismonth"]:
        return issue
    if match["lastyear"]:
        year = issue.year - (2 if match["lastyear"] == "前年" else 1)
        return Period(year, small(match["lymonth"])) if match["lymonth"] else Period(year)
    if match["lastmonth"]:
        return Period(issue.year, issue.last_month).before() if issue.month else None
    if match["lastquarter"] or match["enlast"]:
        what = (match["enwhat"] or "quarter").lower()
        return Period(issue.year - 1) if what == "year" else issue.before()
    if match["thisyear"]:
        return Period(issue.year, small(match["tymonth"])) if match["tymonth"] else Period(issue.year)
    if match["half"]:
        return Period(issue.year, half=1 if match["half"] == "上半年" else 2)
    if match["year"]:
        year = year_of(match["year"])
        if year is None:
            return None
        if match["year_quarter"]:
            return Period(year, quarter=small(match["year_quarter"].strip("第季度")))
        month = small(match["month"]) if match["month"] else None
        return Period(year, month if month and 1 <= month <= 12 else None)
    if match["quarter"]:
        return Period(
            issue.year, quarter=1 if match["quarter"] == "首季" else small(match["quarter"].strip("第季度"))
        )
    if match["ennth"]:
        return Period(issue.year, quarter=("first", "second", "third", "fourth").index(match["ennth"].lower()) + 1)
    if match["from"]:
        return _stretch(issue.year, small(match["from"]), small(match["until"]))
    if match["bare"]:
        return _month(issue, small(match["bare"]))
    if match["enfrom"]:
        return _stretch(issue.year, ENGLISH_MONTHS[match["enfrom"].lower()], ENGLISH_MONTHS[match["ento"].lower()])
    if match["ensaw"]:
        return _month(issue, ENGLISH_MONTHS[match["ensaw"].lower()])
    if match["enmonth"]:
        month = ENGLISH_MONTHS[match["enmonth"].lower()]
        if match["enyear"]:
            return Period(int(match["enyear"]), month)
        return Period(issue.year - 1, month) if match["ago"] else _month(issue, month)
    return Period(int(match["onlyyear"])) if match["onlyyear"] else None


def _month(issue: Period, month: int | None) -> Period | None:
    """A month without its year: the latest one not after the issue."""
    if month is None or not 1 <= month <= 12:
        return None
    return Period(issue.year if month <= issue.last_month else issue.year - 1, month)


def _stretch(year: int, first: int | None, last: int | None) -> Period | None:
    if not first or not last or not 1 <= first <= last <= 12:
        return None
    if last - first == 2 and last % 3 == 0:
        return Period(year, quarter=last // 3)
    if last - first == 5 and last in (6, 12):
        return Period(year, half=last // 6)
    return Period(year) if (first, last) == (1, 12) else None
