"""What a name is found by: its characters from any of them on, its reading, the first letters of its reading."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from pypinyin import Style, lazy_pinyin, pinyin

# Surnames that are read in their own way; everything else is read by pypinyin. Two characters come first.
SURNAMES = {
    "尉迟": "yu chi", "万俟": "mo qi", "单于": "chan yu", "澹台": "tan tai", "令狐": "ling hu",
    "长孙": "zhang sun",
    "尉": "wei", "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "朴": "piao", "区": "ou", "查": "zha",
    "任": "ren", "盖": "ge", "缪": "miao", "宓": "mi", "谌": "chen", "召": "shao", "秘": "bi", "折": "she",
    "种": "chong", "员": "yun", "乐": "yue", "覃": "qin", "翟": "zhai", "繁": "po", "祭": "zhai", "黑": "he",
    "能": "nai", "乜": "nie", "句": "gou", "重": "chong", "隗": "wei", "薄": "bo", "晁": "chao", "逄": "pang",
}  # fmt: skip
# Longest text that a key keeps; no query is longer either.
LONGEST = 40
# How a person is found, best first; an inner beginning comes after every outer one.
NAME, READING, INITIALS = range(3)
INSIDE = 3
_UNIT = re.compile(r"[^\W\d_a-z]|[a-z0-9]+")
_LATIN = re.compile(r"[a-z0-9]+")
# More readings than this has no name that anybody bears.
_MOST_READINGS = 4


@dataclass(frozen=True)
class Key:
    """One text under which a person is found by its beginning; `rank` orders what is found."""

    text: str
    rank: int


def normal(text: str) -> str:
    """What is compared: full-width forms folded, lower case, no accents, nothing between the characters."""
    return "".join(character for character in _folded(text) if character.isalnum())[:LONGEST]


def units(text: str) -> list[str]:
    """The characters of a name, and each Latin word of it as one."""
    return _UNIT.findall(_folded(text))[:LONGEST]


@lru_cache(maxsize=8192)
def readings(text: str) -> tuple[tuple[str, ...], ...]:
    """How a name may be read, unit by unit: as a name first, then as the same characters are read elsewhere."""
    parts = units(text)
    if not parts:
        return ()
    plain = [_plain(part) for part in parts]
    for length in (2, 1):
        said = SURNAMES.get("".join(parts[:length])) if len(parts) >= length else None
        if said is not None:
            as_name = [*said.split(), *_given(parts[length:])]
            return tuple(dict.fromkeys([tuple(as_name), tuple(plain)]))
    first = [plain[0], *_given(parts[1:])]
    return tuple(dict.fromkeys([tuple(first), tuple(plain)]))


def reading(text: str) -> str:
    """The reading of a name as one word: 单雪 is shanxue."""
    return "".join(readings(text)[0])[:LONGEST] if units(text) else ""


def keys(text: str) -> tuple[Key, ...]:
    """Every key of one name, each text once and at its best rank."""
    parts = units(text)
    best: dict[str, int] = {}

    def note(found: str, rank: int) -> None:
        if found:
            best[found[:LONGEST]] = min(rank, best.get(found[:LONGEST], rank))

    for start, _part in enumerate(parts):
        inside = INSIDE if start else 0
        note("".join(parts[start:]), NAME + inside)
        for said in readings(text)[:_MOST_READINGS]:
            note("".join(said[start:]), READING + inside)
            note("".join(sound[0] for sound in said[start:]), INITIALS + inside)
    return tuple(Key(found, rank) for found, rank in sorted(best.items()))


def ranks(typed: str) -> tuple[int, ...]:
    """Which keys can begin with what was typed: characters begin names only, letters any key."""
    if _LATIN.search(typed):
        return tuple(rank + inside for inside, rank in product((0, INSIDE), (NAME, READING, INITIALS)))
    return (NAME, NAME + INSIDE)


def _folded(text: str) -> str:
    # What is remembered is short, however long a text somebody pastes.
    return _fold(text[: LONGEST * 4])


@lru_cache(maxsize=16384)
def _fold(text: str) -> str:
    said = unicodedata.normalize("NFKC", text).lower().replace("ü", "v")
    bare = "".join(c for c in unicodedata.normalize("NFKD", said) if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", bare)


@lru_cache(maxsize=16384)
def _plain(part: str) -> str:
    if _LATIN.fullmatch(part):
        return part
    found = pinyin(part, style=Style.NORMAL, v_to_u=False)
    return normal(found[0][0]) if found else part


def _given(parts: list[str]) -> list[str]:
    """The given name is read together: in 音乐 and 快乐 the same character sounds differently."""
    if all(len(part) == 1 and not _LATIN.fullmatch(part) for part in parts) and parts:
        said = lazy_pinyin("".join(parts))
        if len(said) == len(parts):
            return [normal(sound) for sound in said]
    return [_plain(part) for part in parts]
