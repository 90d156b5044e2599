"""When two readings of one thing are the same: units, phrases, offices, periods, rules, hours."""

import calendar
import re
import unicodedata
from collections.abc import Callable
from typing import Any

# One unit, two scripts. A reader may answer in either.
SCRIPT = str.maketrans(
    "個節戶時鐘課場條張冊級顆輛雙間圓嘆萬億隊種項齊產業練習導輔義務區會員關懷單據處對點樓辦參觀眾聽訪談話體動籌撥額類獎師長協聯絡組綫線願誌購贈賣療護復訓結題數總費車輪鄰學慶電腦聲歲遊戲園藝門診後裏覽報",
    "个节户时钟课场条张册级颗辆双间元叹万亿队种项齐产业练习导辅义务区会员关怀单据处对点楼办参观众听访谈话体动筹拨额类奖师长协联络组线线愿志购赠卖疗护复训结题数总费车轮邻学庆电脑声岁游戏园艺门诊后里览报",
)
PARTICLES = re.compile(r"[的之\s、，,（）()「」“”《》〔〕【】·・]")
NUMBERED = re.compile(r"^(?:[（(]?[一二三四五六七八九十甲乙丙丁壹貳參肆伍\d]+[)）、.．]?|[●○▪■▲👉🔹])\s*")
EVERY_DAY = frozenset({"MO", "TU", "WE", "TH", "FR", "SA", "SU"})


def plain(text: str | None) -> str:
    return unicodedata.normalize("NFKC", text or "").translate(SCRIPT).casefold().strip()


def same_unit(want: str, got: str) -> bool:
    """Equal as written; of an English unit the counted noun, in either number."""
    a, b = plain(want), plain(got)
    if re.fullmatch("[a-z' -]+", a) and re.fullmatch("[a-z' -]+", b):
        return stem(a.split()[-1]) == stem(b.split()[-1])
    return a == b


def same_phrase(want: str, got: str) -> bool:
    """The shorter phrase is said by the longer one: three of five of its characters, or all its English words."""
    a, b = plain(want), plain(got)
    if not a or not b:
        return a == b
    if re.search("[a-z]", a):
        few, many = sorted(({stem(word) for word in re.findall("[a-z]+", each)} for each in (a, b)), key=len)
        return bool(few) and few <= many
    short, long = sorted((PARTICLES.sub("", a), PARTICLES.sub("", b)), key=len)
    return bool(short) and sum(sign in long for sign in short) >= 0.6 * len(short)


def same_office(want: str, got: str) -> bool:
    return bare(want) == bare(got)


def same_period(want: str, got: str | None) -> bool:
    return month_of(want) == month_of(got or "")


FIELDS: dict[str, Callable[[str, str], bool]] = {
    "unit": same_unit, "what": same_phrase, "office": same_office, "period": same_period,
}  # fmt: skip


def stem(word: str) -> str:
    if word in ("people", "persons"):
        return "person"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word == "children":
        return "child"
    if word in ("men", "women"):
        return word[:-2] + "an"
    if re.search("(s|x|ch|sh)es$", word):
        return word[:-2]
    return word.removesuffix("s")


def bare(office: str | None) -> str:
    return PARTICLES.sub("", NUMBERED.sub("", plain(office)))


def month_of(period: str) -> str:
    """A month's last day is the month, a quarter's last month and a year's last day stay what they are."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", period)
    if match:
        year, month, day = map(int, match.groups())
        if 1 <= month <= 12 and day == calendar.monthrange(year, month)[1]:
            return period[:7]
    return period


def same_figure(want: dict[str, Any], got: dict[str, Any]) -> bool:
    size = max(abs(want["value"]), 1)
    return bool(want["line"] == got["line"] and abs(want["value"] - got["value"]) <= 1e-6 * size)


def closeness(want: dict[str, Any], got: dict[str, Any]) -> float:
    """Of two equal numbers on a line the one that agrees in more is the one meant."""
    agree = sum(same(want[field], got[field]) for field, same in FIELDS.items())
    return agree + 2 * (want["margin"] == got["margin"])


def near_entry(want: dict[str, Any], got: dict[str, Any]) -> bool:
    """On the same line; where a table has a cell to a line, beside it and not without any agreement."""
    return bool(want["line"] == got["line"]) or agreement(want, got) > 1


def agreement(want: dict[str, Any], got: dict[str, Any]) -> float:
    fields = ("rule", "dates", "times", "phone")
    agree = sum(aspect(want, field) == aspect(got, field) for field in fields if aspect(want, field))
    return agree - 0.1 * abs(want["line"] - got["line"])


def aspect(entry: dict[str, Any], field: str) -> Any:
    """One side of an entry in a form that can be compared; empty where the entry has none."""
    if field == "entry":
        return True
    if field == "rule":
        return rule(entry["rule"])
    if field == "dates":
        return days(entry)
    if field == "times":
        return (entry["start"] or "", entry["end"] or "") if entry["start"] else ()
    if field == "phone":
        return re.sub(r"\D", "", entry["phone"] or "")
    return tuple(aspect(entry, each) for each in ("rule", "dates", "times"))


def days(entry: dict[str, Any]) -> tuple[str, ...]:
    window = entry["window"]
    if isinstance(window, dict):
        window = list(window.values())
    return (*sorted(entry["dates"] or ()), *(["…", *window] if window else ()))


def rule(text: str | None) -> frozenset[tuple[str, frozenset[str]]]:
    """The parts of an RRULE value without order; every weekday is every day, and BYSETPOS=-1 is -1FR."""
    if not text:
        return frozenset()
    parts = {
        key: frozenset(value.split(","))
        for key, _equals, value in (part.partition("=") for part in text.split(";"))
    }
    for dull in ("WKST", "UNTIL", "COUNT"):
        parts.pop(dull, None)
    if parts.get("INTERVAL") == {"1"}:
        del parts["INTERVAL"]
    place = parts.pop("BYSETPOS", None)
    if place and parts.get("BYDAY"):
        parts["BYDAY"] = frozenset(f"{which}{day}" for which in place for day in parts["BYDAY"])
    if parts.get("FREQ") == {"WEEKLY"} and parts.get("BYDAY") == EVERY_DAY:
        parts = {**parts, "FREQ": frozenset({"DAILY"})}
    if parts.get("FREQ") == {"DAILY"}:
        parts.pop("BYDAY", None)
    return frozenset(parts.items())
