"""Whether a text speaks of the month, of what stands, and of what has added up, each as it is counted."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.checks.findings import Finding
from youju.reporting.bulletins.rules.checks.passages import (
    CLAUSE,
    STATEMENT,
    Passage,
    Said,
    before_and_after,
    plain,
    short,
    split,
)

# A month that is spoken of as a stretch, not as the day on which it ends.
_IN_THE_MONTH = re.compile(r"(?:本月|当月|这个月|(?<!\d)\d{1,2}月)(?![底末初]|\d)")
_STANDING = re.compile(r"目前|现有|现存|月底|月末|年底|在架|在册|截[至止]|累计|至今|迄今|以来|总[量数]")
_NEVER_OF_A_MONTH = re.compile(r"截[至止]|目前|现有|至今|迄今|以来|自.{1,12}起")
_ADDED_UP = re.compile(r"累计")
_SINCE = re.compile(r"[自从].{1,16}(?:起|以来|开始|至今)|以来|[自从].{0,8}开始|始于")
_NOW = re.compile(r"目前|现有|现存|现在|月底|月末|年底|在架|在册|截[至止]")


def reading_mismatch(passage: Passage) -> Iterator[Finding]:
    """Words of the month beside a number that is not of the month, and the other way round."""
    for statement in split(passage.pieces, STATEMENT):
        monthly = bool(_IN_THE_MONTH.search(plain(statement)))
        for clause in split(statement, CLAUSE):
            for row, before, _after in before_and_after(clause):
                word = _wrong_words(row, before, monthly)
                if word:
                    yield _mismatch(passage, row, word, plain(clause))


def _wrong_words(row: Said, before: str, monthly: bool) -> str:
    """The words in the number's clause that contradict how it is counted."""
    if row.reading == "late":
        return ""
    if row.reading == "flow":
        found = _NEVER_OF_A_MONTH.search(before)
        if found is None and not monthly:
            # “3月…累计” is the month's own total; without the month readers take it for all the years.
            found = _ADDED_UP.search(before)
        return found[0] if found else ""
    found = None if _STANDING.search(before) else _IN_THE_MONTH.search(before)
    return found[0] if found else ""


def _mismatch(passage: Passage, row: Said, word: str, clause: str) -> Finding:
    said = f"{row.label} {row.printed}"
    if row.reading == "flow":
        sentence = _("“{clause}”: {said} is the month's own number, but “{word}” sounds like all the time before.")
    elif row.reading == "stock":
        sentence = _("“{clause}”: {said} is what stands at the month's end, but “{word}” sounds like the month.")
    else:
        sentence = _("“{clause}”: {said} has added up since earlier, but “{word}” sounds like the month alone.")
    message = sentence.format(clause=short(clause, 40), said=said, word=word)
    return Finding("reading", passage.place, message, row.name, quote=short(clause, 40))


def mixed_readings(passage: Passage) -> Iterator[Finding]:
    """A total since long ago, or a stock, beside numbers of the month, and no word that tells them apart."""
    if not any(row.reading == "flow" and row.known for row in passage.tokens):
        return
    for statement in split(passage.pieces, STATEMENT):
        text = plain(statement)
        for row in statement:
            if not isinstance(row, Said) or not row.known or row.reading in {"flow", "late"}:
                continue
            told = _SINCE if row.reading == "cumulative" else _NOW
            if not told.search(text):
                said = f"{row.label} {row.printed}"
                if row.reading == "cumulative":
                    sentence = _(
                        "“{said}” has added up over a long time and stands beside numbers of the month. Say since"
                        " when: 自……以来."
                    )
                else:
                    sentence = _(
                        "“{said}” is what stands at the month's end, beside numbers of the month. Say so:"
                        " 月底、目前."
                    )
                yield Finding("mixed", passage.place, sentence.format(said=said), row.name, quote=said)
