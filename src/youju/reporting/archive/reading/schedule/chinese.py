"""Reads when a Chinese line says something happens; recurrence phrases are read by the schedules of the ground."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from youju.ground.periods import Period as Stretch
from youju.ground.schedules import ImpossibleRule, NoRecurrenceRule, UnreadableSchedule, rrule
from youju.ground.schedules import read as read_phrase
from youju.reporting.archive.reading.dates.period import YEAR, Period, day_or_none, small, year_of
from youju.reporting.archive.reading.schedule.clock import PART, chinese_hours
from youju.reporting.archive.reading.schedule.when import When, days_between
from youju.reporting.archive.reading.schedule.windows import MONTH, WINDOW, take_month, take_window, year_said

_N = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_W, _D = r"(?:周|星期|礼拜)", r"[一二三四五六日天]"
_SEP = r"(?:\s?(?:[、,，/&]|及|和|与|以及|至|到|-{1,2})\s?)"
_DAYS = rf"{_W}{_D}(?:{_SEP}(?:每?逢?{_W})?{_D}(?![月号点时十]))*"
_WEEKLY = re.compile(
    rf"(?P<two>每?隔一?个?{_W}|每?[两二]{_W}一?次?|每?逢?双周)\s?[的(]?\s?(?:逢|的)?(?P<twodays>{_DAYS})?"
    rf"|(?P<each>每逢|每个?|逢)\s?(?P<days>{_DAYS})|(?P<daily>每天|每日|天天|全年无休)"
    rf"|(?P<working>(?:每个)?工作日|平日)|(?P<weekend>(?:每个?|逢)?(?:周末|双休日))"
    rf"|(?<![(\d日号、及和与至到-])(?P<plain>{_DAYS})"
)
_NTH = r"(?:第?[一二三四五1-5]个?(?:\s?[、及和与]\s?第?[一二三四五1-5]个?)*|最后[一1]?个?)"
_MONTHLY = re.compile(
    rf"(?:每个?月|每季度?(?P<season>[首中末])个?月|(?P<month>{_N})月)的?\s?(?P<nth>{_NTH})\s?(?P<week>{_W}的?)?的?(?P<day>{_W}{_D})"
    rf"|每个?月\s?(?:的|逢)?(?P<days>{_N}[日号](?:[、和及]{_N}[日号])*)"
)
_MARK = rf"(?:\s?\(\s?(?:均为)?(?:{_W})?(?P<w{{n}}>{_D})\s?\))?"
_DATE = re.compile(
    rf"(?:(?P<year>{YEAR})年)?\s?(?P<month>{_N})\s?月\s?(?P<day>{_N})\s?[日号]?" + _MARK.format(n=1)
    + r"(?![月个旬])|(?<![\d/.:])(?P<smonth>1[0-2]|0?[1-9])[/.](?P<sday>3[01]|[12]\d"
        r"|0?[1-9])(?![\d/.:%])" + _MARK.format(n=2)
)  # fmt: skip
_MORE = re.compile(
    rf"\s?(?P<sep>[、,，和及与]|至|到|-{{1,2}})\s?(?:(?P<year>{YEAR})年)?(?:(?P<month>{_N})月|(?P<smonth>1[0-2]"
    rf"|0?[1-9])[/])?(?P<day>{_N})(?P<mark>\s?[日号])?" + _MARK.format(n=1)
    + r"(?![\d:点时月个旬至])"
)  # fmt: skip
_ALL = re.compile(rf"\s?\((?:均为|逢)?{_W}?(?P<day>{_D})\)")
_LUNAR = re.compile(r"农历|阴历|赶集日|墟日")
_ISO = "日一二三四五六"


def when(plain: str, issue: Period | None) -> When:
    """What a folded line says of time. Dates without a year lie in the first such month not before the issue."""
    found = When()
    rest = plain
    if match := _MONTHLY.search(rest):
        _monthly(found, match, issue)
        rest = _hide(rest, match)
    rest = _dates(found, rest, issue)
    for match in _WEEKLY.finditer(rest):
        if found.rule is None and _weekly(found, match):
            rest = _hide(rest, match)
            break
    if (match := WINDOW.search(rest)) and not found.dates:
        take_window(found, match, issue)
        rest = _hide(rest, match)
    for hours, span in chinese_hours(rest):
        if hours not in found.hours and len(found.hours) < 6:
            found.hours.append(hours)
            found.spans.append(span)
    if not found.hours and (match := PART.search(rest)) and found.dated:
        found.part = match["part"]
        found.spans.append(match.span())
    if not found.dated and (match := MONTH.search(rest)) and issue is not None:
        take_month(found, match, issue)
    elif found.dated and (match := MONTH.match(rest)):
        found.spans.append(match.span())
    if not found.dated and _LUNAR.search(plain):
        found.lunar = True
    return found


def _hide(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + "\x00" * len(match[0]) + text[match.end() :]


def _weekly(found: When, match: re.Match[str]) -> bool:
    if match["daily"]:
        # 4月13日至17日，每天: the dates say it already.
        if not found.dates:
            found.rule = "FREQ=DAILY"
    elif match["working"]:
        found.rule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    elif match["weekend"]:
        found.rule = "FREQ=WEEKLY;BYDAY=SA,SU"
    else:
        days = match["days"] or match["twodays"] or match["plain"]
        if match["plain"] and not _long_run(found.dates):
            return False
        if match["two"] and not days:
            found.rule = "FREQ=WEEKLY;INTERVAL=2"
        else:
            rule = _of_phrase(
                "每" + re.sub("[每逢&/,，]", lambda letter: "、" if letter[0] in "&/,，" else "", days)
            )
            if rule is None:
                return False
            found.rule = rule.replace("FREQ=WEEKLY;", "FREQ=WEEKLY;INTERVAL=2;") if match["two"] else rule
    if found.rule and found.rule != "FREQ=DAILY" and len(found.dates) > 2 and found.said == []:
        found.window = found.dates[0], found.dates[-1]
        found.dates = []
    found.spans.append(match.span())
    return True


def _long_run(days: list[date]) -> bool:
    """Whether dates leave room for weekdays of their own: none yet, or a run of more than a week."""
    return not days or (len(days) > 7 and (max(days) - min(days)).days == len(days) - 1)


@lru_cache(maxsize=2048)
def _of_phrase(phrase: str) -> str | None:
    """The RRULE value of a recurrence phrase, without an end."""
    try:
        schedule = read_phrase(phrase)
        value = rrule(schedule, Stretch(date(2000, 1, 1), date(2000, 5, 1)))
    except (UnreadableSchedule, NoRecurrenceRule, ImpossibleRule, ValueError):
        return None
    parts = [part for part in value.split(";") if not part.startswith(("UNTIL", "WKST"))]
    made = ";".join(parts)
    return "FREQ=DAILY" if made == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU" else made


_SEASONS = {"首": "1,4,7,10", "中": "2,5,8,11", "末": "3,6,9,12"}


def _monthly(found: When, match: re.Match[str], issue: Period | None) -> None:
    if match["days"]:
        days = [small(day) for day in re.findall(_N, match["days"])]
        found.rule = "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(str(day) for day in days if day)
    else:
        nth = (
            "最后一个"
            if "最后" in match["nth"]
            else match["nth"]
            if match["nth"].endswith("个")
            else f"{match['nth']}个"
        )
        found.rule = _of_phrase("每月" + re.sub(r"\s", "", nth) + match["day"].replace("礼拜", "周"))
    if found.rule and match["season"]:
        found.rule += f";BYMONTH={_SEASONS[match['season']]}"
    # 8月最后一个星期日 is one day.
    if found.rule and match["month"] and (day := _only(found.rule, match["month"], issue)):
        found.rule, found.dates = None, [day]
    if found.rule or found.dates:
        found.spans.append(match.span())


def _only(rule: str, month: str, issue: Period | None) -> date | None:
    said = re.fullmatch(r"FREQ=MONTHLY;BYDAY=(-?\d)([A-Z]{2})", rule)
    number = small(month)
    return issue.nth_day(number, int(said[1]), said[2]) if said and number and issue else None


def _dates(found: When, rest: str, issue: Period | None) -> str:
    """Reads every date of the line; a run without gaps is the list of its days."""
    at = 0
    while len(found.dates) < 62 and (match := _DATE.search(rest, at)):
        at = match.end()
        month = small(match["month"] or match["smonth"])
        number = small(match["day"] or match["sday"])
        year = year_said(match["year"], month, issue)
        bare = match["month"] and not re.search("[日号]", match[0]) and not _MORE.match(rest, at)
        if (
            year is None
            or month is None
            or number is None
            or bare
            or (first := day_or_none(year, month, number)) is None
        ):
            continue
        if re.match(r"\s?起", rest[at : at + 4]) and (found.rule or _WEEKLY.search(rest)):
            continue
        named, start = [first], match.start()
        _claim(found, first, match["w1"] or match["w2"])
        while (more := _MORE.match(rest, at)) and len(named) < 62:
            if (
                not more["mark"]
                and not more["smonth"]
                and not re.match(rf"[、,，和及与\s]*\d|\s?\(|{_N}[日号]|\s?[、至到-]", rest[more.end() :] + " ")
                and more["sep"] in ",，"
            ):
                break
            month = small(more["month"] or more["smonth"] or "") or month
            year = year_of(more["year"]) if more["year"] else named[-1].year + (month < named[-1].month)
            day = day_or_none(year or 0, month, small(more["day"]) or 0)
            if day is None:
                break
            named += days_between(named[-1], day)[1:] if more["sep"][0] in "至到-" else [day]
            _claim(found, day, more["w1"])
            at = more.end()
        if all_ := _ALL.match(rest, at):
            for day in named:
                _claim(found, day, all_["day"])
            at = all_.end()
        found.dates += [day for day in named if day not in found.dates]
        found.spans.append((start, at))
        rest = rest[:start] + "\x00" * (at - start) + rest[at:]
    return rest


def _claim(found: When, day: date, letter: str | None) -> None:
    if letter:
        found.said.append((day, "一二三四五六日".index(letter.replace("天", "日"))))
