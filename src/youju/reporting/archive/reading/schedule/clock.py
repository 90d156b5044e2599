"""Clock times in print: 下午15:00-18:30 (already of 24 hours), 上午十時至十一時半, 9.30am to 12 noon, 2-4pm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.reporting.archive.reading.dates.period import small

Hours = tuple[str, str | None]

_CN = r"(?:\d{1,2}|[零一二两三四五六七八九十]{1,3})"
_PART = r"(?P<part{n}>凌晨|清晨|早上|早晨|上午|正午|中午|下午|傍晚|晚上|晚间|夜间|夜晚|早|午间|晚)?\s?"
_CLOCK = (
    rf"(?:(?P<h{{n}}>\d{{{{1,2}}}})\s?:\s?(?P<m{{n}}>\d{{{{2}}}})(?!\d)"
    rf"|(?P<o{{n}}>{_CN.replace('{', '{{').replace('}', '}}')})\s?[点时](?!间|段|长|数|候"
    rf"|钟头)(?:钟)?(?:(?P<half{{n}}>半)|(?P<quarter{{n}}>[一三13])刻|[正整]"
    rf"|(?P<past{{n}}>{_CN.replace('{', '{{').replace('}', '}}')})分?)?)"
)
_TO = r"\s?(?:-{1,2}|至|到|to)\s?(?:次日|翌日)?"
_BARE = rf"(?P<bare>{_CN})(?={_TO}{_CN}\s?[点时])"
CHINESE = re.compile(
    _PART.format(n=1) + "(?:" + _CLOCK.format(n=1) + "|" + _BARE + ")"
    + "(?:" + _TO + _PART.format(n=2) + _CLOCK.format(n=2) + ")?"
)  # fmt: skip
PART = re.compile(r"(?P<part>上午|下午|晚上|晚间|中午|傍晚|早上|全天|整天|夜间)")

_LATE = frozenset({"下午", "傍晚", "晚上", "晚间", "夜间", "夜晚", "晚"})
_EN_CLOCK = (
    r"(?:(?P<h{n}>\d{{1,2}})(?:[.:](?P<m{n}>\d{{2}}))?\s?(?:(?P<ap{n}>[ap])\.?\s?m\b\.?|(?P<noon{n}>noon|midday))?"
    r"|(?P<word{n}>noon|midday|midnight))"
)
ENGLISH = re.compile(
    r"(?<![\d£$€.:/-])"
    + _EN_CLOCK.format(n=1)
    + r"(?:\s?(?:-{1,2}|to|until|till)\s?"
    + _EN_CLOCK.format(n=2)
    + r")?(?![\d%])(?!\s?(?:%|people|weeks?|sessions?|years?))",
    re.I,
)


def chinese_hours(plain: str) -> Iterator[tuple[Hours, tuple[int, int]]]:
    """The windows of clock time in a folded line, each with its columns."""
    for found in CHINESE.finditer(plain):
        if found["bare"] and found["o2"] is None:
            continue
        # 四点半教室 is a name: numerals without a part of the day are a time where a pause follows.
        if (
            found["o1"]
            and not found["part1"]
            and found["h2"] is None
            and found["o2"] is None
            and re.match(r"[一-鿿]", plain[found.end() : found.end() + 1])
            and not re.match("开始|起|正", plain[found.end() : found.end() + 2])
        ):
            continue
        start = _chinese(found, "1", found["part1"], None)
        if start is None:
            continue
        end = None
        if found["h2"] or found["o2"]:
            end = _chinese(found, "2", found["part2"] or found["part1"], start if not found["part2"] else None)
        yield (_said(start), _said(end) if end is not None else None), found.span()


def _chinese(found: re.Match[str], n: str, part: str | None, after: int | None) -> int | None:
    """Minutes of the day of one clock time; the end of a stretch goes on from `after`."""
    if found[f"h{n}"]:
        hour, minute = int(found[f"h{n}"]), int(found[f"m{n}"])
    else:
        said = found[f"o{n}"] or (found["bare"] if n == "1" else None)
        hour = small(said) if said else None  # type: ignore[assignment]
        if hour is None:
            return None
        minute = 30 if found[f"half{n}"] else 0
        if found[f"quarter{n}"]:
            minute = 15 if found[f"quarter{n}"] in "一1" else 45
        elif found[f"past{n}"]:
            minute = small(found[f"past{n}"]) or 0
    if hour > 24 or minute > 59:
        return None
    if (part in _LATE and 1 <= hour < 12) or (part in ("中午", "正午", "午间") and hour < 4):
        hour += 12
    elif part in ("晚", "晚上", "夜间") and hour == 12:
        hour = 24
    # 上午九時至一時: an end before its start belongs to the afternoon.
    if after is not None and hour * 60 + minute <= after and hour < 12:
        hour += 12
    return (hour * 60 + minute) % (24 * 60)


def english_hours(plain: str) -> Iterator[tuple[Hours, tuple[int, int]]]:
    """The same in English; a bare number is a time only beside am, pm, noon or minutes."""
    for found in ENGLISH.finditer(plain):
        sure = any(found[name] for name in ("ap1", "ap2", "noon1", "noon2", "word1", "word2"))
        minutes = (bool(found["m1"]) and ":" in found[0]) or bool(found["m1"] and found["m2"])
        if not sure and not minutes:
            continue
        start = _english(found, "1", found["ap1"])
        if start is None:
            continue
        end = None
        if found["h2"] or found["word2"]:
            end = _english(found, "2", found["ap2"])
        if end is not None and not found["ap1"] and found["ap2"] and not found["noon1"] and found["h1"]:
            shifted = _english(found, "1", found["ap2"])
            start = shifted if shifted is not None and shifted < end else start
        if end is not None and not found["ap2"] and found["ap1"] and end <= start:
            end = (end + 12 * 60) % (24 * 60)
        if not sure and end is not None and end <= start:
            end += 12 * 60 if end + 12 * 60 < 24 * 60 else 0
        yield (_said(start), _said(end) if end is not None else None), found.span()


def _english(found: re.Match[str], n: str, half: str | None) -> int | None:
    if word := found[f"word{n}"]:
        return 0 if word.lower() == "midnight" else 12 * 60
    hour, minute = int(found[f"h{n}"]), int(found[f"m{n}"] or 0)
    if hour > 24 or minute > 59:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if found[f"noon{n}"]:
        hour = 12
    return hour % 24 * 60 + minute


def _said(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
