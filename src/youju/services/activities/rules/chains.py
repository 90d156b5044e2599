"""Reading a 接龙 or a list of names: one entry a line, its name freed from numbers, remarks and decoration.

A message of a chat group is written by forty hands: "3. 李小雨妈妈 +1 (晚到10分钟)". What stands for the name is
taken as it is written; everything else is kept as the remark, so that a person can judge. Nothing is searched
twice: a line is walked from left to right, whatever it holds.
"""

import unicodedata
from dataclasses import dataclass

# No message of a group is longer; what comes after is told, not read.
MOST_LINES, LONGEST_LINE, LONGEST_NAME = 500, 400, 20
_OPENING, _CLOSING = "（(【[《<「『", "）)】]》>」』"
# What separates a name from a remark, and several names of a line from one another.
_BREAKS = "，,、；;|/—－~～\t"
_DIGITS = dict(zip("零〇一二三四五六七八九十两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2), strict=True))
# Whose message it is when a guardian writes for a child: 李小雨妈妈 is the mother of 李小雨.
GUARDIANS = (
    "妈妈", "爸爸", "奶奶", "爷爷", "外婆", "外公", "姥姥", "姥爷", "家长", "妈咪", "妈", "爸",
)  # fmt: skip
# Words that say "yes, with us" or "no", and no name; the longest first.
_WORDS = ("不参加", "来不了", "去不了", "参加", "报名", "接龙", "签到", "请假", "取消", "不来", "不去", "到")
_NO = ("不参加", "来不了", "去不了", "请假", "取消", "不来", "不去")
# A heading of the message: the line of a group's own tool, and examples.
_HEADINGS = ("#接龙", "接龙", "例", "示例", "格式", "群接龙")


@dataclass(frozen=True)
class Entry:
    """One line of the message: who, how many besides, and what else it says.

    `guardian`: somebody speaks for the child. `declined`: the line says that somebody does not come.
    """

    line: int
    name: str
    more: int = 0
    guardian: bool = False
    declined: bool = False
    remark: str = ""


@dataclass(frozen=True)
class Reading:
    """The entries in the order of their lines; `unread` are lines with something in them and no name."""

    entries: tuple[Entry, ...]
    unread: tuple[str, ...]
    # Lines beyond those that are read.
    cut: int = 0


def read(text: str) -> Reading:
    """Reads a pasted list: linear in its length, whatever stands in it."""
    lines = text.splitlines()
    numbered = sum(_number(_folded(line[:LONGEST_LINE]))[0] for line in lines[:MOST_LINES])
    entries: list[Entry] = []
    unread: list[str] = []
    for place, raw in enumerate(lines[:MOST_LINES], 1):
        line = _folded(raw[:LONGEST_LINE]).strip()
        has_number, rest = _number(line)
        # Where a message numbers its entries, what has no number is its title and its rules.
        if not rest or (numbered > 1 and not has_number) or _is_heading(line):
            if rest and numbered > 1 and entries and not _is_heading(line):
                unread.append(rest[:80])
            continue
        found = _entries(place, rest, several=not has_number)
        entries += found
        if not found:
            unread.append(rest[:80])
    return Reading(tuple(entries), tuple(unread), max(0, len(lines) - MOST_LINES))


def _folded(line: str) -> str:
    """Full-width forms and numbers in circles as plain ones; emoji, marks and invisible characters gone."""
    kept = []
    for character in line:
        for folded in unicodedata.normalize("NFKC", character):
            category = unicodedata.category(folded)
            if category in ("So", "Sk", "Cf", "Cc", "Co", "Cn", "Cs", "Mn", "Me"):
                kept.append(" ")
            else:
                kept.append(folded)
    return "".join(kept)


def _number(line: str) -> tuple[bool, str]:
    """Whether the line begins with its number, and what follows: `3. `, `3、`, `(3)`, `3 ` or `三、`."""
    rest = line.lstrip(" *-•·")
    bare = rest.lstrip(_OPENING)
    digits = len(bare) - len(bare.lstrip("0123456789"))
    if not 0 < digits <= 3:
        chinese = len(bare) - len(bare.lstrip("一二三四五六七八九十"))
        if not (0 < chinese <= 3 and bare[chinese : chinese + 1] in ("、", ".", "，", ",")):
            return False, rest.strip()
        digits = chinese
    after = bare[digits:].lstrip(_CLOSING + " .、,，:：)-")
    return True, after.strip()


def _is_heading(line: str) -> bool:
    bare = line.lstrip(" #")
    return line.lstrip().startswith("#") or any(bare.startswith(word) for word in _HEADINGS if word != "接龙")


def _entries(place: int, rest: str, *, several: bool) -> list[Entry]:
    """The entry of a line; of a line without number perhaps several names, one after another."""
    outside, inside = _apart(rest)
    outside, _colon, said = outside.replace("：", ":").partition(":")
    inside = [said, *inside] if said else inside
    parts = [part for part in _split(outside) if part]
    if not parts:
        return []
    if several and len(parts) > 1 and all(_looks_like_name(part) for part in parts):
        return [found for part in parts if (found := _entry(place, part, "")) is not None]
    found = _entry(place, parts[0], " ".join([*parts[1:], *inside]))
    return [found] if found is not None else []


def _apart(text: str) -> tuple[str, list[str]]:
    """What stands outside of brackets, and what inside."""
    outside: list[str] = []
    inside: list[str] = []
    held: list[str] = []
    depth = 0
    for character in text:
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
            if not depth and held:
                inside.append("".join(held).strip())
                held = []
        elif depth:
            held.append(character)
        else:
            outside.append(character)
    if held:
        inside.append("".join(held).strip())
    return "".join(outside), [part for part in inside if part]


def _split(text: str) -> list[str]:
    """Cut where a list or a remark is cut; a gap cuts too, but not between two Latin words of one name."""
    for mark in _BREAKS:
        text = text.replace(mark, "\n")
    parts: list[str] = []
    for piece in text.split("\n"):
        latin = False
        for word in piece.split():
            is_latin = word.isascii() and word.isalpha()
            if latin and is_latin:
                parts[-1] += f" {word}"
            else:
                parts.append(word)
            latin = is_latin
    return parts


def _looks_like_name(part: str) -> bool:
    letters = [character for character in part if character.isalpha()]
    return len(letters) == len(part.replace(" ", "").replace("·", "")) and 2 <= len(letters) <= LONGEST_NAME


def _entry(place: int, said: str, remark: str) -> Entry | None:
    name, more = _more(said)
    beside, more_beside = _more(remark)
    declined = any(word in said or word in remark for word in _NO)
    for word in _WORDS:
        name = name.removesuffix(word).removeprefix(word)
    name = name.strip(" .·-+")
    guardian = False
    for word in GUARDIANS:
        if name.endswith(word) and len(name) - len(word) >= 2:
            name, guardian = name.removesuffix(word).removesuffix("的"), True
            break
    if not any(character.isalpha() for character in name) or name in GUARDIANS:
        return None
    return Entry(place, name[:LONGEST_NAME], more + more_beside, guardian, declined, beside[:80])


def _more(text: str) -> tuple[str, int]:
    """The text without `+1`, `+2人` or `加一`, and how many they were together."""
    for sign in ("＋", "加"):
        if sign in text and text[text.index(sign) + 1 : text.index(sign) + 2] in (*"123456789", *_DIGITS):
            text = text.replace(sign, "+", 1)
    before, plus, after = text.partition("+")
    if not plus:
        return text.strip(), 0
    digits = len(after) - len(after.lstrip("0123456789"))
    if 0 < digits <= 2:
        n, rest = int(after[:digits]), after[digits:]
    elif after[:1] in _DIGITS:
        n, rest = _DIGITS[after[0]], after[1:]
    else:
        return text.strip(), 0
    return f"{before} {rest.lstrip('人位个名 ')}".strip(), n
