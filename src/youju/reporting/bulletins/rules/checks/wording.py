"""Words that the network would rather not print, each with what to write instead, a reason and an example."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.checks.findings import Finding
from youju.reporting.bulletins.rules.checks.passages import Passage, near, own_words

# Said of a place where anybody may give: enough, beside the name of a platform.
QUALIFIED = ("公开募捐资格", "指定的互联网募捐信息平台", "指定平台")
_LONGEST = 10


@dataclass(frozen=True)
class Word:
    """A rule of the word list.

    `unless` are longer words in which it is fine; `raises` marks words of fund-raising.
    """

    word: str
    instead: str
    why: str
    example: str = ""
    unless: tuple[str, ...] = ()
    raises: bool = False


_ABSOLUTE = "绝对化用语要有出处，读者和主管部门都会问。"
_RAISING = "向公众募捐要写明有公开募捐资格的组织或平台。"
# What every network begins with; one may switch any of it off and add its own.
DEFAULTS: tuple[Word, ...] = (
    Word("截止到", "截至", "“截止”是停止；说到某日为止用“截至”。", "截至3月底"),
    Word("截止至", "截至", "“截止”是停止；说到某日为止用“截至”。", "截至3月底"),
    Word("最好的", "", _ABSOLUTE, "很受孩子欢迎的", ("最好的办法", "最好的朋友")),
    Word("最佳", "", _ABSOLUTE, "获评“优秀”"),
    Word("最大的", "", _ABSOLUTE, "较大的", ("最大的收获", "最大的困难", "最大的难处")),
    Word("最美", "", _ABSOLUTE, "用做过的事来说"),
    Word("最先进", "", _ABSOLUTE, "新近的"),
    Word("最优秀", "", _ABSOLUTE, "优秀"),
    Word("第一家", "", _ABSOLUTE, "较早的一家"),
    Word("唯一", "", _ABSOLUTE, "写明由谁评、评了几家"),
    Word("首家", "", _ABSOLUTE, "较早的一家"),
    Word("顶级", "", _ABSOLUTE, "资深"),
    Word("完美", "", _ABSOLUTE, "顺利"),
    Word("圆满成功", "", "套话，说结果更有力。", "来了多少人，带走了什么"),
    Word("募捐", "", _RAISING, "通过某某平台募捐", ("公开募捐资格", "互联网募捐"), raises=True),
    Word("义卖", "", _RAISING, "与有公开募捐资格的某基金会合办义卖", raises=True),
    Word("捐款", "", _RAISING, "在某某平台搜索项目名捐款", raises=True),
    Word("募款", "", _RAISING, "通过某某平台募款", raises=True),
    Word("筹款", "", _RAISING, "通过某某平台筹款", raises=True),
)


def words(passage: Passage, rules: Sequence[Word]) -> Iterator[Finding]:
    """Words of the list in what was typed; what is quoted from others stays as it is."""
    for pieces in (passage.title, passage.pieces):
        text = own_words(pieces)
        for rule in rules:
            if rule.raises:
                continue
            place = _place(text, rule)
            if place:
                yield _finding("word", passage, rule, place)


def fundraising(passage: Passage, rules: Sequence[Word], platforms: Sequence[str]) -> Iterator[Finding]:
    """An appeal to give money that names nobody who may ask the public for it."""
    whole = f"{own_words(passage.title)}\n{own_words(passage.pieces)}"
    if any(name in whole for name in (*QUALIFIED, *platforms)):
        return
    for rule in rules:
        place = _place(whole, rule) if rule.raises else ""
        if place:
            yield _finding("fundraising", passage, rule, place)
            return


def replaced(text: str, old: str, new: str) -> str:
    """The text with a word of it replaced, tokens and quotations left alone."""
    parts, depth, running = [], 0, ""
    for mark in text:
        if mark == "{" and not depth:
            parts.append(running.replace(old, new))
            running = ""
        depth += {"{": 1, "}": -1}.get(mark, 0)
        running += mark
        if mark == "}" and not depth:
            parts.append(running)
            running = ""
    return "".join(parts) + running.replace(old, new)


def _finding(check: str, passage: Passage, rule: Word, place: str) -> Finding:
    if rule.instead:
        message = _("“{place}”: write “{instead}” for “{word}”. {why}")
    elif rule.example:
        message = _("“{place}”: “{word}”. {why} For example: {example}.")
    else:
        message = _("“{place}”: “{word}”. {why}")
    said = message.format(place=place, word=rule.word, instead=rule.instead, why=rule.why, example=rule.example)
    swap = (rule.word, rule.instead) if rule.instead else None
    return Finding(check, passage.place, said, quote=place, replace=swap)


def _place(text: str, rule: Word) -> str:
    """The word with its surroundings where it stands by itself, or nothing."""
    masked = text
    for longer in rule.unless:
        masked = masked.replace(longer, "\ufffc" * len(longer))
    at = masked.find(rule.word)
    return near(text[max(0, at - _LONGEST) :], rule.word).replace("\ufffc", "＿") if at >= 0 else ""
