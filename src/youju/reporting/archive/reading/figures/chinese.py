"""Finds the counts of a Chinese statement: a numeral with its measure word, roughly or exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from youju.reporting.archive.reading.figures.count import Count
from youju.reporting.archive.reading.figures.subjects import carried, is_general, subject
from youju.reporting.archive.reading.numbers import ARABIC, arabic, chinese, settled
from youju.reporting.archive.reading.page import fold
from youju.reporting.archive.reading.words.measures import MEASURE, kind_of
from youju.reporting.archive.reading.words.no_figures import NOT_A_FIGURE, NUMBERING

_CN = "零一二两三四五六七八九十百千万亿廿卅"
_ROUGH = "[余多几来]"
_TIMES = {"万": 10**4, "w": 10**4, "W": 10**4, "亿": 10**8, "千": 1000, "百": 100, "十": 10}
# A number, how rough, ten thousands of it, and its unit; 3.5万, 三千多万, 80余名, 1个半小时.
_COUNT = re.compile(
    rf"(?:(?P<arabic>{ARABIC})|(?P<cn>[{_CN}]{{1,16}})|(?P<vague>[数几][十百千万]{{1,2}}))"
    rf"(?:\s?(?P<rough>{_ROUGH}))?\s?(?P<times>万|亿|千|百|[wW](?![A-Za-z]))?(?P<rough2>{_ROUGH})?\s{{0,2}}"
    rf"(?P<half>个半|半个)?(?P<unit>{MEASURE})?(?P<rough3>[多余])?"
)
_HOURS = re.compile(
    rf"(?P<hours>{ARABIC}|[{_CN}]{{1,7}})\s?个?(?:小时|钟头)(?:零|又)?\s?(?P<minutes>\d{{1,2}}"
    rf"|[{_CN}]{{1,4}})\s?分钟?"
)
_ROUGHLY = re.compile(
    r"(?:约|近|大约|大概|将近|接近|超过|超|逾|至少|不少于|不下|上|过|最多|不足|不到|突破|估计|差不多|达到?近"
    r"|多达)(?:有|共)?[\s:]?$"
)
_ABOUT = re.compile(r"\s?(?:左右|上下|以上|之多)")
_BACK_REFERENCE = re.compile(r"(?:[第周期每逢这那该首末统某哪任]|(?<!平均)每[次班组节场堂车])$")
_PRICE = re.compile(
    r"(?:每(?:人|位|名|份|节|堂|次|场|小时|户|张|套|本|月|年|个|组|对)|收费|费用|票价?|学费|报名费|材料费|按金"
    r"|价格?(?!值)|售|押金"
    r"|工本费|年费|会费|原价|优惠|只需|仅需|只收)[^，。；,;\d]{0,6}$"
)
_PRICED = re.compile(r"\s?(?:/|每|起(?!$)|一(?:位|人|份|张|次|节|堂|套|本)|正?[/／]?\s?(?:位|人)(?!次))")
_LIMIT = re.compile(r"(?:限|上限|名额|限额|限收|限招|满额|容量)[:\s]?(?:共|为|每[班组场])?$")
# What 二 or 三 of these counts is a manner of speaking.
_ABSTRACT = re.compile(
    r"(?:方面|阶段|部分|环节|层面|维度|步骤|原则|问题|方向|角度|特点|主题|重点|关键|优势|目标|层次|要素|转变"
    r"|结合|意识|能力"
    r"|篇章|世界|时代|梦想|声音|字|月|小目标|工作日|事|夜晚|晚上|早上)"
)
_LABEL = re.compile(
    r"(?P<label>人次|人数|户数|场次|节数|次数|时数|册数|篇数|件数|份数|宗数|个案数|家数|班数|组数|金额|小时数"
    r"|时长)"
    r"(?:\((?P<bracket>[^()]{1,5})\))?\s?(?:为|是|共|达|约|合计|总计|[:=])*\s*$"
)
_OF_LABEL = {
    "人次": "人次",
    "人数": "人",
    "户数": "户",
    "场次": "场",
    "节数": "节",
    "次数": "次",
    "时数": "小时",
    "册数": "册",
    "篇数": "篇",
    "件数": "件",
    "份数": "份",
    "宗数": "宗",
    "个案数": "个案",
    "家数": "家",
    "班数": "班",
    "组数": "组",
    "金额": "元",
    "小时数": "小时",
    "时长": "小时",
}
_BRACKETED = re.compile(rf"\((?P<unit>{MEASURE})\)\s?[:]?\s*$")
# Tenths: 八成五 is 85 %, 一成半 15 %.
_TENTHS = re.compile(
    r"(?P<tenths>[一二两三四五六七八九])成(?P<ones>[一二三四五六七八九半])?(?![为果员立长功就人效都])"
)
_STORY = re.compile(r"(?:停|过|等|住|花|用|熬|病|聊|走|跑|剪|哭|睡|守|坐|放|缩短|讲|上)了?(?:近|约)?$")
_STOP = re.compile(r"\s*(?:$|[，。；、,;.!！?？)）\]…”])")


def counts(plain: str, printed: str, start: int, end: int) -> Iterator[Count]:
    """The counts between `start` and `end` of a block, in order; `printed` gives the words as they stand there."""
    noun = ""
    for count in _counts(plain, printed, start, end):
        if count.what and not is_general(fold(count.what)):
            noun = count.what
        elif noun:
            count = replace(count, what=carried(noun, count.what, count.measure), carried=True)
        yield count


def _counts(plain: str, printed: str, start: int, end: int) -> Iterator[Count]:
    first = NUMBERING.match(plain, start, end)
    hidden = [match.span() for match in NOT_A_FIGURE.finditer(plain, start, end)]
    at, row = first.end() if first else start, 0
    while True:
        found = _COUNT.search(plain, at, end)
        if found is None:
            return
        while row < len(hidden) and hidden[row][1] <= found.start():
            row += 1
        # A range of numbers has one unit, at its end; what begins inside of a date is a part of it.
        if row < len(hidden) and hidden[row][0] <= found.start() < hidden[row][1]:
            at = hidden[row][1]
            continue
        count: Count | None
        if (tenths := _TENTHS.match(plain, found.start(), end)) is not None:
            count, at = _percent(plain, printed, tenths, start, end), tenths.end()
        elif (hours := _HOURS.match(plain, found.start(), end)) is not None:
            count, at = _minutes(plain, printed, hours, start, end), hours.end()
        else:
            if row < len(hidden) and hidden[row][0] < found.end("arabic" if found["arabic"] else 0):
                at = found.start() + 1
                continue
            count, at = _count(plain, printed, found, start, end), max(found.end(), found.start() + 1)
            if count is None and not found["unit"]:
                at = found.end("arabic") if found["arabic"] else found.start() + 1
        if count is not None:
            yield count


def _minutes(plain: str, printed: str, found: re.Match[str], start: int, end: int) -> Count | None:
    hours, minutes = _value(found["hours"]), _value(found["minutes"])
    if hours is None or minutes is None:
        return None
    what = subject(plain, printed, found.start(), found.end(), start, end)
    unit = (
        "分钟" if printed[found.end() - 1] != "鐘" and "時" not in printed[found.start() : found.end()] else "分鐘"
    )
    value = settled(hours * 60 + minutes)
    return Count(value, unit, what, found.start(), found.end(), measure="minutes")


def _percent(plain: str, printed: str, found: re.Match[str], start: int, end: int) -> Count:
    ones = found["ones"]
    value = int(chinese(found["tenths"]) or 0) * 10 + (
        5 if ones == "半" else int(chinese(ones) or 0) if ones else 0
    )
    before = plain[max(start, found.start() - 16) : found.start()]
    rough = bool(_ROUGHLY.search(before) or _ABOUT.match(plain, found.end(), end))
    what = subject(plain, printed, found.start(), found.end(), start, end)
    return Count(value, "%", what, found.start(), found.end(), rough, "percent")


def _count(plain: str, printed: str, found: re.Match[str], start: int, end: int) -> Count | None:
    before = plain[max(start, found.start() - 16) : found.start()]
    value = _value(found["arabic"] or found["cn"] or found["vague"])
    approximate = bool(
        found["rough"] or found["rough2"] or found["rough3"] or found["vague"] or _ROUGHLY.search(before)
    )
    if value is None and found["cn"] and found["cn"][0] in _TIMES and _ROUGHLY.search(before):
        value = chinese("一" + found["cn"])
    if value is None:
        return None
    if found["times"]:
        value *= _TIMES[found["times"]]
    unit, place = found["unit"], (found.start("unit"), found.end("unit"))
    if unit is None:
        unit = _labelled(before)
        if unit is None or found["cn"]:
            return None
        stop = max(found.end(name) for name in ("arabic", "cn", "vague", "rough", "times", "rough2"))
        said, place = unit, (stop, stop)
    else:
        said = printed[place[0] : place[1]]
    if found["half"] and unit.endswith(("小时", "钟头")):
        value += Decimal("0.5")
    # 停了三天, 过了七分钟 tell a story and count no service.
    if found["cn"] and kind_of(unit) in ("days", "minutes") and _STORY.search(before):
        return None
    if found["cn"] and not _stands_alone(plain, found, place[1], end, before):
        return None
    if kind_of(unit) == "money" and (
        (_PRICE.search(before) and not re.search("平均|人均", before)) or _PRICED.match(plain, place[1], end)
    ):
        return None
    if _LIMIT.search(before) or (_BACK_REFERENCE.search(before) and "平均" not in before[-6:]):
        return None
    approximate = approximate or bool(_ABOUT.match(plain, place[1], end))
    what = subject(plain, printed, found.start(), place[1], start, end)
    unit, said = _shortest(unit, said)
    return Count(settled(value), said, what, found.start(), place[1], approximate, kind_of(unit))


def _value(token: str) -> Decimal | None:
    if token[0].isdigit() and token[0].isascii():
        return arabic(token)
    if token[0] in "数几":
        return Decimal(1) * _TIMES[token[1]] * (_TIMES[token[2]] if len(token) > 2 else 1)
    return chinese(token)


def _labelled(before: str) -> str | None:
    """The unit that the words before a bare number promise: 服务人次:450, 场次(场) 12."""
    if found := _BRACKETED.search(before):
        return found["unit"]
    if found := _LABEL.search(before):
        return found["bracket"] or _OF_LABEL[found["label"]]
    return None


def _stands_alone(plain: str, found: re.Match[str], stop: int, end: int, before: str) -> bool:
    """Whether a numeral in characters counts; 一个 and 三个方面 are manners of speaking."""
    unit = found["unit"] or ""
    if set(found["cn"]) == {"一"} and not found["rough"]:
        # 熄灯一小时 is the name of a day, 唯一一家 the only one; 培训一次, at the end of its clause, is a count.
        return (
            bool(_STOP.match(plain, stop, end))
            and kind_of(unit) not in ("minutes", "days")
            and len(found["cn"]) == 1
        )
    if found["cn"] in ("千", "百", "万", "亿", "千万", "百万") and not _ROUGHLY.search(before):
        return False
    if before[-1:] in "零一二两三四五六七八九十" and before:
        return False
    return not (len(found["cn"]) == 1 and _ABSTRACT.match(plain, stop, end))


def _shortest(unit: str, said: str) -> tuple[str, str]:
    """小时 for 个小时, 个案 for 个个案: the 个 before a measure word is none of it."""
    if len(unit) > 1 and unit[0] == "个" and unit not in ("个案", "个人", "个百分点"):
        return unit[1:], said[1:]
    if unit in ("个人",):
        return "人", said[1:]
    return unit, said
