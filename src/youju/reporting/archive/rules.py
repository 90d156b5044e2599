"""What a printed number may become: its amount in the stored unit of an indicator, and the words that name it."""

import hashlib
import re
import unicodedata
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from youju.ground.access.refusals import Refusal
from youju.ground.measures.indicators import Indicator, Reading

# Measure words in print that the grammar's own words do not have: traditional ones, and those of other houses.
ALSO = {
    "attendances": ("人次", "attendances", "visits"),
    "persons": ("人", "名", "位", "people", "person", "volunteers", "children", "members"),
    "households": ("户", "户次", "个", "households", "families"),
    "organisations": ("家", "个", "间", "单位", "organisations"),
    "sessions": ("次", "场", "场次", "个", "节", "堂", "期", "趟", "通", "sessions", "calls", "events", "classes"),
    "items": ("件", "份", "个", "块", "条", "袋", "箱", "套", "台", "items", "parcels"),
    "copies": ("本", "册", "册次", "本次", "books"),
    "titles": ("种", "titles"),
    "pieces": ("条", "篇", "期", "次", "posts", "articles"),
    "characters": ("字", "words"),
    "photos": ("张", "photos"),
}
# What one printed unit is in the stored one.
SCALES = {
    "minutes": {"小时": 60, "分钟": 1, "hours": 60, "minutes": 1, "时": 60, "分": 1},
    "money": {"元": 100, "万元": 1_000_000, "£": 100, "$": 100, "€": 100},
    "bytes": {"G": 10**9, "GB": 10**9, "M": 10**6, "MB": 10**6},
}
_SIMPLE = str.maketrans("個節戶時鐘課場條張冊間種單", "个节户时钟课场条张册间种单")
_DULL = re.compile(r"[\s的之、，,。:：()（）“”\"'·]")


class AlreadyRead(Refusal):
    """The very same text was read before; nothing changed."""

    message = _("This issue was read before. Nothing was changed.")


class NothingToRead(Refusal):
    message = _("There is no text in it.")
    field = "text"


class MonthUnknown(Refusal):
    """The text does not say which month it reports on."""

    message = _("The text does not say which month it is of. Enter the month.")
    field = "period"


class AnotherUnit(Refusal):
    """人次 never becomes 人: the printed unit does not print what the indicator counts."""

    message = _("The printed unit is not one of this figure. Choose another figure, or correct the unit.")
    field = "unit"


class NotAWhole(Refusal):
    message = _("This figure is counted in whole numbers.")
    field = "value"


class CountedSince(Refusal):
    """A number counted since years must not stand in a series of months."""

    message = _("In print it is counted since a beginning; this figure is of a month. Choose a cumulative one.")
    field = "indicator"


class JudgedAlready(Refusal):
    message = _("Somebody has judged this figure meanwhile. Look at it again.")


class NothingKept(Refusal):
    """Only what a person confirmed is shown to everybody; of this issue that is nothing yet."""

    message = _("No figure of this issue has been kept yet.")


class PublicAlready(Refusal):
    message = _("This issue is on the public pages already.")


class NotPublic(Refusal):
    message = _("This issue is not on the public pages.")


class NotJudged(Refusal):
    message = _("Nobody has judged this figure yet.")


def digest_of(text: str) -> str:
    """Hex SHA-256 of the text as it is read; ends of lines and a mark at the beginning make no other issue."""
    return hashlib.sha256(same_lines(text).encode()).hexdigest()


def same_lines(text: str) -> str:
    """The text with plain ends of lines, without NUL (no store keeps it) and marks of byte order."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def amount(value: Decimal, unit: str, indicator: Indicator) -> int:
    """The printed value in the stored unit. Raises AnotherUnit, NotAWhole."""
    key, said = indicator.unit.key, plain_unit(unit)
    if key in SCALES:
        if said not in SCALES[key]:
            raise AnotherUnit
        # Minutes are whole: 182.1 hours are 10,926.
        return round(value * SCALES[key][said])
    if said not in (*indicator.unit.counters, *ALSO.get(key, ())):
        raise AnotherUnit
    if value != int(value):
        raise NotAWhole
    return int(value)


def fits(unit: str, indicator: Indicator, *, cumulative: bool) -> bool:
    """Whether a number in this unit could be one of the indicator's."""
    key, said = indicator.unit.key, plain_unit(unit)
    known = SCALES[key] if key in SCALES else (*indicator.unit.counters, *ALSO.get(key, ()))
    return said in known and (not cumulative or indicator.reading is not Reading.FLOW)


def check_reading(indicator: Indicator, *, cumulative: bool) -> None:
    """Raises CountedSince where a cumulative number would become one of a month."""
    if cumulative and indicator.reading is Reading.FLOW:
        raise CountedSince


def plain_unit(unit: str) -> str:
    return unicodedata.normalize("NFKC", unit).strip().translate(_SIMPLE)


def phrase(what: str, unit: str) -> str:
    """What is counted, as a key of the vocabulary: the printed words without dull characters, and the unit."""
    said = _DULL.sub("", unicodedata.normalize("NFKC", what)).casefold()[:120]
    return f"{said}|{plain_unit(unit)}"


def name(office: str) -> str:
    """A printed name of an office as a key of the vocabulary."""
    return _DULL.sub("", unicodedata.normalize("NFKC", office)).casefold()[:170]
