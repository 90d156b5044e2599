"""One name in print, one definition: numbers that bear the same name and count different things."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.checks.findings import Finding
from youju.reporting.bulletins.rules.checks.passages import (
    CLAUSE,
    Passage,
    Said,
    before_and_after,
    own_words,
    split,
)

# Not part of a name: how much, how many.
_FILLING = re.compile(r"累计|共计|合计|总计|数量|人数|人次|册数|总量|总数|[共为达约计有了的]|\d+月?")
# Verbs of the trade that go with every number.
_GENERAL = frozenset({
    "服务", "开展", "参加", "参与", "活动", "发布", "提供", "支持", "接待", "完成",
    "登记", "直接服务", "对外提供", "组织", "举办", "培训", "走访", "探访", "陪伴", "收到",
    "家庭", "儿童", "孩子", "老人", "家长", "志愿者", "读者",
})  # fmt: skip
_EXPLAINED = re.compile(r"只算|不含|不计|另记|另计|都算|算在内|包括|含|仅指|口径")
_WORD = re.compile(r"[\u4e00-\u9fff]+$")


@dataclass(frozen=True)
class Named:
    """A number with the words that name it in print."""

    passage: Passage
    row: Said
    name: str
    explained: bool


def named(passage: Passage) -> Iterator[Named]:
    """The numbers of a passage, each with the last words before it."""
    explained = bool(_EXPLAINED.search(own_words(passage.pieces)))
    for clause in split(passage.pieces, CLAUSE):
        for row, before, _after in before_and_after(clause):
            word = _WORD.search(_FILLING.sub("", before))
            if row.reading != "late" and word and len(word[0]) > 1:
                yield Named(passage, row, word[0], explained)


def same_name(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Two passages that give one name to figures with different definitions, for offices that both speak of."""
    rows = [found for passage in passages for found in named(passage)]
    told: set[tuple[object, object]] = set()
    for one in rows:
        for other in rows:
            if one.passage.place == other.passage.place or (one.passage.place, one.row.name) in told:
                continue
            shared = _shared(one, other)
            if shared:
                told.add((one.passage.place, one.row.name))
                message = _(
                    "“{name}” is {one} here ({definition}), and {other} elsewhere ({elsewhere}). Name them apart,"
                    " or say what is counted."
                ).format(
                    name=shared, one=one.row.printed, other=other.row.printed, definition=one.row.label,
                    elsewhere=other.row.label,
                )  # fmt: skip
                yield Finding("scopes", one.passage.place, message, one.row.name, quote=shared)


def _shared(one: Named, other: Named) -> str:
    """The name that both bear, where they should not."""
    differ = one.row.name and other.row.name and one.row.name[0] != other.row.name[0]
    alike = one.row.measure == other.row.measure and set(one.row.offices) & set(other.row.offices)
    if not differ or not alike or one.explained or other.explained:
        return ""
    length = 0
    for a, b in zip(reversed(one.name), reversed(other.name), strict=False):
        if a != b:
            break
        length += 1
    shared = one.name[len(one.name) - length :]
    return shared if length > 1 and shared not in _GENERAL else ""
