"""Of which time a count speaks: the issue's, a month or day named before it, or everything since a beginning."""

from __future__ import annotations

import re
from dataclasses import dataclass

from youju.reporting.archive.reading.dates.period import (
    EN_MONTH,
    ENGLISH_MONTHS,
    YEAR,
    Period,
    last_day,
    small,
    year_of,
)
from youju.reporting.archive.reading.figures.named import NAMED, period_named

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
# Words that add up since a beginning; 本月累计 adds up the month.
_SINCE = re.compile(
    r"(?:(?<![来各亲独])自(?![闭愿主助己行发动然驾制信强])|从|由)[^，。；,;]{0,24}?(?:以来|至今|到现在|(?<![一发引说])起[，,至到]?|开始|迄今|开办|开通|成立|启动|创办|创会|发车|到今"
    r"|至\d|到(?:19|20)\d\d)"
    r"|(?:自|从)[^，。；,;]{0,16}?[年月日号][^，。；,;]{0,8}?(?:设[立站]|建[站成]|启用|运营|营运)"
    r"|以来|至今|迄今|历年|创[办会立]以?来|成立\S{0,6}年来?|(?:成立|开办|创办)到(?:现在|目前|今)|开[办业馆]以来"
    r"|\b(?<!has )(?<!have )since\b(?:[^,.;]{0,40}?\b(?:19|20)\d\d\b)?|\bto date\b|all[- ]time"
    r"|over the (?:past|last) (?:\w+ )?(?:years|decade)|in (?:that time"
    r"|its history|total since)", re.I,
)  # fmt: skip
_BY = re.compile(
    rf"截[至止]到?\s?(?:(?P<year>{YEAR})年)?\s?(?:(?P<month>{_N})月)?(?:(?P<day>{_N})[日号]|(?P<end>底|末))?"
    rf"|(?P<yearend>年底)|\bas (?:at|of)\s(?P<enday>\d{{1,2}})\s(?P<enmonth>{EN_MONTH})(?:\s(?P<enyear>(?:19"
    rf"|20)\d\d))?"
    rf"|\bon\s(?P<onday>\d{{1,2}})\s(?P<onmonth>{EN_MONTH})\b(?:\s(?P<onyear>(?:19|20)\d\d))?(?=\s(?:there"
    rf"|we had|the))", re.I,
)  # fmt: skip
_UNTIL = re.compile(rf"(?:到|至|截至)(?P<year>{YEAR})年(?:(?P<month>{_N})月)?(?:(?P<day>{_N})[日号]|底|末)?")
_ADDED = re.compile(r"累[计積积]|总共|\bcumulative(?:ly)?\b|\bin all since\b", re.I)
_OF_PERIOD = re.compile(
    rf"本月|当月|这个?月|本季|本年度?|全年|今年|年内|上半年|下半年|本期|本周|全月|这一年|一年来"
    rf"|(?<!\d)(?:{_N})月(?!底|末|以来|起|至今)"
    rf"|\bthis (?:month|quarter|year)\b|\b(?:in|during) (?:{EN_MONTH})\b", re.I,
)  # fmt: skip


@dataclass(frozen=True)
class Time:
    """The period of a count and whether it has added up; `since` is the year of a beginning where one is said."""

    period: str
    cumulative: bool = False
    since: str | None = None
    stock: bool = False


# 1,175 hours in May: what stands between a count and the month behind it.
_LATER = re.compile(r"(?:\s(?!than\b|fewer\b|more\b|less\b)[a-z'-]+){0,2}\s(?=in\s|last\s|the\s)")
_OF_YEAR = re.compile(
    r"(?:今年|本年度?|年内|全年|本学[期年])(?:[^，。；,;]{0,10}(?:以来|至今|累[计积]|总共|共)|[，,]?截[至止])|(?:年初|开年|开学)(?:以来|至今|起)"
)
# 面谈52次，累计78.5小时: what a sentence has counted, and no beginning before it.
_SUMS_UP = re.compile(r"\d\s?[^\s\d，。,;；]{1,3}[，,]\s?(?:累[计积]|总共)[^，,]{0,6}$")
_STANDING = re.compile(
    r"目前|现有|现存|在册|在案|库存|结存|截[至止]|总量|总数|月底|年底|期末|尚有|存栏|藏书|注册|\bcurrently\b"
    r"|\bnow\b|in stock|on (?:the|our) books",
    re.I,
)


def time_of(plain: str, start: int, first: int, issue: Period | None, *, end: int | None = None) -> Time:
    """The time of a count that stands from `start` to `end` in the statement that begins at `first`."""
    before = plain[max(first, start - 150) : start]
    clause = re.split(r"[；;。]", before)[-1]
    # 214人　截至12月31日登记会员: what a line begins with is explained after it.
    if len(clause.strip()) < 2 and (after := _BY.search(plain, start, min(len(plain), start + 24))):
        clause = after[0]
    period, cumulative, since = str(issue) if issue else "", False, None
    named = _last(clause, issue)
    at, said = named if named else (-1, None)
    if said is not None:
        period = str(said)
    beginning = next(reversed(list(_SINCE.finditer(clause))), None)
    by = next(reversed(list(_BY.finditer(clause))), None)
    counts_month = _monthly(clause, beginning)
    if beginning is not None and not _left_behind(clause, beginning.end()):
        # What came to the year's own number after the beginning is no sum of all years: 今年一年是…
        if at < beginning.start() or (said is not None and at < beginning.end()):
            cumulative = True
            year = re.search(YEAR, beginning[0])
            since = year[0] if year else None
            period = str(issue) if issue else period
            if until := _UNTIL.search(clause):
                period = _day(until["year"], until["month"], until["day"], issue) or period
    elif _ADDED.search(clause) and not counts_month and not _sums_up(clause):
        cumulative = True
    # What has added up since the year began is the year's: 今年累计, 年初以来.
    within = _OF_YEAR.search(clause)
    if within is not None and since is None and not re.search(YEAR, clause[within.end() :]):
        cumulative = False
        period = str(Period(issue.year)) if issue and said is None else period
    elif by is not None and not _left_behind(clause, by.end()):
        when = _by(by, issue)
        if when and not (beginning is not None and beginning.start() > by.start()):
            period = when
        cumulative = cumulative or bool(
            _ADDED.search(clause[by.start() :]) or re.search(r"共[^同]", clause[by.end() :])
        )
    behind = re.split(r"[.;,]", plain[end : end + 60])[0] if end is not None else ""
    lead = _LATER.match(behind)
    later = NAMED.match(behind, lead.end()) if lead else None
    # A month of the issue's own quarter is no other period.
    if later is not None and (of := period_named(later, issue)) and not (issue and _within(of, issue)):
        period = str(of)
    cumulative = cumulative or bool(re.search(r"\bsince\s(?!then\b)", behind))
    return Time(period, cumulative, since, bool(_STANDING.search(clause[-40:])))


def _within(period: Period, issue: Period) -> bool:
    return period.year == issue.year and period.month in issue.months and issue.month is None


def _sums_up(clause: str) -> bool:
    return len(_ADDED.findall(clause)) == 1 and bool(_SUMS_UP.search(clause))


def _monthly(clause: str, beginning: re.Match[str] | None) -> bool:
    """Whether the sum is that of the period itself, because the clause speaks of it."""
    return beginning is None and bool(_OF_PERIOD.search(clause)) and not re.search(r"截[至止]", clause)


def _left_behind(clause: str, end: int) -> bool:
    """Whether a new statement of the month began after the words."""
    return bool(re.search(r"[，,](?:本月|当月|今年|同时)", clause[end:]))


def _last(clause: str, issue: Period | None) -> tuple[int, Period] | None:
    found: tuple[int, Period] | None = None
    until = [match.span() for match in _UNTIL.finditer(clause)]
    for match in NAMED.finditer(clause):
        if any(first <= match.start() < last for first, last in until):
            continue
        period = period_named(match, issue)
        if period is not None:
            found = match.start(), period
    if found is None:
        return None
    # The period of a comparison is over with its clause: 比三月增加84人次 counts the month itself.
    start = found[0]
    if re.search(
        r"(?:比|较|与|同|相比)\S{0,3}$|\bthan in$|\bon$|\bfrom$|\bwhen\b$",
        clause[max(0, start - 6) : start].rstrip(),
        re.I,
    ):
        rest = clause[start:]
        if re.search(r"增|减|少|多|升|降|高|低|,\s?when there were", rest) and not re.search(r"when", rest):
            return None
    return found


def _by(found: re.Match[str], issue: Period | None) -> str | None:
    if found["yearend"]:
        return None
    for day, month, year in (("enday", "enmonth", "enyear"), ("onday", "onmonth", "onyear")):
        if found[day]:
            said = int(found[year]) if found[year] else (issue.year if issue else None)
            return f"{said:04}-{ENGLISH_MONTHS[found[month].lower()]:02}-{int(found[day]):02}" if said else None
    return _day(found["year"], found["month"], found["day"], issue)


def _day(year: str | None, month: str | None, day: str | None, issue: Period | None) -> str | None:
    said = year_of(year) if year else (issue.year if issue else None)
    number = small(month) if month else None
    if said is None or number is None or not 1 <= number <= 12:
        return str(said) if said and year else None
    date = small(day) if day else None
    if date is None:
        return f"{said:04}-{number:02}"
    return f"{said:04}-{number:02}-{date:02}" if 1 <= date <= last_day(said, number) else None
