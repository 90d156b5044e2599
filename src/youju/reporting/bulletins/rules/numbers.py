"""Finds numbers that stand in a text without records: Arabic, full-width or Chinese, with a unit of count."""

import re

from youju.reporting.bulletins.rules.tokens import Link, read

_UNITS = (
    "人次|场次|人|名|位|户|家|次|场|个|件|份|本|册|种|条|篇|期|字|张|块|元|万元|小时|分钟|天|周|月|年|所|项|批|G|GB|%"
    "|单位|社区|家庭|儿童|孩子|老人|志愿者|机构|城市|地"
)
_CHINESE = "零〇一二两三四五六七八九十百千万亿"
# 一起, 一直, 一些, 第一, 统一 and their like are words, not counts.
_WORDS = re.compile(
    r"第[零一二三四五六七八九十]+|一[起直些般样定旦同向切边面对带心种份位家个]|[统万唯逐单之进专]一|十分|万一|百姓|千万|三社|四季|五一|六一|八一|十一|两地|四地|一平米|一点一滴|一年一度|星期[一二三四五六日]|周[一二三四五六日]"
)
_GOES_ON = "……"
_DIGIT = r"[0-9\uff10-\uff19]"
# A numeral is looked at from its first character on and as a whole: no other part of it has another end, and a
# long one would otherwise be read again from each of its characters.
_NUMERAL = rf"(?<![{_CHINESE}])[{_CHINESE}]++"
_NAKED = re.compile(rf"{_DIGIT}(?:{_DIGIT}|[,.,.](?={_DIGIT}))*|{_NUMERAL}[多余来几]?(?=(?:余|多)?(?:{_UNITS}))")


def quoted(text: str) -> str:
    """A plain text with each of its naked numbers marked as somebody else's."""
    hidden = _WORDS.sub(lambda m: " " * len(m[0]), text)
    made, last = "", 0
    for match in _NAKED.finditer(hidden):
        made += f"{text[last : match.start()]}{{quote:{match[0]}}}"
        last = match.end()
    return made + text[last:]


def quoted_within(text: str, longest: int) -> str:
    """The same in at most `longest` characters: cut between two characters, never within a number or its mark."""
    whole, made = quoted(text), ""
    if len(whole) <= longest:
        return whole
    for piece in read(whole):
        room = longest - len(_GOES_ON) - len(made)
        if len(str(piece)) > room:
            made += piece[:room] if isinstance(piece, str) else ""
            break
        made += str(piece)
    return made.rstrip() + _GOES_ON


def naked_numbers(text: str) -> tuple[str, ...]:
    """The numbers in the plain pieces of a text, in order; words of links are ours, tokens are not looked at."""
    found: list[str] = []
    for piece in read(text):
        said = piece.text if isinstance(piece, Link) else piece
        if isinstance(said, str):
            found += [match[0] for match in _NAKED.finditer(_WORDS.sub(lambda m: " " * len(m[0]), said))]
    return tuple(found)
