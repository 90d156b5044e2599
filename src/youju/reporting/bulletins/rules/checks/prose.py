"""Whether a text is whole: closed sentences and brackets, whole dates, no number without records."""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.checks.findings import Finding
from youju.reporting.bulletins.rules.checks.passages import Passage, near, own_words, plain, short
from youju.reporting.bulletins.rules.numbers import naked_numbers

_CLOSED = re.compile(r"[。！？!?…；;.:：~～—”’」』）)】》〉]$")
_PAIRS = dict(zip("）)】」』》〉”’", "（(【「『《〈“‘", strict=True))
_PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=## |- )")
_CUT_DATE = re.compile(r"\d{4}年\d{1,2}(?![\d月./-])|(?<!\d)\d{1,2}月\d{1,2}(?![\d日号至到、,，~–—-])")


def breaks_off(passage: Passage) -> Iterator[Finding]:
    """A sentence or paragraph that ends without its closing mark, and nothing else says that it is one."""
    text = plain(passage.pieces)
    paragraphs = _PARAGRAPHS.split(text) if passage.story else [text]
    for paragraph in paragraphs:
        line = paragraph.strip()
        if not line or line.startswith("## ") or _CLOSED.search(line):
            continue
        if passage.story and line.startswith("- "):
            continue
        end = line[-12:]
        message = _("It ends with “{end}” and has no closing mark. Was it cut off?").format(end=end)
        yield Finding("cut", passage.place, message, quote=end)


def unbalanced(passage: Passage) -> Iterator[Finding]:
    """A bracket or quotation mark without its other half."""
    for pieces in (passage.title, passage.pieces):
        text = plain(pieces)
        alone = _alone(text)
        if alone is not None:
            place = near(text[max(0, alone - 10) : alone + 11], text[alone])
            message = _("“{place}”: the mark {mark} has no other half.").format(place=place, mark=text[alone])
            yield Finding("brackets", passage.place, message, quote=place)


def cut_dates(passage: Passage) -> Iterator[Finding]:
    """A date that lost its end: 2018年3, 3月17."""
    for pieces in (passage.title, passage.pieces):
        text = plain(pieces)
        for match in _CUT_DATE.finditer(text):
            message = _("“{place}”: the date “{date}” is cut off.").format(
                place=near(text, match[0]), date=match[0]
            )
            yield Finding("date", passage.place, message, quote=match[0])


def naked(passage: Passage) -> Iterator[Finding]:
    """Numbers typed by hand, in what was written or brought in before they were refused."""
    for pieces in (passage.title, passage.pieces):
        typed = own_words(pieces)
        found = naked_numbers(typed.replace("{", " ").replace("}", " "))
        if found:
            places = [near(typed.replace("\ufffc", "＿"), number, 4) for number in dict.fromkeys(found)]
            message = _(
                "{places}: typed by hand, no records stand behind it. Use a figure, or {{quote:…}} for somebody"
                " else's number."
            ).format(places="".join(_("“{word}”").format(word=place) for place in places[:5]))
            yield Finding("naked", passage.place, message, quote="、".join(dict.fromkeys(found)))


def last_cut_off(passages: Sequence[Passage]) -> Iterator[Finding]:
    """The end of the issue that says nothing: one short line, as it is left when the rest got lost."""
    if not passages:
        return
    last = passages[-1]
    line = plain(last.pieces).strip()
    if last.story and last.kind == "giving" and line and not re.search(r"[。！？!?…]", line):
        message = _("The issue ends with “{line}”: its last section seems cut off.").format(line=short(line))
        yield Finding("cut", last.place, message, quote=short(line))


def _alone(text: str) -> int | None:
    """Where the first mark without its other half stands."""
    open_marks: list[int] = []
    for place, mark in enumerate(text):
        if mark in _PAIRS.values():
            open_marks.append(place)
        elif mark in _PAIRS:
            # ’ is an apostrophe in foreign words, and 1) or a) numbers an item.
            if open_marks and text[open_marks[-1]] == _PAIRS[mark]:
                open_marks.pop()
            elif mark == "’" or (
                mark in ")）" and place and text[place - 1].isalnum() and text[place - 1].isascii()
            ):
                continue
            else:
                return place
    return open_marks[-1] if open_marks else None
