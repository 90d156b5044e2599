"""Whether the measure word beside a number is the figure's own: 人次 is not 人."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.checks.findings import Finding
from youju.reporting.bulletins.rules.checks.passages import Passage, Said, before_and_after, near, plain

# Measure words, the longer ones first; what follows after `(?!` makes another word of it (家 in 家庭).
_WORDS = re.compile(
    r"人次|场次|小时|分钟|万元|人(?![员士们群口民生手家文])|名(?![字单称义])|位(?![置于])|户(?![外籍口])|家(?![庭里长人访务])"
    r"|次(?![日数])|场(?![地所馆景])|个|件(?!数)|份(?![额量])|本(?![月地馆人期年社次])|册(?!子)|种(?![树植子])|条(?!件)"
    r"|篇(?!幅)|期(?![间待末])|字(?!数)|张(?!贴)|块|元(?![宵旦])|G(?![a-zA-Z])|分(?!钟|[享别])"
)
_ROUGHLY = re.compile(r"^[余多来几]+")
# What may be said instead of the words that print a unit.
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "attendances": ("人次",),
    "persons": ("个",),
    "households": ("家",),
    "organisations": ("个",),
    "sessions": ("场次", "期"),
    "minutes": ("小时",),
    "items": ("册", "套", "名", "位"),
    "copies": ("本", "册"),
    "pieces": ("篇", "条", "期", "次", "个"),
    "photos": ("张", "幅"),
}
# Words for a count that stand before its number, and the unit that they promise.
_PROMISES: dict[str, frozenset[str]] = {
    "人数": frozenset({"persons"}),
    "人次": frozenset({"attendances"}),
    "户数": frozenset({"households"}),
    "场次": frozenset({"sessions"}),
    "册数": frozenset({"copies"}),
    "篇数": frozenset({"pieces"}),
    "字数": frozenset({"characters"}),
    "时长": frozenset({"minutes"}),
    "金额": frozenset({"money"}),
}
_PROMISED = re.compile(rf"({'|'.join(_PROMISES)})[为是共达计约：:]{{0,2}}$")


def unit_mismatch(passage: Passage) -> Iterator[Finding]:
    """A number whose measure word in the text is not the one its figure is counted in."""
    for pieces in (passage.title, passage.pieces):
        for row, before, after in before_and_after(pieces):
            wrong = _wrong_word(row, after) or _broken_promise(row, before)
            if wrong:
                place = near(plain(pieces), f"{row.said}{wrong}" if after.startswith(wrong) else row.said)
                message = _(
                    "“{place}”: “{label}” is counted in {unit}, the text says “{wrong}”. Use the figure with its"
                    " unit, or another figure."
                ).format(place=place, label=row.label, unit=row.unit, wrong=wrong)
                yield Finding("unit", passage.place, message, row.name, quote=place)


def _wrong_word(row: Said, after: str) -> str:
    """The measure word after the number where it is a wrong one."""
    rest = _ROUGHLY.sub("", after) if row.form == "number" else after
    found = _WORDS.match(rest)
    if found is None:
        return ""
    word = found[0]
    if row.form != "number":
        # The unit is printed already; a second one contradicts or doubles it.
        return word if word in {"人次", "小时", "分钟", "场次", "人", "名", "位", "元"} else ""
    if word in row.counters or word in _SYNONYMS.get(row.measure, ()):
        return ""
    return word


def _broken_promise(row: Said, before: str) -> str:
    """The word before the number where it promises another unit."""
    found = _PROMISED.search(before)
    if found is None or row.measure in _PROMISES[found[1]]:
        return ""
    return found[1]
